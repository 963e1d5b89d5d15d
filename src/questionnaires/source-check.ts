import { parseJsonText } from '../communes/json-text.js';
import type { Language } from '../formatting/languages.js';
import { isObject } from './codes-by-place.js';
import { type Fault, type ToldFault, toldFault } from './definition-fault.js';
import type { Checked } from './definition-verdict.js';
import { isOwnKey } from './questionnaire.js';
import { check } from './survey-js.js';

/** What a program or a page is told about a file, in a language. */
export interface ToldCheck {
  readonly faults: readonly ToldFault[];
  /** What has to be said before it is put into use comes first, then what is only to be known. */
  readonly warnings: readonly ToldFault[];
}

/**
 * The one check of a file: for the command, for programs, and for the pages.
 * @param source text of a file
 * @param as key and version that it will have with us; what its author wrote is no matter
 */
export function checkSource(source: string, as: VersionName): Checked {
  return checkText(source, (definition) => checkParsed(definition, as));
}

/** The same of a file of the folder, whose name says what it is: `<key>.v<version>.json`. */
export function checkFile(source: string, file: string): Checked {
  return checkText(source, (definition) => {
    const checked = check(definition);
    const { questionnaire } = checked;
    if (!questionnaire) return checked;
    if (isOwnKey(questionnaire.key)) return refused('wrong-key', { name: 'key' });
    const { version } = questionnaire;
    return `${version}.json` === file ? checked : refused('file-name', { version });
  });
}

function checkText(source: string, read: (definition: unknown) => Checked): Checked {
  try {
    return read(JSON.parse(source));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const told = parseJsonText(source);
    return refused('not-json', { line: 'fault' in told ? told.fault.line : 1 });
  }
}

/** The same of JSON that was read already: nothing else is done with it before. */
export function checkParsed(definition: unknown, { key, number }: VersionName): Checked {
  if (!isObject(definition)) return refused('no-definition');
  // A commune's own is told apart by what it is kept under, so the author's own names do no harm.
  return check({ ...definition, key, version: number });
}

export function toldCheck({ faults, open, warnings }: Checked, language: Language): ToldCheck {
  const told = (found: readonly Fault[]) => found.map((fault) => toldFault(fault, language));
  return { faults: told(faults), warnings: told([...open, ...warnings]) };
}

/**
 * A definition that was checked as it is kept: on lines, for people, as long as a form of a page can send those too.
 * @param definition within the limits, so not deep
 */
export function writtenSource(definition: unknown): string {
  const onLines = JSON.stringify(definition, null, 2);
  return onLines.length > MOST_ON_LINES ? JSON.stringify(definition) : onLines;
}
const MOST_ON_LINES = 100_000;

/** What a file is called while it is only looked at. */
export const LOOKED_AT = { key: 'khao-sat', number: 1 };

interface VersionName {
  readonly key: string;
  readonly number: number;
}

function refused(code: Fault['code'], values: Fault['values'] = {}): Checked {
  return { faults: [{ where: null, code, values, path: [] }], open: [], warnings: [], questionnaire: null };
}
