import type { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import { formatDay, formatPeriod } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount } from '../formatting/numbers.js';
import type { Day } from '../rules/days.js';

/** The oldest period of a campaign that is not locked, and how many answered in it; what they said is not told yet. */
export interface CollectingPeriod {
  readonly campaign: Campaign;
  readonly period: string;
  readonly responses: number;
  readonly today: Day;
}

/** A campaign that collects, or waits for its lock. */
export interface CollectingWords {
  readonly name: string;
  /** `Đang thu phiếu: 132 phiếu, … Kết quả có sau khi chốt số liệu, dự kiến 10/11/2026.` */
  readonly text: string;
  /** Who answered, live. */
  readonly address: string;
}

export function collectingWords(
  { campaign, period, responses, today }: CollectingPeriod,
  language: Language,
): CollectingWords {
  const lock = campaign.lockDayOf(period);
  const state = !campaign.hasEnded(period, today) ? 'open' : today < lock ? 'ended' : 'waiting';
  const values = {
    count: formatCount(responses, language),
    ...{ until: formatDay(campaign.daysOf(period).to, language), lock: formatDay(lock, language) },
  };
  return {
    name: period === WHOLE ? campaign.name : `${campaign.name}, ${formatPeriod(period, language)}`,
    text: translate(language, `dashboard.collecting.${state}`, values),
    address: `/campaigns/${campaign.id}/participation`,
  };
}
