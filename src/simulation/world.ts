import { firstDayOf, lastDayOf, lockDayOf, monthOf, quarterOf } from '../campaigns/campaign-calendar.js';
import type { NewCampaign } from '../campaigns/campaigns.service.js';
import type { PointKind } from '../collection-points/collection-point.entity.js';
import type { NewPoint } from '../collection-points/collection-points.service.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { addDays, type Day } from '../rules/days.js';

/** One campaign of the simulated year: what runs, where it is answered, and its share of a commune's responses. */
export interface SimulatedCampaign {
  readonly campaign: Omit<NewCampaign, 'communeId' | 'pointIds'>;
  readonly points: readonly Omit<NewPoint, 'communeId'>[];
  readonly share: number;
  /** How answers come in, by kind of point. */
  readonly channels: Readonly<Partial<Record<PointKind, number>>>;
  /** Change of contentment from the first to the last day. */
  readonly trend: number;
  /** Day of the meeting at which it is answered; null for any other survey. */
  readonly meetingOn: Day | null;
}

/**
 * A year and more up to a day: continuous feedback at the Centre with four quarters locked, rounds that were locked a year and half a year ago,
 * a round collecting now, two meetings held, and one of today.
 */
export function simulatedYear(catalogue: CommuneCatalogue, today: Day): readonly SimulatedCampaign[] {
  const yearAgo: Day = `${monthOf(addDays(today, -334))}-01`;
  const earlier: Day = `${monthOf(addDays(today, -170))}-01`;
  const [first, second, third] = catalogue.villages;
  return [
    {
      campaign: {
        questionnaire: 'trung-tam',
        name: 'Góp ý thường xuyên tại Trung tâm',
        opensOn: twelveLockedMonthsAgo(today),
        endsOn: lastDayOf(quarterOf(addDays(today, 365))),
        continuous: true,
      },
      points: centrePoints(catalogue),
      share: 0.7,
      channels: { qr: 30, kiosk: 40, paper: 22, link: 8 },
      trend: 0.15,
      meetingOn: null,
    },
    {
      campaign: {
        questionnaire: 'chinh-quyen',
        name: roundName(yearAgo),
        opensOn: yearAgo,
        endsOn: addDays(yearAgo, 24),
      },
      points: administrationPoints(catalogue),
      share: 0.06,
      channels: { qr: 20, paper: 72, link: 8 },
      trend: 0,
      meetingOn: null,
    },
    {
      campaign: {
        questionnaire: 'chinh-quyen',
        name: roundName(earlier),
        opensOn: earlier,
        endsOn: addDays(earlier, 24),
      },
      points: administrationPoints(catalogue),
      share: 0.11,
      channels: { qr: 25, paper: 65, link: 10 },
      trend: 0,
      meetingOn: null,
    },
    {
      campaign: {
        questionnaire: 'chinh-quyen',
        name: roundName(today),
        opensOn: addDays(today, -18),
        endsOn: addDays(today, 9),
      },
      points: administrationPoints(catalogue),
      share: 0.11,
      channels: { qr: 30, paper: 58, link: 12 },
      trend: 0,
      meetingOn: null,
    },
    ...[first, second].flatMap((village, index) =>
      village ? [meeting(village, addDays(today, -60 - 90 * index), 0.01 - 0.003 * index)] : [],
    ),
    ...(third ? [meetingToday(third, today)] : []),
  ];
}

/** So long ago that the four last quarters to be locked are the Centre's: as many months as a control chart needs. */
function twelveLockedMonthsAgo(today: Day): Day {
  const current = quarterOf(today);
  const before = quarterOf(addDays(firstDayOf(current), -1));
  const first = firstDayOf(today < lockDayOf(before) ? before : current);
  return `${monthOf(addDays(first, -365))}-01`;
}

function roundName(day: Day): string {
  return `Khảo sát chính quyền, đợt tháng ${Number(day.slice(5, 7))}/${day.slice(0, 4)}`;
}

type Village = CommuneCatalogue['villages'][number];

function meeting({ key, name }: Village, day: Day, share: number): SimulatedCampaign {
  const place = `Họp ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return {
    campaign: {
      questionnaire: 'hop-thon',
      name: `${place} ngày ${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`,
      opensOn: day,
      endsOn: addDays(day, 1),
      target: null,
    },
    points: [{ kind: 'meeting', name: place, village: key }],
    share,
    channels: { meeting: 1 },
    trend: 0,
    meetingOn: day,
  };
}

/** In a survey that runs on for a month, so that another meeting can be prepared. */
function meetingToday(village: Village, today: Day): SimulatedCampaign {
  const held = meeting(village, today, 0.005);
  const name = `Góp ý sau họp thôn, tổ dân phố, tháng ${Number(today.slice(5, 7))}/${today.slice(0, 4)}`;
  const days = { opensOn: `${monthOf(today)}-01`, endsOn: addDays(today, 30) } as const;
  return { ...held, campaign: { ...held.campaign, ...days, name } };
}

function centrePoints({ counters }: CommuneCatalogue): readonly Omit<NewPoint, 'communeId'>[] {
  return [
    ...counters.map(({ key, name }) => ({ kind: 'qr' as const, name, counter: key })),
    { kind: 'kiosk', name: 'Máy tính bảng lối ra' },
    { kind: 'paper', name: 'Phiếu giấy tại Trung tâm' },
    { kind: 'link', name: 'Đường dẫn gửi kèm tin nhắn trả kết quả' },
  ];
}

function administrationPoints({ villages }: CommuneCatalogue): readonly Omit<NewPoint, 'communeId'>[] {
  return [
    ...villages.map(({ key, name }) => ({ kind: 'qr' as const, name: `Nhà văn hóa ${name}`, village: key })),
    { kind: 'paper', name: 'Phiếu giấy do MTTQ phát' },
    { kind: 'link', name: 'Đường dẫn trên Zalo của xã' },
  ];
}
