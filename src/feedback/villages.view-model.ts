import { may, type Staff } from '../access/staff.js';
import { weekOf } from '../campaigns/weeks.js';
import { type QrPath, qrPath } from '../collection-points/qr-path.js';
import { type ChooseCommune, type CommuneCatalogue, communeHeading, toChooseCommune } from '../communes/catalogue.js';
import { type Language, translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { addDays, type Day } from '../rules/days.js';
import { villageName } from './entry-words.js';
import type { VillageLink } from './village-week.entity.js';
import { weekDays, weekName } from './village-week-words.js';
import { type HeardInWeek, stateOf, type WeekState } from './village-weeks.service.js';

/** What the villages of a commune said in a week, one line for each. */
export interface VillagesView extends ChooseCommune {
  readonly communeId: string;
  readonly heading: string;
  readonly weeks: readonly WeekChoice[];
  readonly weekName: string;
  readonly days: string;
  readonly rows: readonly VillageRow[];
  readonly said: number;
  /** Names of the villages that nobody has said anything of. */
  readonly missing: string;
  readonly isOver: boolean;
  readonly digest: string;
  /** For whoever makes links: how many villages have none, and where those of the others are printed. */
  readonly unlinked: number;
  readonly slips: string | null;
  /** Where it is marked that the week was put together; null for whoever may not. */
  readonly mark: string | null;
}

export interface WeekChoice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

interface VillageRow {
  readonly name: string;
  /** Null for a village that is there no more. */
  readonly href: string | null;
  readonly stateLabel: string;
  readonly stateStyle: string;
  readonly heard: number;
  readonly reportedOn: Day | null;
  /** Login name of who entered it for the head. */
  readonly reportedBy: string | null;
  readonly linkedSince: Day | null;
}

/** Weeks that can be chosen, and entered for a village. */
export const WEEKS_BACK = 12;

/** The newest weeks up to today, the newest first. */
export function weekChoices(today: Day, chosen: string, language: Language): readonly WeekChoice[] {
  return Array.from({ length: WEEKS_BACK }, (_, back) => weekOf(addDays(today, -7 * back))).map((value) => ({
    value,
    label: `${weekName(value, language)} (${weekDays(value, language)})`,
    chosen: value === chosen,
  }));
}

export function toVillagesView(
  { week, heard, reports }: HeardInWeek,
  about: {
    /** As it was when the week ended. */
    readonly catalogue: CommuneCatalogue;
    readonly now: CommuneCatalogue;
    readonly communes: readonly CommuneCatalogue[];
    readonly links: readonly VillageLink[];
    readonly reader: Pick<Staff, 'role'>;
    readonly today: Day;
  },
  language: Language,
): VillagesView {
  const { catalogue, now, communes, links, reader, today } = about;
  const communeId = catalogue.key;
  const states = new Map(catalogue.villages.map(({ key }) => [key, stateOf({ week, heard, reports }, key)]));
  const missing = catalogue.villages.filter(({ key }) => states.get(key) === 'missing');
  const isThere = (village: string): boolean => now.villages.some(({ key }) => key === village);
  const unlinked = now.villages.filter(({ key }) => !links.some(({ village }) => village === key));
  return {
    ...toChooseCommune(communes, communeId),
    ...{ communeId, heading: communeHeading(catalogue), weeks: weekChoices(today, week, language) },
    ...{ weekName: weekName(week, language), days: weekDays(week, language), isOver: week < weekOf(today) },
    rows: catalogue.villages.map(({ key, name }) => {
      const report = reports.find(({ village }) => village === key);
      return {
        ...{ name, href: isThere(key) ? `/feedback/${communeId}/villages/${key}?week=${week}` : null },
        ...stateTag(states.get(key) ?? 'missing'),
        heard: heard.filter(({ village }) => village === key).length,
        reportedOn: report?.reportedOn ?? null,
        reportedBy: report?.reportedBy ?? null,
        linkedSince: links.find(({ village }) => village === key)?.madeOn ?? null,
      };
    }),
    said: catalogue.villages.length - missing.length,
    missing: missing.map(({ name }) => name).join(', '),
    digest: `/feedback/${communeId}/villages/digest?week=${week}`,
    unlinked: mayLink(reader) ? unlinked.length : 0,
    slips: mayLink(reader) && links.length > 0 ? `/feedback/${communeId}/villages/slips` : null,
    mark: may(reader.role, 'keep-duties') ? `/duties/${communeId}/villageDigest?of=${week}` : null,
  };
}

export function stateTag(state: WeekState): { readonly stateLabel: string; readonly stateStyle: string } {
  return { stateLabel: `villageWeek.state.${state}`, stateStyle: styles[state] };
}

const styles = { heard: 'good', nothing: '', missing: 'attention' } as const;

/** The digest of a week, to print and hand on: masked words only, village by village. */
export interface DigestView {
  /** The language of what people say. */
  readonly spoken: Language;
  readonly commune: string;
  readonly weekName: string;
  readonly days: string;
  readonly back: string;
  readonly villages: readonly { readonly name: string; readonly words: readonly DigestLine[] }[];
  /** Names of the villages where nothing was heard, and of those that said nothing. */
  readonly nothing: string;
  readonly missing: string;
  readonly heard: number;
}

interface DigestLine {
  readonly number: number;
  readonly kindLabel: string;
  readonly masked: string;
  readonly receivedOn: Day;
  readonly unit: string | null;
  readonly stateLabel: string | null;
}

export function toDigestView(week: HeardInWeek, catalogue: CommuneCatalogue, language: Language): DigestView {
  const inState = (state: WeekState): string =>
    catalogue.villages
      .filter(({ key }) => stateOf(week, key) === state)
      .map(({ name }) => name)
      .join(', ');
  // What was heard somewhere, nobody knows in which village, or in one that is there no more, stands last.
  const known = new Set(catalogue.villages.map(({ key }) => key));
  const elsewhere = { key: null, name: translate(language, 'villageWeek.elsewhere') };
  return {
    ...{ spoken: MAIN_LANGUAGE, commune: communeHeading(catalogue), weekName: weekName(week.week, language) },
    ...{ days: weekDays(week.week, language), heard: week.heard.length },
    back: `/feedback/villages?commune=${catalogue.key}&week=${week.week}`,
    villages: [...catalogue.villages, elsewhere]
      .map(({ key, name }) => ({
        name,
        words: week.heard
          .filter(({ village }) => (village !== null && known.has(village) ? village : null) === key)
          .map((one, at) => ({
            ...{
              number: at + 1,
              kindLabel: `feedbackWords.kinds.${one.kind}`,
              masked: one.masked,
              receivedOn: one.receivedOn,
            },
            unit: catalogue.units.find((unit) => unit.key === one.unit)?.name ?? null,
            stateLabel: one.state && `feedbackWords.states.${one.state}`,
          })),
      }))
      .filter(({ words }) => words.length > 0),
    nothing: inState('nothing'),
    missing: inState('missing'),
  };
}

/** What heads of villages are handed, to cut apart: the QR code of the link of each. */
export interface VillageSlips {
  readonly place: string;
  readonly back: string;
  /** Of one village, its address to be copied. */
  readonly address: string | null;
  readonly pages: readonly (readonly VillageSlip[])[];
}

interface VillageSlip {
  readonly village: string;
  readonly qr: QrPath;
  /** As a person types it. */
  readonly typed: string;
}

/** Two columns of four on A4. */
const SLIPS_ON_A_PAGE = 8;

/** @param links each with its address */
export function toVillageSlips(
  links: readonly { readonly village: string; readonly address: string }[],
  { catalogue, back }: { readonly catalogue: CommuneCatalogue; readonly back: string },
): VillageSlips {
  const slips = links.map(({ village, address }) => ({
    ...{ village: villageName(catalogue, village), qr: qrPath(address), typed: address.replace(/^https?:\/\//, '') },
  }));
  return {
    ...{ place: communeHeading(catalogue), back, address: links.length === 1 ? (links[0]?.address ?? null) : null },
    pages: Array.from({ length: Math.ceil(slips.length / SLIPS_ON_A_PAGE) }, (_, at) =>
      slips.slice(at * SLIPS_ON_A_PAGE, (at + 1) * SLIPS_ON_A_PAGE),
    ),
  };
}

/** Whoever may make a link of a village, and end it. */
export function mayLink({ role }: Pick<Staff, 'role'>): boolean {
  return may(role, 'manage-points');
}
