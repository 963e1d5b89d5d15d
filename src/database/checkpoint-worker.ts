import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

// A connection of its own that writes nothing: it moves what others committed from the log into the file. It never waits
// for anybody, nor anybody for it; what fails ends it, and SQLite does the same within commits.
const db = new Database(workerData as string, { fileMustExist: true, timeout: 0 });
db.pragma('synchronous = FULL');
const checkpoint = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');

parentPort?.on('message', (order: 'checkpoint' | 'end') => {
  if (order === 'checkpoint') {
    checkpoint.get();
    parentPort?.postMessage('done');
    return;
  }
  db.close();
  parentPort?.close();
});
