import type { Campaign } from '../campaigns/campaign.entity.js';
import { formatDay, formatPeriod } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Day } from '../rules/days.js';

/** The next days on which collecting ends or figures become final, soonest first. */
export function toDeadlines(
  campaigns: readonly Campaign[],
  { today }: { readonly today: Day },
  language: Language,
): readonly string[] {
  return campaigns
    .flatMap((campaign) => nextOf(campaign, today, language))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .slice(0, MOST)
    .map(({ day, kind, name }) =>
      translate(language, `dashboard.deadline.${kind}`, { name, day: formatDay(day, language) }),
    );
}

const MOST = 2;

interface Deadline {
  readonly day: Day;
  readonly kind: 'ends' | 'locks';
  readonly name: string;
}

function nextOf(campaign: Campaign, today: Day, language: Language): readonly Deadline[] {
  const { name } = campaign;
  const state = campaign.stateOn(today);
  if (state !== 'open' && state !== 'ended') return [];
  if (!campaign.continuous) {
    return [
      state === 'open' ? { day: campaign.endsOn, kind: 'ends', name } : { day: campaign.locksOn, kind: 'locks', name },
    ];
  }
  const period = campaign.periods.find((one) => !campaign.isPeriodLocked(one));
  if (!period) return [];
  const day = campaign.lockDayOf(period);
  return [{ day, kind: 'locks', name: `${name}, ${formatPeriod(period, language)}` }];
}
