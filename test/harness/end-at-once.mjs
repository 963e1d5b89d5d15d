/*
 * Loaded by every process of Jest. A worker that has nothing left to do is given half a second to end, and Node takes
 * longer than that to clear away the modules of every spec file; Jest then kills it and suspects an open handle.
 */
if (process.send) process.once('exit', () => process.exit());
