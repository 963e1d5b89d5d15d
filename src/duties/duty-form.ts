import { z } from 'zod';
import { isRole, mayServeAllCommunes, type Role } from '../access/staff.js';
import { isDay } from '../rules/days.js';
import { cleanLine, cleanText, readCount } from '../rules/typed-text.js';
import type { Duty } from './duties-of.js';
import { type Rule, ruleKinds } from './duty-calendar.js';

/** Whatever is too long for its field is told beside it, and kept. */
const typedText = z.string().max(20_000).default('');

/** A duty as an officer typed it; fields that its page does not show are empty. */
export const dutyForm = z.object({
  name: typedText,
  kind: typedText,
  /** `14/02` */
  date: typedText,
  monthDay: typedText,
  weekday: typedText,
  role: typedText,
  note: typedText,
  off: z.literal('yes').optional(),
  /** Of what was read, so that nobody writes over what somebody else wrote since. */
  read: typedText,
});
export type TypedDuty = z.output<typeof dutyForm>;

export const markForm = z.object({ of: z.string().max(10), note: typedText });

export type DutyField = 'name' | 'kind' | 'date' | 'monthDay' | 'weekday' | 'role' | 'note';

export interface DutyFault {
  readonly field: DutyField;
  /** Key of what is said at the field. */
  readonly message: string;
}

/** What an officer decided; the rule is null for the usual day. */
export interface DecidedDuty {
  readonly name: string | null;
  readonly rule: Rule | null;
  readonly role: Role;
  readonly note: string;
  readonly off: boolean;
}

/** @param about the duty that is changed, null for a new one; and how the commune's others are called */
export function readDuty(
  typed: TypedDuty,
  about: { readonly duty: Duty | null; readonly names: readonly string[] },
): DecidedDuty | { readonly faults: readonly DutyFault[] } {
  const isOwn = about.duty === null || about.duty.name !== null;
  const name = isOwn ? readName(typed.name, about.names) : null;
  const rule = isOwn ? readRule(typed, typed.kind) : readUsualDay(typed, about.duty);
  const role = isRole(typed.role) && !mayServeAllCommunes(typed.role) ? typed.role : fault('role');
  const note = readNote(typed.note);
  const parts = [name, rule, role, note];
  const faults = parts.filter(isFault);
  if (faults.length > 0 || isFault(name) || isFault(rule) || isFault(role) || isFault(note)) return { faults };
  return { name, rule, role, note, off: typed.off === 'yes' };
}

/** @returns the note of a mark, or what is wrong with it */
export function readNote(text: string): string | DutyFault {
  const note = cleanText(text);
  return note.length > LONGEST_NOTE ? fault('note') : note;
}

/** As the fields of a duty's page begin. */
export function typedDuty(duty: Duty | null): Omit<TypedDuty, 'read'> {
  const blank = { name: '', kind: 'yearly', date: '', monthDay: '', weekday: '', role: 'officer', note: '' };
  if (duty === null) return blank;
  const { name, rule, moved, role, note, off } = duty;
  return {
    ...{ ...blank, name: name ?? '', kind: rule.kind, role, note, off: off ? 'yes' : undefined },
    date: rule.kind === 'yearly' && moved ? writtenDate(rule.month, rule.day) : '',
    monthDay: rule.kind === 'monthly' ? String(rule.day) : '',
    weekday: rule.kind === 'weekly' ? String(rule.weekday) : '',
  };
}

/** @example writtenDate(2, 14) // '14/02' */
export function writtenDate(month: number, day: number): string {
  return [day, month].map((part) => String(part).padStart(2, '0')).join('/');
}

function readName(text: string, others: readonly string[]): string | DutyFault {
  const name = cleanLine(text);
  if (name === '') return fault('name');
  if (name.length > LONGEST_NAME) return fault('name', 'nameLong');
  const isTaken = others.some((other) => other.toLocaleLowerCase() === name.toLocaleLowerCase());
  return isTaken ? fault('name', 'nameTaken') : name;
}

function readRule(typed: TypedDuty, wanted: string): Rule | DutyFault {
  const kind = ruleKinds.find((one) => one === wanted);
  switch (kind) {
    case 'yearly':
      return readDate(typed.date);
    case 'monthly': {
      const day = readCount(typed.monthDay);
      return day !== null && day >= 1 && day <= 31 ? { kind, day } : fault('monthDay');
    }
    case 'weekly': {
      const weekday = readCount(typed.weekday);
      return weekday !== null && weekday >= 1 && weekday <= 7 ? { kind, weekday } : fault('weekday');
    }
    case 'quarterly':
      return { kind };
    default:
      return fault('kind');
  }
}

/** Of a usual duty the day can be moved within its rhythm; a quarter's evidence has its day from the plans. */
function readUsualDay(typed: TypedDuty, duty: Duty | null): Rule | null | DutyFault {
  if (duty === null || duty.rule.kind === 'quarterly') return null;
  if (duty.rule.kind === 'yearly' && cleanLine(typed.date) === '') return null;
  return readRule(typed, duty.rule.kind);
}

function readDate(text: string): Rule | DutyFault {
  const typed = cleanLine(text);
  if (typed === '') return fault('date');
  const [, day = '', , month = ''] = /^(\d{1,2}) ?([/.-]) ?(\d{1,2})$/.exec(typed) ?? [];
  if (day === '') return fault('date', 'dateForm');
  // A year with 29 February.
  const isThere = isDay(`2028-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return isThere ? { kind: 'yearly', month: Number(month), day: Number(day) } : fault('date', 'noDate');
}

function fault(field: DutyField, message: string = field): DutyFault {
  return { field, message: `duties.faults.${message}` };
}

function isFault(read: unknown): read is DutyFault {
  return typeof read === 'object' && read !== null && 'field' in read;
}

const LONGEST_NAME = 120;
const LONGEST_NOTE = 500;
