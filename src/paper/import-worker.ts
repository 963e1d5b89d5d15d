import { parentPort, workerData } from 'node:worker_threads';
import { type FileFault, FileRefused, type ImportFile, type ReadWishes } from './import-file.js';
import { readTable } from './import-read.js';

const { bytes, wishes } = workerData as { readonly bytes: Uint8Array; readonly wishes: ReadWishes };
parentPort?.postMessage(read(Buffer.from(bytes.buffer)));

function read(file: Buffer): ImportFile | { readonly fault: FileFault } {
  try {
    return readTable(file, wishes);
  } catch (error) {
    return { fault: error instanceof FileRefused ? error.fault : 'unreadable' };
  }
}
