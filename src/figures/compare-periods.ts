import { isDeepStrictEqual } from 'node:util';
import type { Campaign } from '../campaigns/campaign.entity.js';
import type { Language } from '../formatting/languages.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { change, type RateWorth } from '../statistics/change.js';
import { mixShift, type ShareMove } from '../statistics/mix-shift.js';
import { smallestVisibleChange } from '../statistics/smallest-visible-change.js';
import {
  type MixedStratum,
  type StandardisedRate,
  type StratumCounts,
  standardisedRate,
} from '../statistics/standardised-rate.js';
import { TWO_SIDED_LEVEL } from '../statistics/wilson-interval.js';
import { type Change, type ChangeEnd, changeWords, type MixChange, type StandardisedChange } from './change.js';
import { countsOf, type Figure, rateFigure, worthOf } from './figure.js';
import { type Measure, measureOf } from './measures.js';
import { MERGED } from './partition.js';
import { mixOf, type Publication } from './publication.js';
import { NO_ROWS, NOBODY, type Row, type Table } from './told-table.js';

/** A locked round, or a locked quarter of continuous feedback. */
export interface LockedPeriod {
  readonly campaign: Pick<Campaign, 'id' | 'opensOn'>;
  readonly questionnaire: Questionnaire;
  readonly publication: Publication;
}

/**
 * Compares the headlines of two locked periods that asked the same (`isComparable`).
 * @throws Error when a questionnaire lacks its general item
 */
export function changeOf(earlier: LockedPeriod, later: LockedPeriod, language: Language): Change {
  const [before, after] = [headlineOf(earlier), headlineOf(later)];
  const mixes = {
    channel: mixChange('channel', earlier, later),
    assisted: mixChange('assisted', earlier, later),
  };
  const comparison = compare(before, after);
  const hasMoved = mixes.channel.moved.length > 0 || mixes.assisted.moved.length > 0;
  const told = {
    formula: 'F4' as const,
    item: later.questionnaire.general,
    from: endOf(earlier, before),
    to: endOf(later, after),
    ...comparison,
    mixes,
    standardised: comparison.difference !== null && hasMoved ? standardised(before, after, { earlier, later }) : null,
  };
  return { ...told, words: changeWords(told, language) };
}

interface Headline {
  readonly measure: Measure;
  readonly row: Row | null;
  readonly figure: Figure;
}

function headlineOf({ questionnaire, publication }: LockedPeriod): Headline {
  const { general } = questionnaire;
  const question = questionnaire.questions.find(({ code }) => code === general);
  if (!question) throw new Error(`${questionnaire.version} has no general item`);
  const { content } = publication;
  const answers = question.choices.map(({ value }) => String(value));
  const measure = measureOf(question, answers, []);
  const row = content.totals[measure.name] ?? null;
  return {
    measure,
    row,
    figure: rateFigure(measure, row ?? content.hidden[measure.name] ?? null, { target: content.target, trial: false }),
  };
}

function endOf({ campaign, publication }: LockedPeriod, { figure }: Headline): ChangeEnd {
  const { period, dataHash } = publication;
  return { campaign: campaign.id, period, opensOn: campaign.opensOn, dataHash, figure };
}

function compare(
  before: Headline,
  after: Headline,
): Pick<Change, 'difference' | 'interval' | 'smallestVisible' | 'conclusion'> {
  const [from, to] = [rateWorth(before), rateWorth(after)];
  if (!from || !to) return { difference: null, interval: null, smallestVisible: null, conclusion: 'not-established' };
  return { ...asTold(change(from, to)), smallestVisible: smallestVisibleChange(from, to.effectiveBase) };
}

/** Null where the figure is no rate: then nothing finer may be told by a comparison either. */
function rateWorth({ measure, row, figure }: Headline): RateWorth | null {
  if (figure.kind !== 'rate' || !row) return null;
  return { rate: figure.rate, effectiveBase: worthOf(measure, row) };
}

function standardised(
  before: Headline,
  after: Headline,
  publications: { readonly earlier: LockedPeriod; readonly later: LockedPeriod },
): StandardisedChange | null {
  const [from, to] = [rateWorth(before), rateWorth(after)];
  if (!from || !to || !after.row) return null;
  const found = standardisedToEarlier(after.measure, publications.earlier.publication, publications.later.publication);
  if (!found) return null;
  // Batches make the later answers worth less, whatever their weights.
  const share = to.effectiveBase / countsOf(after.measure, after.row).base;
  const { by, rate, effectiveRespondents } = found;
  return { by, rate, ...asTold(change(from, { rate, effectiveBase: effectiveRespondents * share })) };
}

function asTold({
  difference,
  interval,
  conclusion,
}: ReturnType<typeof change>): Pick<StandardisedChange, 'difference' | 'interval' | 'conclusion'> {
  return { difference, interval: { ...interval, level: TWO_SIDED_LEVEL, method: 'newcombe' }, conclusion };
}

function mixChange(kind: 'channel' | 'assisted', earlier: LockedPeriod, later: LockedPeriod): MixChange {
  const [from, to] = [mixOf(earlier.publication)[kind], mixOf(later.publication)[kind]];
  return { from, to, moved: movesBetween(from, to) };
}

type Counts = Readonly<Record<string, number>>;

/** What moved, largest first. Ways of few people stand together, and of those that do so in one of the two nothing is known. */
function movesBetween(from: Counts, to: Counts): readonly ShareMove[] {
  const isKnown = [from, to].every((mix) => Object.values(mix).some((count) => count > 0));
  const moves = isKnown ? mixShift(from, to) : [];
  if (!(MERGED in from) && !(MERGED in to)) return moves;
  return moves.filter(({ key }) => key !== MERGED && key in from && key in to);
}

type Way = 'channel' | 'assisted';

/**
 * The later rate as if its respondents had come in the earlier ways, by channel or by who filled in, whichever moved
 * more: from told rows only.
 * @returns null where fewer than two groups have enough respondents, or other ways stand together in the two periods
 */
function standardisedToEarlier(
  measure: Measure,
  earlier: Publication,
  later: Publication,
): (StandardisedRate & { readonly by: Way }) | null {
  const by = movedMost(earlier, later);
  const strata = strataOf(measure, by, earlier, later);
  const found = strata && standardisedRate(strata);
  return found && { ...found, by };
}

function strataOf(measure: Measure, by: Way, earlier: Publication, later: Publication): readonly MixedStratum[] | null {
  const [before, after] = [tableOf(earlier, by, measure), tableOf(later, by, measure)];
  if (!isDeepStrictEqual(before.merged.keys, after.merged.keys)) return null;
  const keys = new Set([...Object.keys(before.shown), ...Object.keys(after.shown), MERGED]);
  const countsIn = ({ shown, merged }: Table, key: string): StratumCounts => {
    return countsOf(measure, (key === MERGED ? merged.row : shown[key]) ?? NOBODY);
  };
  return [...keys].map((key) => ({ key, earlier: countsIn(before, key), later: countsIn(after, key) }));
}

function movedMost(earlier: Publication, later: Publication): Way {
  const largest = (kind: Way): number => {
    const [first] = movesBetween(mixOf(earlier)[kind], mixOf(later)[kind]);
    return first ? Math.abs(first.later - first.earlier) : 0;
  };
  return largest('assisted') > largest('channel') ? 'assisted' : 'channel';
}

/** As everybody sees it: a rate with all its digits would give away the row of one counter. */
function tableOf({ content }: Publication, dimension: Way, { name }: Measure): Table {
  return content.tablesForMost[dimension]?.[name] ?? content.tables[dimension]?.[name] ?? NO_ROWS;
}
