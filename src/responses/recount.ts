import { setImmediate } from 'node:timers/promises';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { EVER } from '../campaigns/campaign-calendar.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import type { WriteQueue } from '../database/write-queue.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';
import { brokenSeals, firstDayKept, isSealed, sealedOf } from './sealing.js';
import { type Standing, SurveyResponse } from './survey-response.entity.js';
import { inLayout, readTallies } from './tallies.queries.js';
import { addTo, nameOf, type TallyCells, type TallyRow } from './tally-cells.js';
import { additionsOf, type CountedAnswers, type TallyLayout, tallyLayout } from './tally-layout.js';
import { clearTallies, writeCells } from './write-tallies.js';

const responses = tableOf(SurveyResponse);

/**
 * The sums of a campaign counted afresh from its stored responses, page by page.
 * @param asked the questionnaires of the campaign, its own first
 * @param of which responses; those that count, of all days, unless given
 */
export function* recount(
  campaign: Campaign,
  asked: readonly Questionnaire[],
  of: Pick<PageWish, 'standing' | 'days'> = { standing: 'counted', days: EVER },
): Work<TallyCells> {
  const cells: TallyCells = new Map();
  const counting = { campaign, asked, layout: tallyLayout(campaign, asked) };
  for (let after = ''; ; ) {
    const page = yield* storedPage(campaign, { ...of, after });
    if (page.length === 0) return cells;
    for (const stored of page) {
      for (const addition of additionsOf(asCounted(stored, counting))) addTo(cells, addition);
      after = stored.id;
    }
  }
}

/** Which responses of a campaign are read next. */
interface PageWish {
  readonly standing: Standing;
  /** On which they were answered, both included. */
  readonly days: { readonly from: Day; readonly to: Day };
  /** ID of the last one read; empty at the start. */
  readonly after: string;
}

/** The next responses of a campaign after an ID, in the order of their IDs, which says nothing about when they came. */
export function* storedPage(
  { communeId, id }: Pick<Campaign, 'communeId' | 'id'>,
  { standing, days: { from, to }, after }: PageWish,
): Work<readonly SurveyResponse[]> {
  const page = yield* rows(
    `SELECT * FROM survey_response WHERE commune_id = $1 AND campaign_id = $2 AND standing = $3
     AND business_date BETWEEN $4 AND $5 AND id > $6 ORDER BY id LIMIT 1000`,
    ...[communeId, id, standing, from, to, after],
  );
  return page.map((raw) => responses.row(raw));
}

/** All responses of a campaign that are meant, page by page; between two pages requests that wait are answered. */
export async function* storedPages(
  queue: WriteQueue,
  campaign: Pick<Campaign, 'communeId' | 'id'>,
  of: Pick<PageWish, 'standing' | 'days'>,
): AsyncGenerator<readonly SurveyResponse[]> {
  for (let after = ''; ; ) {
    const page = await queue.read(storedPage(campaign, { ...of, after }));
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.id;
    await setImmediate();
  }
}

/**
 * Cells whose stored sums differ from a fresh count, by name; empty when all agree. Periods whose responses are gone by
 * their term are held against their seal instead, and named where it is broken.
 */
export function* differences(campaign: Campaign, asked: readonly Questionnaire[]): Work<readonly string[]> {
  const layout = tallyLayout(campaign, asked);
  const sealed = yield* sealedOf(campaign);
  const from = firstDayKept(campaign, sealed);
  const days = from && { from, to: EVER.to };
  const counted = byName(days ? [...(yield* recount(campaign, asked, { standing: 'counted', days })).values()] : []);
  const kept = (yield* readTallies(campaign.communeId, campaign.id)).filter((cell) => !isSealed(cell, sealed));
  const stored = byName(inLayout(kept, layout));
  const names = new Set([...counted.keys(), ...stored.keys()]);
  const differing = [...names].filter((name) => counted.get(name) !== stored.get(name));
  return [...differing, ...(yield* brokenSeals(campaign, sealed)).map((period) => `sealed ${period}`)];
}

function byName(cells: readonly TallyRow[]): ReadonlyMap<string, string> {
  return new Map(cells.map((cell) => [nameOf(cell), String(cell.sums)]));
}

/**
 * Replaces the sums of a campaign by a fresh count.
 * @throws Error for one of whose periods the responses are gone: its sums are all there is
 */
export function* rebuild(campaign: Campaign, asked: readonly Questionnaire[]): Work<number> {
  if ((yield* sealedOf(campaign)).length > 0) throw new Error(`${campaign.id} has sealed periods: not counted afresh`);
  const counted = yield* recount(campaign, asked);
  yield* clearTallies(campaign.communeId, campaign.id);
  yield* writeCells(campaign.communeId, campaign.id, counted);
  return counted.size;
}

/** The campaign whose sums are counted, as it is or as it was. */
export interface Counting {
  readonly campaign: Campaign;
  readonly asked: readonly Questionnaire[];
  readonly layout: TallyLayout;
}

/** What of a stored response enters the sums. @throws Error for one to a questionnaire that the campaign never asked */
export function asCounted(stored: SurveyResponse, { campaign, asked, layout }: Counting): CountedAnswers {
  const { answers, businessDate, questionnaireVersion } = stored;
  const questionnaire = asked.find(({ version }) => version === questionnaireVersion);
  if (!questionnaire) throw new Error(`${campaign.id} never asked ${questionnaireVersion}`);
  return { questionnaire, campaign, layout, answers, attributes: stored, businessDate };
}
