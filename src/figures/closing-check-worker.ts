// Checks everything that one lock tells, a system of rows for each distinct set of respondents.
import { parentPort, workerData } from 'node:worker_threads';
import { closingCheck, type ToldRows } from './closing-check.js';

parentPort?.postMessage((workerData as readonly ToldRows[]).map((told) => closingCheck(told)));
