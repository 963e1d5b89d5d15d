import { parentPort, workerData } from 'node:worker_threads';
import { composePublication, type PublicationInput } from './compose-publication.js';

parentPort?.postMessage(composePublication(workerData as PublicationInput));
