import type { Campaign } from '../campaigns/campaign.entity.js';
import { businessDate } from '../config/clock.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { formatDay, formatQuarter, formatShortDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatRate, formatWholePercent } from '../formatting/numbers.js';
import { type FigureWords, toFigureWords } from './figure-words.js';

export type Subject = 'administration' | 'centre';

/** One of the two cards of the first screen; the two are never summed. */
export interface Card {
  readonly subject: Subject;
  readonly title: string;
  /** Round or quarter, and whose answers. */
  readonly period: string;
  /** `ĐÃ CHỐT 10/11`, or that it is still provisional. */
  readonly lock: string;
  readonly locked: boolean;
  readonly target: string | null;
  readonly words: FigureWords;
  /** What the rate would be by the mix of visits, beside it and never instead. */
  readonly weighted: string | null;
  /** How certain it is, with the interval. */
  readonly certainty: string | null;
  /** A round that is collecting now, beside the one shown. */
  readonly collecting: Other | null;
  /** The round shown unless another is chosen, when another is. */
  readonly usual: Other | null;
}

/** Another campaign of the same subject; without an address when nothing of it is published. */
export interface Other {
  readonly text: string;
  readonly address: string | null;
}

export interface CardSource {
  readonly subject: Subject;
  readonly campaign: Campaign;
  readonly satisfaction: Satisfaction;
  readonly collecting: { readonly campaign: Campaign; readonly responses: number; readonly published: boolean } | null;
  readonly usual: Campaign | null;
}

export interface CardReader {
  readonly language: Language;
  /** What the figure is about, e.g. `xã Hồng Châu`. */
  readonly place: string;
  /** Where the dashboard shows a subject, or one campaign of it. */
  readonly addressOf: (subject: Subject, campaign: string | null) => string;
}

export function toCard(source: CardSource, { language, place, addressOf }: CardReader): Card {
  const { subject, campaign, satisfaction, collecting, usual } = source;
  const { target, locked, overall } = satisfaction;
  const say = (key: string, values = {}): string => translate(language, `dashboard.card.${key}`, values);
  const words = toFigureWords(overall, { language, target, locked });
  const { continuous } = campaign;
  const lockDay = campaign.lockDayOf(satisfaction.period);
  // An officer may have locked it before its day.
  const published = businessDate(new Date(satisfaction.publishedAt));
  const lockedOn = published < lockDay ? published : lockDay;
  return {
    subject,
    title: say(`title.${subject}`),
    period: continuous ? capitalised(formatQuarter(satisfaction.period, language)) : campaign.name,
    lock: locked
      ? say('locked', { day: formatShortDay(lockedOn, language) })
      : say('provisional', { day: formatShortDay(lockDay, language) }),
    locked,
    target: target === null ? null : say('target', { target: formatWholePercent(target, language) }),
    words: { ...words, base: words.base && baseOf(words.base, satisfaction, language) },
    weighted: weightedIn(satisfaction, language),
    certainty: words.certainty && (words.certainty.established ? words.certainty.text : say('inconclusive', { place })),
    collecting: collecting && {
      text: say('collecting', {
        name: collecting.campaign.name,
        count: formatCount(collecting.responses, language),
        day: formatDay(collecting.campaign.endsOn, language),
      }),
      address: collecting.published ? addressOf(subject, collecting.campaign.id) : null,
    },
    usual: usual && { text: say('usual', { name: usual.name }), address: addressOf(subject, null) },
  };
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
    worth: formatCount(Math.round(weighted.effectiveRespondents), language),
  });
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
