import { parentPort, workerData } from 'node:worker_threads';
import { backUp, type Installed } from './backup.js';

/** What a nightly copy is made of. */
export interface BackupWork {
  readonly from: Installed;
  readonly target: string;
  readonly passphrase: string | null;
}

const { from, target, passphrase } = workerData as BackupWork;
parentPort?.postMessage(backUp(from, target, passphrase));
