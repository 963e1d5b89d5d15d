import { part } from './shared.mjs';

/** What tells the same again from something else, and what becomes of it. */
export default part(
  ['src/responses/arrival.ts:73-200', 'src/responses/save-response.ts:43-118'],
  'src/responses/(arrival|save-response)',
);
