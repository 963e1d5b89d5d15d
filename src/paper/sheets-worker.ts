import { parentPort, workerData } from 'node:worker_threads';
import { drawSheets, measureText } from './draw-sheets.js';
import { layoutSheet } from './sheet-layout.js';
import type { SheetsTask } from './sheets-file.service.js';

const task = workerData as SheetsTask;
if (task.kind === 'draw') parentPort?.postMessage(drawSheets(task.runs, task.title));
else {
  const measure = measureText();
  parentPort?.postMessage(task.forms.map((form) => layoutSheet(form, measure)));
}
