import { type SentForm, textOf } from '../../communes/typed-rows.js';
import { readCount, readNumber } from '../../rules/typed-text.js';
import { LONGEST_ANSWERS } from '../answer-choices.js';
import { MOST_LETTERS } from '../definition.js';
import { intoBounds } from '../validators.js';
import { type SourceElement, withProperty } from './source.js';

/** What bounds an answer that people type, by the property that holds it. */
export type LimitName = 'min' | 'max' | 'maxLength';

/** The limits that a question may have, as they are typed; empty where it has none. */
export type TypedLimits = Readonly<Partial<Record<LimitName, string>>>;

/** What is wrong with a limit, at its field. */
export interface LimitFault {
  readonly field: LimitName;
  readonly why: 'limitNumber' | 'limitLength' | 'limitOrder';
}

/** As they stand, those that a file has as validators too. */
export function limitsOf(question: SourceElement): TypedLimits {
  const bounded = intoBounds(question);
  return Object.fromEntries(namesFor(bounded).map((name) => [name, written(bounded[name], name)]));
}

export function limitsSent(sent: SentForm, standing: TypedLimits): TypedLimits {
  const typed = (name: LimitName): string => textOf(sent, `limit-${name}`).trim();
  return Object.fromEntries(
    namesIn(standing).map((name) => [name, sent[`limit-${name}`] === undefined ? standing[name] : typed(name)]),
  );
}

/** A question with the limits that were typed; what nobody typed over stays as its file writes it. */
export function withLimits(question: SourceElement, typed: TypedLimits): SourceElement {
  const changed = changedIn(question, typed);
  return changed.reduce(
    (limited, name) => withProperty(limited, name, read(name, typed[name] ?? '') ?? undefined),
    changed.length > 0 ? intoBounds(question) : question,
  );
}

export function limitFaults(question: SourceElement, typed: TypedLimits): readonly LimitFault[] {
  const changed = changedIn(question, typed);
  const unread = changed.filter((name) => typed[name] !== '' && read(name, typed[name] ?? '') === null);
  if (unread.length > 0) {
    return unread.map((field) => ({ field, why: field === 'maxLength' ? 'limitLength' : 'limitNumber' }));
  }
  const [least, most] = [read('min', typed.min ?? ''), read('max', typed.max ?? '')];
  const isCrossed = changed.length > 0 && least !== null && most !== null && least > most;
  return isCrossed ? [{ field: 'max', why: 'limitOrder' }] : [];
}

/** Letters of an answer where nothing else is said; null of a number. */
export function usualLength({ type }: SourceElement, name: LimitName): number | null {
  if (name !== 'maxLength') return null;
  return type === 'comment' ? LONGEST_ANSWERS.comment : LONGEST_ANSWERS.text;
}

function namesFor({ type, inputType }: SourceElement): readonly LimitName[] {
  if (type === 'text' && inputType === 'number') return ['min', 'max'];
  return type === 'comment' || (type === 'text' && inputType !== 'date') ? ['maxLength'] : [];
}

function namesIn(limits: TypedLimits): readonly LimitName[] {
  return (['min', 'max', 'maxLength'] as const).filter((name) => limits[name] !== undefined);
}

function changedIn(question: SourceElement, typed: TypedLimits): readonly LimitName[] {
  const standing = limitsOf(question);
  return namesIn(standing).filter((name) => (typed[name] ?? '') !== standing[name]);
}

/** SurveyJS writes -1 where a text may have any length. */
function written(limit: unknown, name: LimitName): string {
  if (limit === undefined || (name === 'maxLength' && Number(limit) <= 0)) return '';
  return typeof limit === 'number' ? String(limit).replace('.', ',') : String(limit);
}

function read(name: LimitName, typed: string): number | null {
  if (name !== 'maxLength') return readNumber(typed);
  const letters = readCount(typed);
  return letters !== null && letters >= 1 && letters <= MOST_LETTERS ? letters : null;
}
