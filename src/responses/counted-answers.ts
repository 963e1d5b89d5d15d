import type { Campaign } from '../campaigns/campaign.entity.js';
import { monthOf } from '../campaigns/campaign-calendar.js';
import type { Day } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';
import { dimensionValues } from './attributes.js';
import { type Attributes, cellsOf } from './dimensions.js';
import { JOINT, jointSums } from './joint-answers.js';
import { addSums } from './packed-sums.js';
import { addToTallies, type TallyRow } from './tallies.queries.js';
import { addAnswers, layoutOf } from './tally-layout.js';

/** What of a response enters the sums. */
export interface CountedAnswers {
  readonly campaign: Campaign;
  readonly questionnaire: Questionnaire;
  readonly businessDate: Day;
  readonly attributes: Attributes;
  readonly answers: Answers;
}

/** Adds the responses of a group to the sums: each cell is read and written once, however many share it. */
export function* addUp(arrivals: readonly CountedAnswers[]): Work<void> {
  const campaigns = new Map<string, { readonly campaign: Campaign; readonly cells: Map<string, TallyRow> }>();
  for (const arrival of arrivals) {
    const { campaign } = arrival;
    const name = `${campaign.communeId} ${campaign.id}`;
    const sums = campaigns.get(name) ?? { campaign, cells: new Map<string, TallyRow>() };
    for (const row of tallyRows(arrival)) collect(sums.cells, row);
    campaigns.set(name, sums);
  }
  for (const { campaign, cells } of campaigns.values()) {
    yield* addToTallies(campaign.communeId, campaign.id, [...cells.values()]);
  }
}

/** The cells that one response adds to, each with the same vector; that of the joint answers has its own. */
export function tallyRows(arrival: CountedAnswers): readonly TallyRow[] {
  const { questionnaire, campaign, answers, attributes, businessDate } = arrival;
  const layout = layoutOf(questionnaire, campaign.leads);
  const sums = new Uint32Array(layout.length);
  addAnswers(sums, layout, answers);
  const values = dimensionValues(questionnaire, attributes, answers, businessDate);
  const month = monthOf(businessDate);
  const cells = cellsOf(attributes.group, values, attributes.batch).map((cell) => ({ ...cell, month, sums }));
  const joint = attributes.group === questionnaire.group ? jointSums(questionnaire, answers) : null;
  return joint ? [...cells, { scope: attributes.group, dimensions: JOINT, key: '', month, sums: joint }] : cells;
}

/** Adds a cell to those collected so far. */
export function collect(cells: Map<string, TallyRow>, row: TallyRow): void {
  const cell = cells.get(nameOf(row));
  if (cell) addSums(cell.sums, row.sums);
  else cells.set(nameOf(row), { ...row, sums: row.sums.slice() });
}

/** Names a cell of a month. */
export function nameOf({ month, scope, dimensions, key }: TallyRow): string {
  return `${month} ${scope} ${dimensions} ${key}`;
}
