import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { whyUnavailable } from '../database/unavailable.js';

/** Looks at every page of a SQLite file that others go on writing to. */
function isWhole(file: string): boolean {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return db.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch (error) {
    if (whyUnavailable(error) === 'damaged') return false;
    throw error;
  } finally {
    db.close();
  }
}

parentPort?.postMessage(isWhole(workerData as string));
