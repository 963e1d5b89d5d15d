import { composePublication, type PublicationInput } from './compose-publication.js';
import { doesJobs } from './jobs.js';
import { type KeptRows, keptRows, type WrittenRows } from './kept-rows.js';
import type { PublicationContent } from './publication.js';

/** What is told of a period, with the rows that go with it. */
export interface ComposeJob {
  readonly input: PublicationInput;
  readonly written: WrittenRows;
}
export interface ComposeDone {
  readonly content: PublicationContent;
  readonly rows: KeptRows;
}

doesJobs(({ input, written }: ComposeJob): ComposeDone => {
  const content = composePublication(input);
  return { content, rows: keptRows(written, content) };
});
