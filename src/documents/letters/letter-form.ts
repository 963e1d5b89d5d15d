import { z } from 'zod';
import type { CommuneCatalogue } from '../../communes/catalogue.js';
import { formatDay } from '../../formatting/days.js';
import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import { type Day, readDay } from '../../rules/days.js';
import { cleanLine } from '../../rules/typed-text.js';
import { type IssuerName, issuerNames } from '../frame.js';
import { type BlankName, blankNames, blanks, isOptional, type LetterKind } from './letter-kinds.js';
import { blanksIn, type Filled, type LetterText, readText } from './letter-text.js';

/** Whatever is too long for its field is told beside it, and kept. */
const typedText = z.string().max(50_000).default('');

/** Blanks that somebody fills in. */
const typedBlanks = blankNames.filter((blank) => blanks[blank].filling !== 'known');

export const letterForm = z.object({
  commune: z.string().max(100),
  /** Made with the page: a second click makes no second letter. */
  id: z.uuid(),
  kind: z.string().max(40),
  /** Entry of the register whose case it is about; empty for a letter about none. */
  case: z.string().max(100).default(''),
  ...{ issuer: typedText, datedOn: typedText, subject: typedText, text: typedText },
  ...(Object.fromEntries(typedBlanks.map((blank) => [blank, typedText])) as Record<BlankName, typeof typedText>),
});
export type TypedLetter = Omit<z.output<typeof letterForm>, 'commune' | 'id' | 'kind' | 'case'>;

export type LetterField = keyof TypedLetter;
export interface LetterFault {
  readonly field: LetterField;
  /** Key of what is said at the field. */
  readonly message: string;
  /** The blanks that nobody knows. */
  readonly names: string;
}

/** What a letter is made of, as somebody typed it. */
export interface ReadLetter {
  readonly issuer: IssuerName;
  readonly datedOn: Day;
  readonly words: LetterText;
  readonly filled: Filled;
  /** Key of the unit that it speaks of. */
  readonly unit: string | null;
}

/** As the form begins. */
export function freshLetter(words: LetterText, today: Day): TypedLetter {
  const nothing = Object.fromEntries(typedBlanks.map((blank) => [blank, ''])) as Record<BlankName, string>;
  return { ...nothing, issuer: issuerNames[0], datedOn: today, ...words };
}

/** What is filled in of a letter: to whom always; of an apology the unit that was late; and whatever its words ask for. */
function fieldsOf(kind: LetterKind, words: LetterText): readonly BlankName[] {
  const asked = blanksIn(words);
  return typedBlanks.filter(
    (blank) => blank === 'recipient' || (blank === 'unit' && kind === 'apology') || asked.includes(blank),
  );
}

/** The same with what somebody filled in before the words were changed: nothing typed is lost. */
export function shownFields(kind: LetterKind, typed: TypedLetter): readonly BlankName[] {
  const asked = fieldsOf(kind, typed);
  return typedBlanks.filter((blank) => asked.includes(blank) || typed[blank] !== '');
}

/** @returns the letter, or everything that is wrong with it at once */
export function readLetter(
  kind: LetterKind,
  typed: TypedLetter,
  { catalogue, today }: { readonly catalogue: CommuneCatalogue; readonly today: Day },
): ReadLetter | { readonly faults: readonly LetterFault[] } {
  const issuer = issuerNames.find((one) => one === typed.issuer);
  const datedOn = readDay(typed.datedOn);
  const words = readText(typed);
  const asked = fieldsOf(kind, 'faults' in words ? typed : words);
  const filled = asked.map((blank) => [blank, filledWith(blank, typed[blank], catalogue)] as const);
  const faults = [
    ...(issuer ? [] : [fault('issuer', 'issuer')]),
    ...dayFaults(datedOn, today),
    ...filled.flatMap(([blank, text]) => (text === null ? [fault(blank, faultOf[blanks[blank].filling])] : [])),
    ...('faults' in words ? words.faults.map(({ field, message, names }) => fault(field, message, names)) : []),
  ];
  if (faults.length > 0 || 'faults' in words || !issuer || datedOn === null) return { faults };
  const unit = asked.includes('unit') ? typed.unit : null;
  return { issuer, datedOn, words, filled: Object.fromEntries(filled) as Filled, unit };
}

const LONGEST = { line: 200, long: 500 } as const;
const faultOf = { line: 'line', long: 'long', day: 'day', unit: 'unit', known: 'line' } as const;

/** As it stands in a sentence; null where it cannot. */
function filledWith(blank: BlankName, typed: string, catalogue: CommuneCatalogue): string | null {
  const { filling } = blanks[blank];
  if (typed.trim() === '') return isOptional(blank) ? '' : null;
  if (filling === 'day') {
    const day = readDay(typed);
    return day && formatDay(day, MAIN_LANGUAGE);
  }
  if (filling === 'unit') return catalogue.units.find(({ key }) => key === typed)?.name ?? null;
  // The sentence around it has a stop of its own.
  const line = cleanLine(typed).replace(/[;.,\s]+$/, '');
  return line === '' || line.length > LONGEST[filling === 'long' ? 'long' : 'line'] ? null : line;
}

/** Numbers are counted by the year, so a letter is of this one. */
function dayFaults(day: Day | null, today: Day): readonly LetterFault[] {
  if (day === null) return [fault('datedOn', 'day')];
  return day.slice(0, 4) === today.slice(0, 4) ? [] : [fault('datedOn', 'otherYear')];
}

function fault(field: LetterField, message: string, names = ''): LetterFault {
  return { field, message: `letters.faults.${message}`, names };
}
