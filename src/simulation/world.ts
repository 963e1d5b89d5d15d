import { firstDayOf, lastDayOf, lockDayOf, monthAfter, monthOf, quarterOf } from '../campaigns/campaign-calendar.js';
import type { NewCampaign } from '../campaigns/new-campaign.js';
import type { PointKind } from '../collection-points/collection-point.entity.js';
import type { NewPoint } from '../collection-points/collection-points.service.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { addDays, type Day } from '../rules/days.js';

/** One campaign of a simulated commune: what runs, where it is answered, and its share of the commune's responses. */
export interface SimulatedCampaign {
  readonly campaign: Omit<NewCampaign, 'communeId' | 'pointIds'>;
  readonly points: readonly Omit<NewPoint, 'communeId'>[];
  readonly share: number;
  /** How answers come in, by kind of point. */
  readonly channels: Readonly<Partial<Record<PointKind, number>>>;
  /** From this day on the unit that improves does well, and paper at the Centre says more than its tablet. */
  readonly turn: Day;
  /** Day of the meeting at which it is answered; null for any other survey. */
  readonly meetingOn: Day | null;
}

/** Up to which day, and how long before it the Centre began to ask. */
interface When {
  readonly today: Day;
  /** Quarters of the Centre that are locked, 2 or more. */
  readonly quarters: number;
}

/**
 * What a commune has asked up to a day, by the calendar of the plans: feedback at the Centre and at the reception of
 * citizens all the time, rounds in June and November, businesses in September, officials in October; and meetings, one of
 * them today.
 */
export function simulatedYears(catalogue: CommuneCatalogue, { today, quarters }: When): readonly SimulatedCampaign[] {
  const [first, second, third] = catalogue.villages;
  return [
    centre(catalogue, { today, quarters }),
    reception(today),
    ...rounds(catalogue, today),
    ...begun(['09-01'], 2, today).map((opensOn, index) => businesses(opensOn, today, 0.015 + 0.002 * index)),
    ...begun(['10-12'], 2, today).map((opensOn, index) => officials(opensOn, today, 0.012 + 0.001 * index)),
    ...[first, second].flatMap((village, index) =>
      village ? [meeting(village, addDays(today, -60 - 90 * index), 0.01 - 0.003 * index)] : [],
    ),
    ...(third ? [meetingToday(third, today)] : []),
  ];
}

function centre({ counters }: CommuneCatalogue, { today, quarters }: When): SimulatedCampaign {
  const last = lastLockedQuarter(today);
  return {
    campaign: {
      // Its tablets ask the same: what asks for no field tells nothing of departments, and may keep theirs back.
      questionnaire: 'trung-tam',
      tabletQuestionnaire: 'trung-tam-may-tinh-bang',
      name: 'Góp ý thường xuyên tại Trung tâm',
      ...{ opensOn: quartersBefore(last, quarters - 1), endsOn: inAYear(today), continuous: true },
    },
    points: [
      ...counters.map(({ key, name }) => ({ kind: 'qr' as const, name, counter: key })),
      { kind: 'kiosk', name: 'Máy tính bảng lối ra' },
      { kind: 'paper', name: 'Phiếu giấy tại Trung tâm' },
      { kind: 'link', name: 'Đường dẫn gửi kèm tin nhắn trả kết quả' },
    ],
    channels: { qr: 35, kiosk: 27, paper: 30, link: 8 },
    ...{ share: 0.58, turn: firstDayOf(last), meetingOn: null },
  };
}

function reception(today: Day): SimulatedCampaign {
  const last = lastLockedQuarter(today);
  return {
    campaign: {
      ...{ questionnaire: 'tiep-cong-dan', name: 'Góp ý sau tiếp công dân' },
      ...{ opensOn: quartersBefore(last, 1), endsOn: inAYear(today), continuous: true },
    },
    points: [
      { kind: 'qr', name: 'Phòng tiếp công dân' },
      { kind: 'kiosk', name: 'Máy tính bảng phòng tiếp công dân' },
      { kind: 'paper', name: 'Phiếu giấy phòng tiếp công dân' },
    ],
    channels: { qr: 20, kiosk: 30, paper: 50 },
    ...{ share: 0.04, turn: firstDayOf(last), meetingOn: null },
  };
}

/** Each is collected for a week and locked on the tenth, so that November's is ready for the dossier of 15/11. */
function rounds({ villages }: CommuneCatalogue, today: Day): readonly SimulatedCampaign[] {
  const opening = begun(['06-01', '11-01'], 3, today);
  const lockingOn = (opensOn: Day): Day => addDays(opensOn, 9);
  const turn = opening.findLast((opensOn) => lockingOn(opensOn) <= today) ?? today;
  return opening.map((opensOn, index) => ({
    campaign: {
      questionnaire: 'chinh-quyen',
      name: `Khảo sát chính quyền, đợt tháng ${monthIn(opensOn)}`,
      ...{ opensOn, endsOn: addDays(opensOn, 6), locksOn: lockingOn(opensOn) },
    },
    points: [
      ...villages.map(({ key, name }) => ({ kind: 'qr' as const, name: `Nhà văn hóa ${name}`, village: key })),
      { kind: 'paper', name: 'Phiếu giấy do MTTQ phát' },
      { kind: 'link', name: 'Đường dẫn trên Zalo của xã' },
    ],
    channels: { qr: 25, paper: 65, link: 10 },
    ...{ share: (0.09 + 0.008 * index) * passed(opensOn, 7, today), turn, meetingOn: null },
  }));
}

function businesses(opensOn: Day, today: Day, share: number): SimulatedCampaign {
  return {
    campaign: {
      questionnaire: 'doanh-nghiep-to-chuc',
      name: `Khảo sát doanh nghiệp, tổ chức năm ${opensOn.slice(0, 4)}`,
      ...{ opensOn, endsOn: addDays(opensOn, 29) },
    },
    points: [
      { kind: 'link', name: 'Đường dẫn gửi doanh nghiệp, tổ chức' },
      { kind: 'paper', name: 'Phiếu giấy gửi doanh nghiệp, tổ chức' },
    ],
    channels: { link: 70, paper: 30 },
    ...{ share: share * passed(opensOn, 30, today), turn: opensOn, meetingOn: null },
  };
}

function officials(opensOn: Day, today: Day, share: number): SimulatedCampaign {
  return {
    campaign: {
      questionnaire: 'can-bo-cong-chuc',
      name: `Khảo sát cán bộ, công chức năm ${opensOn.slice(0, 4)}`,
      ...{ opensOn, endsOn: addDays(opensOn, 11) },
    },
    points: [{ kind: 'link', name: 'Đường dẫn gửi cán bộ, công chức' }],
    channels: { link: 1 },
    ...{ share: share * passed(opensOn, 12, today), turn: opensOn, meetingOn: null },
  };
}

type Village = CommuneCatalogue['villages'][number];

function meeting({ key, name }: Village, day: Day, share: number): SimulatedCampaign {
  const place = `Họp ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return {
    campaign: {
      questionnaire: 'hop-thon',
      name: `${place} ngày ${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`,
      ...{ opensOn: day, endsOn: addDays(day, 1) },
    },
    points: [{ kind: 'meeting', name: place, village: key }],
    channels: { meeting: 1 },
    ...{ share, turn: day, meetingOn: day },
  };
}

/** In a survey that runs on, so that another meeting can be prepared. */
function meetingToday(village: Village, today: Day): SimulatedCampaign {
  const held = meeting(village, today, 0.005);
  const days = { opensOn: firstDayOf(quarterOf(today)), endsOn: lastDayOf(quarterOf(addDays(today, 30))) };
  return { ...held, campaign: { ...held.campaign, ...days, name: 'Góp ý sau họp thôn, tổ dân phố' } };
}

/** The last days of those kinds, `MM-DD` in order, that have come. @param most how many of them */
function begun(kinds: readonly string[], most: number, today: Day): readonly Day[] {
  const year = Number(today.slice(0, 4));
  const all = [year - 2, year - 1, year].flatMap((one) => kinds.map((day) => `${one}-${day}` as Day));
  return all.filter((day) => day <= today).slice(-most);
}

/** How much of a time has passed: a fraction in (0, 1]. */
function passed(from: Day, days: number, today: Day): number {
  return Math.min(1, ((Date.parse(today) - Date.parse(from)) / 86_400_000 + 1) / days);
}

/** `11/2026` */
function monthIn(day: Day): string {
  return `${Number(day.slice(5, 7))}/${day.slice(0, 4)}`;
}

function lastLockedQuarter(today: Day): string {
  const before = quarterOf(monthAfter(monthOf(today), -3));
  return today < lockDayOf(before) ? quarterOf(monthAfter(monthOf(today), -6)) : before;
}

/** The first day of the quarter so many quarters before. */
function quartersBefore(quarter: string, count: number): Day {
  return `${monthAfter(monthOf(firstDayOf(quarter)), -3 * count)}-01`;
}

function inAYear(today: Day): Day {
  return lastDayOf(quarterOf(addDays(today, 365)));
}
