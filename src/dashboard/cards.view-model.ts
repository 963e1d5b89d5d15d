import type { Campaign } from '../campaigns/campaign.entity.js';
import { lockDayOfQuarter } from '../campaigns/campaign-calendar.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { formatDay, formatQuarter, formatShortDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatWholePercent } from '../formatting/numbers.js';
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
  /** A round that is collecting now, beside the one shown. */
  readonly collecting: string | null;
}

export interface CardSource {
  readonly subject: Subject;
  readonly campaign: Campaign;
  readonly satisfaction: Satisfaction;
  readonly collecting: { readonly campaign: Campaign; readonly responses: number } | null;
}

export function toCard({ subject, campaign, satisfaction, collecting }: CardSource, language: Language): Card {
  const { target, locked, overall } = satisfaction;
  const say = (key: string, values = {}): string => translate(language, `dashboard.card.${key}`, values);
  const continuous = campaign.continuous;
  const lockDay = continuous ? lockDayOfQuarter(satisfaction.period) : campaign.locksOn;
  // An officer may have locked it before its day.
  const [lockedOn = lockDay] = [satisfaction.publishedAt.slice(0, 10), lockDay].sort();
  return {
    subject,
    title: say(`title.${subject}`),
    period: continuous ? capitalised(formatQuarter(satisfaction.period, language)) : campaign.name,
    lock: locked
      ? say('locked', { day: formatShortDay(lockedOn, language) })
      : say('provisional', { day: formatShortDay(lockDay, language) }),
    locked,
    target: target === null ? null : say('target', { target: formatWholePercent(target, language) }),
    words: toFigureWords(overall, { language, target, locked }),
    collecting: collecting
      ? say('collecting', {
          name: collecting.campaign.name,
          count: formatCount(collecting.responses, language),
          day: formatDay(collecting.campaign.endsOn, language),
        })
      : null,
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
