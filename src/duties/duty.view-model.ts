import { mayServeAllCommunes, roles } from '../access/staff.js';
import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import type { Language } from '../formatting/languages.js';
import { addDays, type Day } from '../rules/days.js';
import { type Duty, type DutyCalendar, dutiesOf, isOfDossier } from './duties-of.js';
import { type Rule, ruleKinds } from './duty-calendar.js';
import { type DutyFault, type DutyField, type TypedDuty, writtenDate } from './duty-form.js';
import { type DutyRow, dutyName, toDutyRow } from './duty-words.js';
import { isUsual, usualDuties } from './usual-duties.js';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

/** The fields of a duty, new or known. */
export interface DutyFields {
  readonly isOwn: boolean;
  readonly kinds: readonly Choice[];
  readonly weekdays: readonly Choice[];
  readonly roles: readonly Choice[];
  readonly typed: TypedDuty;
  readonly faults: readonly DutyFault[];
  readonly faultOf: Readonly<Partial<Record<DutyField, string>>>;
  /** Which days can be set: all of an own duty; of a usual one those of its rhythm. */
  readonly hasDate: boolean;
  readonly hasWeekday: boolean;
  /** `14/02`, of a usual duty. */
  readonly usualDate: string | null;
}

export interface NewDutyView extends DutyFields {
  readonly communeId: string;
  readonly heading: string;
  /** Its ID, made with the page, so that it is added once however often the page is sent. */
  readonly key: string;
}

/** One duty: when it was and is due, what was done, and how the commune wants it. */
export interface DutyView extends DutyFields {
  readonly communeId: string;
  readonly heading: string;
  readonly key: string;
  readonly name: string;
  /** What the plans say; null for an own duty. */
  readonly plan: string | null;
  readonly note: string;
  readonly off: boolean;
  /** The page on which it is done; null where that is not the dossier's. */
  readonly dossier: string | null;
  readonly times: readonly TimeRow[];
  readonly mayMark: boolean;
  readonly mayKeep: boolean;
  /** Key of a line of confirmation. */
  readonly saved: string | null;
  /** Somebody else has changed it since it was read. */
  readonly conflict: boolean;
}

interface TimeRow extends DutyRow {
  readonly isMarked: boolean;
  readonly mayBeMarked: boolean;
  /** The one that was asked for. */
  readonly open: boolean;
  readonly typedNote: string;
  readonly fault: string | null;
}

/** What was sent and cannot be kept as it is. */
export interface RefusedDuty {
  readonly typed: TypedDuty;
  readonly faults: readonly DutyFault[];
}

/** A note of a mark that cannot be kept. */
interface RefusedMark {
  readonly of: string;
  readonly note: string;
  readonly fault: string;
}

export interface DutyPage {
  readonly catalogue: CommuneCatalogue;
  readonly calendar: DutyCalendar;
  readonly duty: Duty;
  readonly today: Day;
  readonly asked: unknown;
  readonly saved: unknown;
  readonly mayMark: boolean;
  readonly mayKeep: boolean;
  readonly seesDossier: boolean;
  readonly typed: TypedDuty;
  readonly faults: readonly DutyFault[];
  readonly refusedMark: RefusedMark | null;
  readonly conflict: boolean;
  readonly language: Language;
}

export function toDutyView(page: DutyPage): DutyView {
  const { catalogue, duty, today, asked, saved, mayMark, mayKeep, seesDossier, refusedMark, conflict, language } = page;
  const { communeId, key, note, off } = duty;
  const [back, ahead] = shownDays[duty.rule.kind];
  const times = dutiesOf(
    { ...page.calendar, duties: [{ ...duty, off: false }] },
    { today, from: addDays(today, -back), to: addDays(today, ahead) },
  );
  return {
    ...toDutyFields(duty, page),
    ...{ communeId, heading: communeHeading(catalogue), key, note, off, mayMark, mayKeep, conflict },
    name: dutyName(duty, language),
    dossier: seesDossier && isOfDossier(duty.done) ? `/dossier?commune=${communeId}` : null,
    plan: isUsual(key) ? `duties.usual.${key}.plan` : null,
    times: times.map((time) => {
      const isMarked = time.done?.kind === 'hand';
      const refused = refusedMark?.of === time.of ? refusedMark : null;
      return {
        ...toDutyRow(time, language),
        ...{ isMarked, mayBeMarked: mayMark && !isMarked, open: refused !== null || asked === time.of },
        ...{ typedNote: refused?.note ?? '', fault: refused?.fault ?? null },
      };
    }),
    saved: told.some((one) => one === saved) ? `duties.saved.${saved}` : null,
  };
}

const told = ['added', 'changed', 'marked', 'unmarked'];

/** How many days back and ahead a duty's page shows. */
const shownDays: Readonly<Record<Rule['kind'], readonly [number, number]>> = {
  yearly: [400, 400],
  quarterly: [200, 200],
  monthly: [100, 62],
  weekly: [42, 13],
};

/** @param duty null for a new one */
export function toDutyFields(duty: Duty | null, { typed, faults }: RefusedDuty): DutyFields {
  const isOwn = duty === null || duty.name !== null;
  const usual = duty && isUsual(duty.key) ? usualDuties[duty.key].rule : null;
  return {
    ...{ isOwn, typed, faults, faultOf: Object.fromEntries(faults.map(({ field, message }) => [field, message])) },
    kinds: choices(ruleKinds, typed.kind, (kind) => `duties.rhythm.${kind}`),
    weekdays: choices(['1', '2', '3', '4', '5', '6', '7'], typed.weekday, (day) => `figures.weekday.${day}`),
    roles: choices(
      roles.filter((role) => !mayServeAllCommunes(role)),
      typed.role,
      (role) => `access.roles.${role}`,
    ),
    hasDate: isOwn || usual?.kind === 'yearly',
    hasWeekday: isOwn || usual?.kind === 'weekly',
    usualDate: usual?.kind === 'yearly' ? writtenDate(usual.month, usual.day) : null,
  };
}

function choices<Value extends string>(
  values: readonly Value[],
  chosen: string,
  label: (value: Value) => string,
): readonly Choice[] {
  return values.map((value) => ({ value, label: label(value), chosen: value === chosen }));
}
