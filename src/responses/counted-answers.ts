import { randomUUID } from 'node:crypto';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { monthOf } from '../campaigns/campaign-calendar.js';
import type { Work } from '../database/statement.js';
import { changing, tableOf } from '../database/table.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';
import type { Day } from '../rules/days.js';
import { type Attributes, cellsOf, dimensionValues } from './dimensions.js';
import { Tally, TallyAddition } from './tally.entity.js';
import {
  type Addition,
  additionOf,
  addSums,
  addTo,
  JOINT,
  nameIn,
  nameOf,
  packAdditions,
  packSums,
  sumsOf,
  type TallyCells,
  unpackAdditions,
  unpackSums,
} from './tally-cells.js';
import { addAnswers, type TallyLayout } from './tally-layout.js';

const tallies = tableOf(Tally);
const waitingAdditions = tableOf(TallyAddition);

/** What of a response enters the sums. */
export interface CountedAnswers {
  readonly campaign: Campaign;
  /** What was asked: the campaign's own questionnaire, or that of its tablets. */
  readonly questionnaire: Questionnaire;
  readonly layout: TallyLayout;
  readonly businessDate: Day;
  readonly attributes: Attributes;
  readonly answers: Answers;
}

/** What a response adds, and to which cells: one vector to most of them; that of the joint answers has its own. */
export function additionsOf(arrival: CountedAnswers): readonly Addition[] {
  const { questionnaire, layout, answers, attributes, businessDate } = arrival;
  const sums = new Uint32Array(layout.length);
  addAnswers(sums, layout, arrival);
  const values = dimensionValues(arrival, attributes, layout);
  const month = monthOf(businessDate, arrival.campaign.fromDay);
  const cells = cellsOf(attributes.group, values, attributes.batch).map((cell) => nameIn(month, cell));
  const isOwn = questionnaire.version === arrival.campaign.questionnaireVersion;
  const joint = isOwn && attributes.group === questionnaire.group ? jointSums(questionnaire, answers) : null;
  if (!joint) return [additionOf(cells, sums)];
  const cell = nameIn(month, { scope: attributes.group, dimensions: JOINT, key: '' });
  return [additionOf(cells, sums), additionOf([cell], joint)];
}

/*
 * How the answers to an element go with those to the general item: one count of people for each pair of levels, kept
 * for the commune's total only, in a cell of its own (`JOINT`), so that no other cell grows.
 */

/** Where the pairs of levels of one element stand in that cell: `rows` × `columns` counts from `start`. */
export interface JointPlace {
  readonly element: string;
  readonly questions: readonly string[];
  readonly start: number;
  /** levels of the general item */
  readonly rows: number;
  /** levels of the element: those of its one question, or half levels where several are averaged */
  readonly columns: number;
}

/** Elements of the short form, which everybody is asked about; where there are none, all elements. */
export function jointPlacesOf(questionnaire: Questionnaire): readonly JointPlace[] {
  const known = places.get(questionnaire) ?? makePlaces(questionnaire);
  places.set(questionnaire, known);
  return known;
}

/** Asked for with every response, and never changes. */
const places = new WeakMap<Questionnaire, readonly JointPlace[]>();

function makePlaces({ questions, elements, general }: Questionnaire): readonly JointPlace[] {
  const levels = new Map(questions.map(({ code, scale }) => [code, scale?.levels ?? 0]));
  const rows = levels.get(general) ?? 0;
  const short = elements.filter((element) => element.questions.length === 1);
  const found: JointPlace[] = [];
  let start = 0;
  for (const { key, questions: codes } of short.length > 0 ? short : elements) {
    const most = Math.max(...codes.map((code) => levels.get(code) ?? 0));
    const columns = codes.length === 1 ? most : 2 * most - 1;
    found.push({ element: key, questions: codes, start, rows, columns });
    start += rows * columns;
  }
  return found;
}

/** The pairs that one respondent's answers count in; null where there is none. */
export function jointSums(questionnaire: Questionnaire, answers: Answers): Uint32Array | null {
  const general = answers[questionnaire.general];
  const all = jointPlacesOf(questionnaire);
  const last = all.at(-1);
  if (!last || typeof general !== 'number') return null;
  const sums = new Uint32Array(last.start + last.rows * last.columns);
  for (const place of all) {
    const column = columnOf(place, answers);
    if (column !== null) sums[place.start + (general - 1) * place.columns + column] = 1;
  }
  return sums.includes(1) ? sums : null;
}

/** The mean of the levels a person gave to an element's questions, to the nearest half where there are several. */
function columnOf({ questions }: JointPlace, answers: Answers): number | null {
  const given = questions.flatMap((code) => {
    const answer = answers[code];
    return typeof answer === 'number' ? [answer] : [];
  });
  if (given.length === 0) return null;
  const mean = given.reduce((sum, level) => sum + level, 0) / given.length;
  return questions.length === 1 ? mean - 1 : Math.round(2 * mean) - 2;
}

/** People by level of the general item (rows) and of the element (columns). */
export function jointTable(sums: Uint32Array, { start, rows, columns }: JointPlace): readonly (readonly number[])[] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => sums[start + row * columns + column] ?? 0),
  );
}

/** Adds the responses of a group to the sums of their campaigns. */
export function* addUp(arrivals: readonly CountedAnswers[]): Work<void> {
  const campaigns = new Map<string, { readonly campaign: Campaign; readonly additions: Addition[] }>();
  for (const arrival of arrivals) {
    const { campaign } = arrival;
    const known = campaigns.get(campaign.id) ?? { campaign, additions: [] };
    known.additions.push(...additionsOf(arrival));
    campaigns.set(campaign.id, known);
  }
  for (const { campaign, additions } of campaigns.values()) {
    yield* addToTallies(campaign.communeId, campaign.id, additions);
  }
}

/**
 * Adds responses to the sums of a campaign. The responses of one commit touch hundreds of cells, and a row written for
 * each would cost more than all the rest of a response; so a commit writes what it adds as one row, and every so many of
 * these additions are folded into the cells. Both happen in the transaction of the responses: the sums are always the
 * cells and the additions together.
 */
export function* addToTallies(communeId: string, campaignId: string, additions: readonly Addition[]): Work<void> {
  yield* waitingAdditions.insert({ communeId, campaignId, id: randomUUID(), added: packAdditions(additions) });
  const since = (sinceFold.get(campaignId) ?? 0) + 1;
  sinceFold.set(campaignId, since);
  if (since >= MOST_WAITING) yield* foldAdditions(communeId, campaignId);
}

/** Additions written by this process since its last fold, by campaign. What an earlier process left folds with them. */
const sinceFold = new Map<string, number>();

/** A fold writes each cell it touches once: seldom enough to be cheap, often enough to leave readers little to add. */
const MOST_WAITING = 256;

/** Adds what waits to the cells. */
export function* foldAdditions(communeId: string, campaignId: string): Work<void> {
  const waiting = yield* changing<{ added: string }>(
    TallyAddition,
    'DELETE FROM tally_addition WHERE commune_id = $1 AND campaign_id = $2 RETURNING added',
    ...[communeId, campaignId],
  );
  sinceFold.delete(campaignId);
  const cells: TallyCells = new Map();
  for (const { added } of waiting) for (const addition of unpackAdditions(added)) addTo(cells, addition);
  yield* addCells(communeId, campaignId, cells);
}

/** Adds cells to those of the same names; `cells` hold the totals afterwards. */
export function* addCells(communeId: string, campaignId: string, cells: TallyCells): Work<void> {
  for (const month of new Set([...cells.values()].map((cell) => cell.month))) {
    for (const stored of yield* tallies.select({ communeId, campaignId, month })) {
      const name = nameOf(stored);
      const sums = unpackSums(stored.sums);
      if (cells.has(name)) addSums(sumsOf(cells, name, sums.length), sums);
    }
  }
  yield* writeCells(communeId, campaignId, cells);
}

/** Writes cells, in place of those of the same names. */
export function* writeCells(communeId: string, campaignId: string, cells: TallyCells): Work<void> {
  for (const { sums, ...cell } of cells.values()) {
    yield* tallies.upsert({ communeId, campaignId, ...cell, sums: packSums(sums) });
  }
}

/** Takes all sums of a campaign away, to be counted afresh. */
export function* clearTallies(communeId: string, campaignId: string): Work<void> {
  yield* tallies.delete({ communeId, campaignId });
  yield* waitingAdditions.delete({ communeId, campaignId });
}
