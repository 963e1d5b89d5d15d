import { type SentForm, textOf } from '../../communes/typed-rows.js';
import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import { isObject, numbered } from '../codes-by-place.js';
import { groups, subjects } from '../questionnaire.js';
import { wordingSent } from './sent-form.js';
import { questionsOf, type Source, withProperty } from './source.js';
import { type Wording, withWording, wordingOf } from './wording.js';

/** An element of the reports as it is typed; without a key where it is new. */
interface TypedElement {
  readonly key: string;
  readonly words: Wording;
  readonly goes: boolean;
}

/** What a questionnaire is about, as a form holds it. */
export interface TypedAbout {
  readonly title: Wording;
  readonly purpose: Wording;
  readonly subject: string;
  readonly group: string;
  readonly elements: readonly TypedElement[];
}

/** What is wrong: `title`, or `elements-2` for a row. */
export interface AboutFault {
  readonly field: string;
  readonly why: 'untitled' | 'elementUsed' | 'elementUnnamed';
}

export function typedAboutOf(source: Source): TypedAbout {
  const elements = Array.isArray(source.reportElements) ? source.reportElements.filter(isObject) : [];
  return {
    ...{ title: wordingOf(source.title), purpose: wordingOf(source.purpose) },
    subject: String(source.subject ?? ''),
    group: String(source.group ?? 'people'),
    elements: elements.map(({ key, title }) => ({ key: String(key ?? ''), words: wordingOf(title), goes: false })),
  };
}

export function aboutSent(sent: SentForm, source: Source): TypedAbout {
  const standing = typedAboutOf(source);
  const known = new Set(standing.elements.map(({ key }) => key));
  const elements: TypedElement[] = [];
  for (let at = 0; sent[`elements-key-${at}`] !== undefined && at < MOST_ELEMENTS + NEW_ROWS; at += 1) {
    const key = textOf(sent, `elements-key-${at}`);
    const goes = textOf(sent, `elements-goes-${at}`) !== '';
    elements.push({ key: known.has(key) ? key : '', words: wordingSent(sent, `elements-words-${at}`), goes });
  }
  return {
    title: { ...standing.title, ...wordingSent(sent, 'title') },
    purpose: { ...standing.purpose, ...wordingSent(sent, 'purpose') },
    subject: subjects.find((one) => one === textOf(sent, 'subject')) ?? standing.subject,
    group: groups.find((one) => one === textOf(sent, 'group')) ?? standing.group,
    elements,
  };
}

const MOST_ELEMENTS = 30;
export const NEW_ROWS = 2;

/** A source that is about what was typed; what else it says of itself stays. */
export function withTypedAbout(
  source: Source,
  typed: TypedAbout,
): { readonly source: Source } | { readonly faults: readonly AboutFault[] } {
  const faults = faultsIn(source, typed);
  if (faults.length > 0) return { faults };
  const worded = withWording(withWording(source, 'title', typed.title), 'purpose', typed.purpose);
  const about = typed.subject === '' ? worded : withProperty(worded, 'subject', typed.subject);
  const isUsual = typed.group === 'people' && source.group === undefined;
  return { source: withElements(isUsual ? about : withProperty(about, 'group', typed.group), typed.elements) };
}

function withElements(source: Source, typed: readonly TypedElement[]): Source {
  const before = Array.isArray(source.reportElements) ? source.reportElements.filter(isObject) : [];
  const keys = new Set(before.map(({ key }) => String(key).toLowerCase()));
  // Elements of their own are numbered; the key stays whatever the name becomes.
  const newKey = (): string => {
    const key = numbered('N', keys);
    keys.add(key.toLowerCase());
    return key;
  };
  const after = typed.filter(isKept).map(({ key, words }) => {
    const known = before.find((one) => one.key === key);
    return withWording(known ?? { key: newKey() }, 'title', words);
  });
  const isSame = after.length === before.length && after.every((one, at) => one === before[at]);
  return isSame ? source : withProperty(source, 'reportElements', after.length > 0 ? after : undefined);
}

function faultsIn(source: Source, { title, elements }: TypedAbout): readonly AboutFault[] {
  const used = new Set(questionsOf(source).map(({ element }) => element));
  const faults: AboutFault[] = title[MAIN_LANGUAGE] ? [] : [{ field: 'title', why: 'untitled' }];
  elements.forEach((one, at) => {
    if (one.goes && used.has(one.key)) faults.push({ field: `elements-${at}`, why: 'elementUsed' });
    if (isKept(one) && !one.words[MAIN_LANGUAGE]) faults.push({ field: `elements-${at}`, why: 'elementUnnamed' });
  });
  return faults;
}

function isKept({ key, words, goes }: TypedElement): boolean {
  return !goes && (key !== '' || Object.values(words).some((word) => word !== ''));
}
