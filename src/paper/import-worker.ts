import { parentPort, workerData } from 'node:worker_threads';
import { readCsv } from './import-csv.js';
import { type FileFault, FileRefused, type ImportFile } from './import-file.js';
import { readXlsx } from './import-xlsx.js';

const { bytes, sheet } = workerData as { readonly bytes: Uint8Array; readonly sheet: number | null };
parentPort?.postMessage(read(Buffer.from(bytes.buffer)));

function read(file: Buffer): ImportFile | { readonly fault: FileFault } {
  const isZip = file.subarray(0, 4).toString('latin1') === 'PK\x03\x04';
  try {
    return isZip ? readXlsx(file, sheet) : readCsv(file);
  } catch (error) {
    return { fault: error instanceof FileRefused ? error.fault : 'unreadable' };
  }
}
