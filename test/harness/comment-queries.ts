import type { Work } from '../../src/database/statement.js';
import {
  countCells,
  countComments,
  countTags,
  pageOfComments,
  tagNames,
  tagsOf,
} from '../../src/feedback/comments.queries.js';
import {
  countEntries,
  countRegister,
  countWaiting,
  enteredToday,
  openedBetween,
  registerPage,
} from '../../src/feedback/register.queries.js';
import { registerFilter } from '../../src/feedback/register-filter.js';
import { toldOfWhatWasSaid } from '../../src/feedback/told-feedback.service.js';
import { unsealedAnswers, unsealedComments } from '../../src/responses/upgrade-comments.js';
import { opinionQueries } from './opinion-changes.js';
import { villageQueries } from './village-changes.js';

const cell = { quarter: '2026-Q4', question: 'TEXT', department: null, count: 1 };
const of = { communeId: 'spring', campaignId: 'c', trial: false };
const asked = { ...of, cells: [cell], tag: 'x', words: 'x y' };
const place = { commune_id: 'spring', id: 'r' };

const question = { communeId: 'spring', filter: registerFilter.parse({}), today: '2026-11-03' } as const;

/** What is asked of comments and of the register in SQL of its own. */
export const commentQueries: Readonly<Record<string, Work<unknown>>> = {
  'comments by what is kept of them': countCells(of),
  'a page of comments': pageOfComments(asked, 20, 0),
  'how many comments are asked for': countComments(asked),
  'how often tags are given': countTags(asked),
  'the tags of some comments': tagsOf('spring', ['c', 'd']),
  'the tags of a commune': tagNames('spring'),
  'a page of comments to be sealed': unsealedComments(place),
  'a page of what was set aside, to be sealed': unsealedAnswers(place),
  ...{ ...villageQueries, ...opinionQueries },
  'a page of the register': registerPage(question, 25, 0),
  'how many entries are asked for': countRegister(question),
  'how much was said': countEntries('spring', { from: '2026-11-01', to: '2026-11-03', unit: null }),
  'what was told of what was said': toldOfWhatWasSaid('spring', { from: '2026-11-01', to: '2026-11-03', unit: null }),
  'cases that wait': countWaiting('spring', '2026-11-03'),
  'what somebody has entered today': enteredToday('spring', 'lan', '2026-11-03'),
  'cases opened between days': openedBetween('spring', '2026-11-01', '2026-11-03'),
};
