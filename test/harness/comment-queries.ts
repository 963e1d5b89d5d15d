import type { Work } from '../../src/database/statement.js';
import {
  countCells,
  countComments,
  countTags,
  pageOfComments,
  tagNames,
  tagsOf,
} from '../../src/feedback/comments.queries.js';
import { unsealedAnswers, unsealedComments } from '../../src/responses/upgrade-comments.js';

const cell = { quarter: '2026-Q4', question: 'TEXT', department: null, count: 1 };
const of = { communeId: 'spring', campaignId: 'c', trial: false };
const asked = { ...of, cells: [cell], tag: 'x', words: 'x y' };
const place = { commune_id: 'spring', id: 'r' };

/** What is asked of comments in SQL of its own. */
export const commentQueries: Readonly<Record<string, Work<unknown>>> = {
  'comments by what is kept of them': countCells(of),
  'a page of comments': pageOfComments(asked, 20, 0),
  'how many comments are asked for': countComments(asked),
  'how often tags are given': countTags(asked),
  'the tags of some comments': tagsOf('spring', ['c', 'd']),
  'the tags of a commune': tagNames('spring'),
  'a page of comments to be sealed': unsealedComments(place),
  'a page of what was set aside, to be sealed': unsealedAnswers(place),
};
