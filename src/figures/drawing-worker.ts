import { parentPort, workerData } from 'node:worker_threads';
import { drawChart } from './draw-chart.js';
import { drawSummary } from './draw-summary.js';
import type { Drawing } from './drawing.service.js';

const drawing = workerData as Drawing;
parentPort?.postMessage(drawing.kind === 'chart' ? drawChart(drawing) : drawSummary(drawing));
