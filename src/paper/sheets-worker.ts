import { parentPort, workerData } from 'node:worker_threads';
import { drawSheets, type SheetRun } from './draw-sheets.js';

const { runs, title } = workerData as { readonly runs: readonly SheetRun[]; readonly title: string };
parentPort?.postMessage(drawSheets(runs, title));
