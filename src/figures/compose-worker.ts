import { composePublication, type PublicationInput } from './compose-publication.js';
import { doesJobs } from './jobs.js';

doesJobs((input: PublicationInput) => composePublication(input));
