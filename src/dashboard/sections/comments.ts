import { may } from '../../access/staff.js';
import { catalogueOver, unitName } from '../../communes/catalogue.js';
import { LEAST_COMMENTS, MERGED, UNKNOWN } from '../../feedback/comment-groups.js';
import type { CommentList } from '../../feedback/comments.service.js';
import { type CommentsFilter, commentsAddress } from '../../feedback/comments-filter.js';
import { formatPeriod } from '../../formatting/days.js';
import { translate } from '../../formatting/languages.js';
import { capitalised } from '../../formatting/letters.js';
import { wholeTitle } from '../../questionnaires/questionnaire.js';
import { type Choice, keptIn } from '../page-head.js';
import type { Reading } from '../reading.js';

/** One comment as everybody reads it who reads comments. */
export interface CommentRow {
  readonly text: string;
  /** Quarter, question and unit, as far as they are told apart. */
  readonly about: string;
  readonly tags: readonly string[];
  /** Its own page; null for whoever does nothing with it. */
  readonly href: string | null;
}

/** What people wrote, as the page of comments prints it. */
export function toComments(list: CommentList, filter: CommentsFilter, reading: Reading) {
  const { language, address } = reading;
  const to = (change: Partial<CommentsFilter>): string => commentsAddress(address, { ...filter, page: 1, ...change });
  const { page, pages, found, few, groups, tagCounts } = list;
  const choose = (part: 'quarter' | 'question' | 'department', nameOf: (key: string) => string) =>
    choices([...new Set(groups.map((group) => group[part]))], filter[part], nameOf);
  return {
    ...{ found, page, pages, words: filter.words, tag: filter.tag },
    hasAny: groups.length > 0,
    few: few > 0 ? translate(language, 'comments.few', { count: few, least: LEAST_COMMENTS }) : null,
    rows: toCommentRows(list, reading),
    kept: keptIn(address),
    quarters: choose('quarter', (key) => quarterName(key, reading)),
    questions: choose('question', (key) => questionName(key, reading)),
    departments: choose('department', (key) => departmentName(key, reading)),
    tags: (tagCounts ?? []).map(({ tag, name, count }) => {
      return { name, count, current: tag === filter.tag, address: to({ tag: tag === filter.tag ? '' : tag }) };
    }),
    all: commentsAddress(address, {}),
    previous: page > 1 ? to({ page: page - 1 }) : null,
    next: page < pages ? to({ page: page + 1 }) : null,
  };
}

/** The comments of a list, each with what it is about as far as its group is told apart. */
export function toCommentRows({ comments, groups, tags }: CommentList, reading: Reading): readonly CommentRow[] {
  const { reader } = reading.commune;
  const opens = !reading.trial && reader !== null && may(reader.role, 'handle-cases');
  const isSeveral = (part: 'quarter' | 'question') => new Set(groups.map((group) => group[part])).size > 1;
  const [severalQuarters, severalQuestions] = [isSeveral('quarter'), isSeveral('question')];
  return comments.map(({ communeId, id, masked, quarter, question, department }) => {
    const group = groups.find(({ cells }) =>
      cells.some((cell) => cell.quarter === quarter && cell.question === question && cell.department === department),
    );
    const named = group && [
      ...(severalQuarters ? [quarterName(group.quarter, reading)] : []),
      ...(group.question === MERGED || !severalQuestions ? [] : [questionName(group.question, reading)]),
      ...(group.department.startsWith('_') ? [] : [departmentName(group.department, reading)]),
    ];
    return {
      ...{ text: masked, about: (named ?? []).join(' · ') },
      tags: tags.flatMap((tag) => (tag.commentId === id ? [tag.name] : [])),
      href: opens ? `/comments/${communeId}/${id}` : null,
    };
  });
}

/** Nothing to choose where there is but one. */
function choices(keys: readonly string[], chosen: string, nameOf: (key: string) => string): readonly Choice[] | null {
  if (keys.length < 2) return null;
  // What is several together stands last.
  const ordered = keys.toSorted((one, other) => Number(one.startsWith('_')) - Number(other.startsWith('_')));
  return ordered.map((value) => ({ value, name: nameOf(value), chosen: value === chosen }));
}

function quarterName(key: string, { language }: Reading): string {
  return key
    .split('..')
    .map((quarter) => capitalised(formatPeriod(quarter, language)))
    .join(' – ');
}

/** With the element of the report that it belongs to, where it has one. */
function questionName(key: string, { asked, questionnaire, language }: Reading): string {
  if (key === MERGED) return translate(language, 'comments.otherQuestions');
  const question = asked.find(({ code }) => code === key);
  if (!question) return key;
  const behind = asked.find(({ code }) => code === key.replace(/-Comment$/, ''));
  const element = questionnaire.elements.find((one) => one.key === (question.element ?? behind?.element));
  const title = wholeTitle(question)[language];
  return element ? `${element.title[language]}: ${title}` : title;
}

function departmentName(key: string, { catalogues, language }: Reading): string {
  if (key === MERGED) return translate(language, 'comments.otherUnits');
  if (key === UNKNOWN) return translate(language, 'comments.noUnit');
  return unitName(catalogueOver(catalogues), key);
}
