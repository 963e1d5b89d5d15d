import { doesJobs } from '../figures/jobs.js';
import { type Sheet, writeXlsx } from '../writers/xlsx.js';

doesJobs((sheets: readonly Sheet[]) => writeXlsx(sheets));
