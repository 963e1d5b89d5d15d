import { drawChart } from './draw-chart.js';
import { drawSummary } from './draw-summary.js';
import type { Drawing } from './drawing.service.js';
import { doesJobs } from './jobs.js';

doesJobs((drawing: Drawing) => (drawing.kind === 'chart' ? drawChart(drawing) : drawSummary(drawing)));
