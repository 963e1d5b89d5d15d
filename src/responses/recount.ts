import type { Campaign } from '../campaigns/campaign.entity.js';
import { type Row, rows, type Work } from '../database/statement.js';
import type { Group, Questionnaire } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';
import { addTo } from './addition.js';
import { additionsOf, type CountedAnswers } from './counted-answers.js';
import type { Assisted, Attributes, Channel, Proof } from './dimensions.js';
import { readTallies } from './tallies.queries.js';
import { nameOf, type TallyCells } from './tally-cells.js';
import { clearTallies, writeCells } from './tally-writing.js';

/** The sums of a campaign counted afresh from its stored responses, page by page. */
export function* recount(campaign: Campaign, questionnaire: Questionnaire): Work<TallyCells> {
  const cells: TallyCells = new Map();
  for (let after = ''; ; ) {
    const page = yield* rows<Row & { id: string }>(
      `SELECT * FROM survey_response
       WHERE commune_id = $1 AND campaign_id = $2 AND standing = 'counted' AND id > $3 ORDER BY id LIMIT 1000`,
      ...[campaign.communeId, campaign.id, after],
    );
    for (const row of page) {
      for (const addition of additionsOf(asCounted(row, campaign, questionnaire))) addTo(cells, addition);
    }
    const last = page.at(-1);
    if (!last) return cells;
    after = last.id;
  }
}

/** Cells whose stored sums differ from a fresh count, by name; empty when all agree. */
export function* differences(campaign: Campaign, questionnaire: Questionnaire): Work<readonly string[]> {
  const counted = yield* recount(campaign, questionnaire);
  const tallies = yield* readTallies(campaign.communeId, campaign.id);
  const stored = new Map(tallies.map((row) => [nameOf(row), row]));
  const names = new Set([...counted.keys(), ...stored.keys()]);
  return [...names].filter((name) => String(counted.get(name)?.sums) !== String(stored.get(name)?.sums));
}

/** Replaces the sums of a campaign by a fresh count. */
export function* rebuild(campaign: Campaign, questionnaire: Questionnaire): Work<number> {
  const counted = yield* recount(campaign, questionnaire);
  yield* clearTallies(campaign.communeId, campaign.id);
  yield* writeCells(campaign.communeId, campaign.id, counted);
  return counted.size;
}

/** What of a stored row enters the sums. */
export function asCounted(row: Row, campaign: Campaign, questionnaire: Questionnaire): CountedAnswers {
  const optional = (value: unknown): string | null => (value === null ? null : String(value));
  const attributes: Attributes = {
    group: row.respondent_group as Group,
    receivingUnit: optional(row.receiving_unit),
    resolvingUnit: optional(row.resolving_unit),
    field: optional(row.field),
    village: optional(row.village),
    counter: optional(row.counter),
    channel: row.channel as Channel,
    assisted: row.assisted as Assisted,
    proof: row.proof as Proof,
    batch: optional(row.batch),
  };
  const answers = JSON.parse(String(row.answers));
  return { questionnaire, campaign, answers, attributes, businessDate: row.business_date as Day };
}
