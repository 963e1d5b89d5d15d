import type { Campaign } from '../campaigns/campaign.entity.js';
import type { Language } from '../formatting/languages.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { change, type RateWorth } from '../statistics/change.js';
import { mixShift } from '../statistics/mix-shift.js';
import { smallestVisibleChange } from '../statistics/smallest-visible-change.js';
import { TWO_SIDED_LEVEL } from '../statistics/wilson-interval.js';
import type { Change, ChangeEnd, MixChange, StandardisedChange } from './change.js';
import { changeWords } from './change-words.js';
import { countsOf, worthOf } from './evidence.js';
import type { Figure } from './figure.js';
import { rateFigure } from './figure-from-sums.js';
import { type Measure, questionMeasure } from './measures.js';
import { mixOf, type Publication } from './publication.js';
import { standardisedToEarlier } from './standardised-change.js';
import type { Row } from './told-table.js';

/** A locked round, or a locked quarter of continuous feedback. */
export interface LockedPeriod {
  readonly campaign: Pick<Campaign, 'id' | 'opensOn'>;
  readonly questionnaire: Questionnaire;
  readonly publication: Publication;
}

/**
 * Compares the headlines of two locked periods that asked the same (see `isComparable`).
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
  const measure = { kind: 'question', name: questionMeasure(general), question, answers, places: [] } as const;
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
  const isKnown = [from, to].every((mix) => Object.values(mix).some((count) => count > 0));
  return { from, to, moved: isKnown ? mixShift(from, to) : [] };
}
