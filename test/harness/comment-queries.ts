import type { Work } from '../../src/database/statement.js';
import { unsealedAnswers, unsealedComments } from '../../src/responses/upgrade-comments.js';

const place = { commune_id: 'spring', id: 'r' };

/** What is asked of comments in SQL of its own. */
export const commentQueries: Readonly<Record<string, Work<unknown>>> = {
  'a page of comments to be sealed': unsealedComments(place),
  'a page of what was set aside, to be sealed': unsealedAnswers(place),
};
