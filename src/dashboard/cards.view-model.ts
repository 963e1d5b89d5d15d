import type { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import { businessDate } from '../config/clock.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { formatPeriod, formatShortDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatRate, formatWholePercent } from '../formatting/numbers.js';
import { type CollectingPeriod, type CollectingWords, collectingWords } from './collecting-words.js';
import { type FigureWords, toFigureWords } from './figure-words.js';

export const subjects = ['administration', 'centre'] as const;
export type Subject = (typeof subjects)[number];

/** One of the two cards of the first screen; the two are never summed. */
export interface Card {
  readonly subject: Subject;
  readonly title: string;
  /** Round or period, and whose answers. */
  readonly period: string;
  /** `ĐÃ CHỐT 10/11`, or that it is a trial. */
  readonly lock: string;
  readonly trial: boolean;
  readonly target: string | null;
  readonly words: FigureWords;
  /** What the rate would be by the mix of visits, beside it and never instead. */
  readonly weighted: string | null;
  /** How certain it is, and of whom. */
  readonly certainty: string | null;
  /** What is collected now, beside what is shown. */
  readonly collecting: CollectingWords | null;
  /** Another campaign of the subject: the one shown unless another is chosen, or a trial. */
  readonly others: readonly Other[];
}

interface Other {
  readonly text: string;
  readonly address: string;
}

/** A subject of which nothing is locked yet. */
export type WaitingCard = Pick<Card, 'subject' | 'title'> & CollectingWords;

export interface CardSource {
  readonly subject: Subject;
  readonly campaign: Campaign;
  readonly satisfaction: Satisfaction;
  readonly collecting: CollectingPeriod | null;
  /** null where it is the one shown */
  readonly usual: Campaign | null;
  readonly tried: Campaign | null;
}

export interface CardReader {
  readonly language: Language;
  /** What the figure is about, e.g. `xã Hồng Châu`. */
  readonly place: string;
  /** Where the dashboard shows a subject, or one campaign of it. */
  readonly addressOf: (subject: Subject, campaign: string | null) => string;
}

export function toCard(source: CardSource, { language, place, addressOf }: CardReader): Card {
  const { subject, campaign, satisfaction, collecting, usual, tried } = source;
  const { target, overall, period, trial } = satisfaction;
  const say = (key: string, values = {}): string => translate(language, `dashboard.card.${key}`, values);
  const words = toFigureWords(overall, { language, target });
  const isOpen = overall.kind === 'rate' && overall.verdict === 'inconclusive';
  const day = formatShortDay(businessDate(new Date(satisfaction.publishedAt)), language);
  return {
    ...{ subject, title: say(`title.${subject}`), trial },
    period: period === WHOLE ? campaign.name : capitalised(formatPeriod(period, language)),
    lock: trial ? translate(language, 'figures.trial') : say('locked', { day }),
    target: target === null ? null : say('target', { target: formatWholePercent(target, language) }),
    words: { ...words, base: words.base && baseOf(words.base, satisfaction, language) },
    weighted: weightedIn(satisfaction, language),
    certainty: isOpen && target !== null ? say(`inconclusive.${subject}`, { place }) : (words.certainty?.text ?? null),
    collecting: collecting && collectingWords(collecting, language),
    others: [
      ...(usual ? [{ text: say('usual', { name: usual.name }), address: addressOf(subject, null) }] : []),
      ...(tried ? [{ text: say('tried', { name: tried.name }), address: addressOf(subject, tried.id) }] : []),
    ],
  };
}

/** Before the first lock of a subject: how many answered, and when there is more to tell. */
export function toWaitingCard(subject: Subject, collecting: CollectingPeriod, language: Language): WaitingCard {
  const title = translate(language, `dashboard.card.title.${subject}`);
  return { subject, title, ...collectingWords(collecting, language) };
}

/** Behind the responses, the visits they stand for where they are known. */
function baseOf(base: string, { visits }: Satisfaction, language: Language): string {
  if (!visits) return translate(language, 'dashboard.card.validBase', { base });
  return translate(language, 'dashboard.card.baseOfVisits', { base, visits: formatCount(visits.total, language) });
}

function weightedIn({ weighted, target }: Satisfaction, language: Language): string | null {
  if (!weighted) return null;
  return translate(language, 'dashboard.card.weighted', {
    rate: formatRate(weighted.rate, { language, target }),
    worth: formatCount(weighted.effectiveRespondents, language),
  });
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
