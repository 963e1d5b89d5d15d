import type { CampaignRow } from '../campaigns/campaign-row.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { businessDate } from '../config/clock.js';
import type { Device } from '../devices/device.entity.js';
import { compareNames } from '../formatting/names.js';
import { flags } from '../responses/arrival.js';
import { addDays, type Day } from '../rules/days.js';
import type { ParticipationCounts } from '../rules/to-browser/counts.js';
import type { PlanProgress } from './plan-progress.view-model.js';

/** Who answered so far, by day, point and channel. Never what they said. */
export interface ParticipationView {
  readonly campaign: CampaignRow;
  /** Where the live numbers come from. */
  readonly events: string;
  readonly total: number;
  readonly late: number;
  readonly withdrawn: number;
  readonly flagged: readonly { readonly key: string; readonly label: string; readonly count: number }[];
  readonly today: number;
  readonly todayKey: string;
  /** True while new responses can come. */
  readonly live: boolean;
  readonly days: readonly DayColumn[];
  /** Width of the drawing of days, in its own units. */
  readonly daysWidth: number;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** True when older days are left out of the drawing. */
  readonly onlyLately: boolean;
  readonly points: readonly (CountRow & { readonly revoked: boolean })[];
  readonly channels: readonly (CountRow & { readonly label: string })[];
  readonly plan: PlanProgress | null;
  /** Tablets of the campaign not heard of since yesterday, with the day on which they last were. */
  readonly unheard: readonly { readonly name: string; readonly day: Day }[];
  readonly mayPair: boolean;
}

/** One number with its bar; `key` is how the live script finds both. */
interface CountRow {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  /** Length of the bar, 0 … 100, the longest of its kind being 100. */
  readonly length: number;
  readonly note: string | null;
}

interface DayColumn extends Omit<CountRow, 'name' | 'note'> {
  readonly day: Day;
  readonly x: number;
  readonly y: number;
}

export interface ParticipationPage {
  readonly campaign: CampaignRow;
  readonly counts: ParticipationCounts;
  readonly points: readonly CollectionPoint[];
  readonly today: Day;
  readonly plan: PlanProgress | null;
  /** Tablets of the commune, of this campaign or not. */
  readonly unheard: readonly Device[];
  /** May look after tablets. */
  readonly mayPair: boolean;
}

/** A drawing of more days cannot be read on a phone. */
const LONGEST = 45;
const COLUMN = 10;

export function toParticipationView(page: ParticipationPage): ParticipationView {
  const { campaign, counts, points, today, plan } = page;
  const days = daysShown(campaign, today);
  const most = Math.max(1, ...days.map((day) => counts.byDay[day] ?? 0));
  return {
    ...{ campaign, plan, mayPair: page.mayPair },
    events: `/api/v1/campaigns/${campaign.id}/participation/events`,
    ...{
      total: counts.total,
      late: counts.late,
      withdrawn: counts.withdrawn,
      today: counts.byDay[today] ?? 0,
      todayKey: `day:${today}`,
    },
    flagged: flags.map((flag) => ({
      ...{ key: `flag:${flag}`, label: `participation.flag.${flag}`, count: counts.byFlag[flag] ?? 0 },
    })),
    unheard: page.unheard.flatMap(({ pointId, secondPointId, lastSeenAt }) => {
      const point = points.find(({ id }) => id === pointId || id === secondPointId);
      return point && lastSeenAt ? [{ name: point.name, day: businessDate(lastSeenAt) }] : [];
    }),
    live: campaign.state === 'open' || campaign.state === 'ended' || campaign.state === 'test',
    days: days.map((day, index) => {
      const count = counts.byDay[day] ?? 0;
      const length = (100 * count) / most;
      return { key: `day:${day}`, day, count, length, x: index * COLUMN + 1, y: 100 - length };
    }),
    daysWidth: days.length * COLUMN,
    ...{ firstDay: days[0] ?? null, lastDay: days.at(-1) ?? null },
    onlyLately: days[0] !== undefined && days[0] > campaign.opensOn,
    points: pointRows(points, counts),
    channels: withLengths(
      channels.map((channel) => ({
        ...{ key: `channel:${channel}`, name: channel, label: `figures.channel.${channel}`, note: null },
        count: counts.byChannel[channel] ?? 0,
      })),
    ),
  };
}

const channels = ['qr', 'kiosk', 'paper', 'meeting', 'link'] as const;

/** The days of collecting until today, or the last of them. */
function daysShown({ opensOn, endsOn }: CampaignRow, today: Day): readonly Day[] {
  const last = today < endsOn ? today : endsOn;
  const earliest = addDays(last, 1 - LONGEST);
  const days: Day[] = [];
  for (let day = opensOn > earliest ? opensOn : earliest; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The points of the campaign and those that have answers though it no longer uses them, most answers first. */
function pointRows(points: readonly CollectionPoint[], counts: ParticipationCounts): ParticipationView['points'] {
  const rows = points.map(({ id, name, kind, revokedOn }) => ({
    ...{ key: `point:${id}`, name, note: `points.kind.${kind}`, count: counts.byPoint[id] ?? 0 },
    revoked: revokedOn !== null,
  }));
  return withLengths(rows.sort((a, b) => b.count - a.count || compareNames(a.name, b.name)));
}

function withLengths<T extends { readonly count: number }>(rows: readonly T[]): readonly (T & { length: number })[] {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return rows.map((row) => ({ ...row, length: (100 * row.count) / most }));
}
