import { may, type Staff } from '../access/staff.js';
import { type ChooseCommune, type CommuneCatalogue, communeHeading, toChooseCommune } from '../communes/catalogue.js';
import type { Language } from '../formatting/languages.js';
import { addDays, type Day } from '../rules/days.js';
import { type DutyCalendar, dutiesOf } from './duties-of.js';
import type { DutyMail } from './duty.entity.js';
import type { Rule } from './duty-calendar.js';
import { type DutyRow, dutyName, toDutyRow } from './duty-words.js';
import type { MailFault } from './mail-form.js';
import { versionOf } from './reminders.service.js';

/** What a commune has to do in a year, and what is done. */
export interface DutiesView extends ChooseCommune {
  readonly communeId: string;
  readonly heading: string;
  readonly year: number;
  /** Null where nothing is planned so far away. */
  readonly yearBefore: number | null;
  readonly yearAfter: number | null;
  readonly rows: readonly DutyRow[];
  /** Of duties of every week and month only the last times and the next are shown. */
  readonly hasOften: boolean;
  /** Not asked for in this commune. */
  readonly off: readonly { readonly key: string; readonly name: string }[];
  readonly mayKeep: boolean;
  /** Key of a line of confirmation. */
  readonly saved: string | null;
  /** Who is reminded; for who keeps the duties. */
  readonly mail: MailView | null;
}

interface MailView {
  readonly typed: string;
  /** Sent back with a change. */
  readonly read: string;
  /** False where the server does not know how to send. */
  readonly isSetUp: boolean;
  readonly sentOn: Day | null;
  readonly failedOn: Day | null;
  /** The day of a mail that reached some of them only. */
  readonly partlyOn: Day | null;
  readonly fault: MailFault | null;
  /** Somebody else has changed the addresses since they were read. */
  readonly conflict: boolean;
}

/** Addresses that were typed and cannot be kept as they are. */
export interface RefusedMail {
  readonly typed: string;
  readonly fault: MailFault | null;
}

export interface DutiesPage {
  readonly catalogue: CommuneCatalogue;
  /** Communes the reader may look at. */
  readonly communes: readonly CommuneCatalogue[];
  readonly calendar: DutyCalendar;
  readonly year: number;
  readonly today: Day;
  readonly reader: Pick<Staff, 'role'>;
  readonly saved: unknown;
  readonly mail: DutyMail;
  readonly isMailSetUp: boolean;
  readonly refusedMail: RefusedMail | null;
  readonly language: Language;
}

export function toDutiesView(page: DutiesPage): DutiesView {
  const { catalogue, communes, calendar, year, today, reader, saved, language } = page;
  const mayKeep = may(reader.role, 'keep-duties');
  const thisYear = Number(today.slice(0, 4));
  const days = { today, from: `${year}-01-01`, to: `${year}-12-31` } as const;
  const times = dutiesOf(calendar, days).filter(({ duty, due }) => {
    const shown = shownOfOften[duty.rule.kind];
    return !shown || (due >= addDays(today, -shown[0]) && due <= addDays(today, shown[1]));
  });
  return {
    ...toChooseCommune(communes, catalogue.key),
    ...{ communeId: catalogue.key, heading: communeHeading(catalogue), year },
    yearBefore: year > thisYear - 1 ? year - 1 : null,
    yearAfter: year < thisYear + 1 ? year + 1 : null,
    rows: times.map((time) => toDutyRow(time, language)),
    hasOften: times.some(({ duty }) => duty.rule.kind in shownOfOften),
    off: calendar.duties.filter(({ off }) => off).map((duty) => ({ key: duty.key, name: dutyName(duty, language) })),
    mayKeep,
    mail: mayKeep ? toMailView(page) : null,
    saved: told.some((one) => one === saved) ? `duties.saved.${saved}` : null,
  };
}

function toMailView({ mail, isMailSetUp, refusedMail }: DutiesPage): MailView {
  const { addresses, sentOn, failedOn } = mail;
  const isPartly = failedOn !== null && failedOn === sentOn;
  return {
    ...{ typed: refusedMail?.typed ?? addresses.join('\n'), read: versionOf(addresses), isSetUp: isMailSetUp },
    ...{ sentOn, failedOn: isPartly ? null : failedOn, partlyOn: isPartly ? failedOn : null },
    ...{ fault: refusedMail?.fault ?? null, conflict: refusedMail?.fault === null },
  };
}

const told = ['mail'];

/** How many days back and ahead a page shows of what comes often. */
const shownOfOften: Partial<Record<Rule['kind'], readonly [number, number]>> = { weekly: [28, 7], monthly: [62, 31] };

/** The year asked for; one beside this one at most. */
export function yearAsked(asked: unknown, today: Day): number {
  const thisYear = Number(today.slice(0, 4));
  return [thisYear - 1, thisYear, thisYear + 1].find((year) => String(year) === asked) ?? thisYear;
}
