import type { Campaign } from '../campaigns/campaign.entity.js';
import { lockDayOfQuarter, quartersBetween } from '../campaigns/campaign-calendar.js';
import type { LockDay } from '../config/clock.js';
import { formatDay, formatQuarter } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Day } from '../rules/days.js';

/** The next days on which collecting ends or figures become final, soonest first. */
export function toDeadlines(campaigns: readonly Campaign[], days: Days, language: Language): readonly string[] {
  return campaigns
    .flatMap((campaign) => nextOf(campaign, days, language))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .slice(0, MOST)
    .map(({ day, kind, name }) =>
      translate(language, `dashboard.deadline.${kind}`, { name, day: formatDay(day, language) }),
    );
}

const MOST = 2;

interface Days {
  readonly today: Day;
  readonly lockDay: LockDay;
}

interface Deadline {
  readonly day: Day;
  readonly kind: 'ends' | 'locks';
  readonly name: string;
}

function nextOf(campaign: Campaign, { today, lockDay }: Days, language: Language): readonly Deadline[] {
  const { name } = campaign;
  const state = campaign.stateOn(today, lockDay);
  if (state !== 'open' && state !== 'ended') return [];
  if (!campaign.continuous) {
    return [
      state === 'open' ? { day: campaign.endsOn, kind: 'ends', name } : { day: campaign.locksOn, kind: 'locks', name },
    ];
  }
  const last = today < campaign.endsOn ? today : campaign.endsOn;
  const quarter = quartersBetween(campaign.opensOn, last).find((one) => !campaign.isQuarterLocked(one, lockDay));
  if (!quarter) return [];
  return [{ day: lockDayOfQuarter(quarter), kind: 'locks', name: `${name}, ${formatQuarter(quarter, language)}` }];
}
