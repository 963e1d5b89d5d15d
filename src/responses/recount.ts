import type { Campaign } from '../campaigns/campaign.entity.js';
import { rows, type Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { addTo } from './addition.js';
import { additionsOf, type CountedAnswers } from './counted-answers.js';
import { SurveyResponse } from './survey-response.entity.js';
import { readTallies } from './tallies.queries.js';
import { nameOf, type TallyCells } from './tally-cells.js';
import { clearTallies, writeCells } from './tally-writing.js';

const responses = tableOf(SurveyResponse);

/** The sums of a campaign counted afresh from its stored responses, page by page. */
export function* recount(campaign: Campaign, questionnaire: Questionnaire): Work<TallyCells> {
  const cells: TallyCells = new Map();
  for (let after = ''; ; ) {
    const page = yield* rows(
      `SELECT * FROM survey_response
       WHERE commune_id = $1 AND campaign_id = $2 AND standing = 'counted' AND id > $3 ORDER BY id LIMIT 1000`,
      ...[campaign.communeId, campaign.id, after],
    );
    if (page.length === 0) return cells;
    for (const raw of page) {
      const stored = responses.row(raw);
      for (const addition of additionsOf(asCounted(stored, campaign, questionnaire))) addTo(cells, addition);
      after = stored.id;
    }
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

/** What of a stored response enters the sums. */
export function asCounted(stored: SurveyResponse, campaign: Campaign, questionnaire: Questionnaire): CountedAnswers {
  const { answers, businessDate } = stored;
  return { questionnaire, campaign, answers, attributes: stored, businessDate };
}
