import { asCount } from '../database/columns.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { asSearched } from '../formatting/accents.js';
import { Comment, CommentTag } from '../responses/comment.entity.js';
import type { CommentCell } from './comment-groups.js';

/** Comments of a campaign; those of its trial apart. */
export interface CommentsOf {
  readonly communeId: string;
  readonly campaignId: string;
  readonly trial: boolean;
}

/** Of some groups: those with a tag, and with words in them. */
export interface Asked extends CommentsOf {
  readonly cells: readonly CommentCell[];
  /** In plain letters; empty for any. */
  readonly tag: string;
  readonly words: string;
}

/** How many comments there are, alike in what is kept of them. */
export function* countCells({ communeId, campaignId, trial }: CommentsOf): Work<readonly CommentCell[]> {
  const found = yield* rows<Omit<CommentCell, 'count'> & { readonly n: unknown }>(
    `SELECT quarter, question, department, COUNT(*) AS n FROM comment
     WHERE commune_id = $1 AND campaign_id = $2 AND trial = $3 GROUP BY quarter, question, department`,
    communeId,
    campaignId,
    trial,
  );
  return found.map(({ n, ...cell }) => ({ ...cell, count: asCount(n) }));
}

/** A page of them, in an order that says nothing of when they came: their ids are random. */
export function* pageOfComments(asked: Asked, limit: number, offset: number): Work<readonly Comment[]> {
  const { sql, parameters } = conditions(asked);
  const found = yield* rows(
    `SELECT * FROM comment c WHERE ${sql} ORDER BY id LIMIT ${limit} OFFSET ${offset}`,
    ...parameters,
  );
  return found.map((raw) => tableOf(Comment).row(raw));
}

export function* countComments(asked: Asked): Work<number> {
  const { sql, parameters } = conditions(asked);
  const [found] = yield* rows<{ n: unknown }>(`SELECT COUNT(*) AS n FROM comment c WHERE ${sql}`, ...parameters);
  return asCount(found?.n);
}

/** A tag, and how many of the comments asked for have it. */
export interface TagCount {
  readonly tag: string;
  readonly name: string;
  readonly count: number;
}

/** The most frequent first. */
export function* countTags(asked: Asked): Work<readonly TagCount[]> {
  const { sql, parameters } = conditions(asked);
  const found = yield* rows<{ tag: string; name: string; n: unknown }>(
    `SELECT t.tag, MIN(t.name) AS name, COUNT(*) AS n FROM comment c
     JOIN comment_tag t ON t.commune_id = c.commune_id AND t.comment_id = c.id
     WHERE ${sql} GROUP BY t.tag ORDER BY COUNT(*) DESC, t.tag`,
    ...parameters,
  );
  return found.map(({ n, ...tag }) => ({ ...tag, count: asCount(n) }));
}

/** The tags of some comments. */
export function* tagsOf(communeId: string, ids: readonly string[]): Work<readonly CommentTag[]> {
  if (ids.length === 0) return [];
  const places = ids.map((_, at) => `$${at + 2}`).join(', ');
  const found = yield* rows(
    `SELECT * FROM comment_tag WHERE commune_id = $1 AND comment_id IN (${places}) ORDER BY tag`,
    communeId,
    ...ids,
  );
  return found.map((raw) => tableOf(CommentTag).row(raw));
}

/** A commune's own list: every tag that it has given, by name. */
export function tagNames(communeId: string): Work<readonly { readonly tag: string; readonly name: string }[]> {
  return rows<{ tag: string; name: string }>(
    `SELECT tag, MIN(name) AS name FROM comment_tag WHERE commune_id = $1 GROUP BY tag ORDER BY tag`,
    communeId,
  );
}

function conditions({ communeId, campaignId, trial, cells, tag, words }: Asked) {
  const parameters: (string | boolean)[] = [communeId, campaignId, trial];
  const place = (value: string): string => `$${parameters.push(value)}`;
  const wanted = cells.map(
    ({ quarter, question, department }) => `(${place(quarter)}, ${place(question)}, ${place(department ?? '')})`,
  );
  const among = "(c.quarter, c.question, COALESCE(c.department, ''))";
  const parts = ['c.commune_id = $1', 'c.campaign_id = $2', 'c.trial = $3'];
  parts.push(wanted.length > 0 ? `${among} IN (VALUES ${wanted.join(', ')})` : '1 = 0');
  if (tag !== '')
    parts.push(
      `EXISTS (SELECT 1 FROM comment_tag g WHERE g.commune_id = c.commune_id AND g.comment_id = c.id AND g.tag = ${place(tag)})`,
    );
  for (const word of asSearched(words).split(/\s+/).filter(Boolean))
    parts.push(`c.words LIKE ${place(`%${word.replace(/[\\%_]/g, '\\$&')}%`)} ESCAPE '\\'`);
  return { sql: parts.join(' AND '), parameters };
}
