import { translate } from '../formatting/languages.js';
import { isMeasuredAlike, isWordedAlike } from '../questionnaires/comparable.js';
import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import { periodName } from './page-head.js';
import type { Reading } from './reading.js';

/**
 * Whether a unit was measured by the same questions in two readings: where units lead questions, others may have become
 * its own in between, or another version asks them on another scale.
 */
export function measuredAlike(unit: string, one: Reading, other: Reading): boolean {
  const [before, after] = [ownQuestions(unit, one), ownQuestions(unit, other)];
  return before.length === after.length && before.every((question, at) => isSame(question, after[at]));
}

/** Those it leads; whose files a unit resolved says how that went. */
function ownQuestions(unit: string, { questionnaire, leads }: Reading): readonly Question[] {
  const { questions, resolvingHeadline } = questionnaire;
  const own = questions.filter(({ code }) =>
    resolvingHeadline === null ? leads[code] === unit : code === resolvingHeadline,
  );
  return own.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function isSame(one: Question, other: Question | undefined): boolean {
  return other !== undefined && isMeasuredAlike(one, other);
}

/**
 * The name of a period or round, with its version where several stand in one line.
 * @param line all that stands there
 */
export function namedInLine(name: string, { questionnaire, language }: Reading, line: readonly Reading[]): string {
  return versionsOf(line).length < 2
    ? name
    : translate(language, 'dashboard.time.ofVersion', { period: name, version: versionOf(questionnaire) });
}

/** The period or round of a reading by its usual name, told so in its line. */
export function periodInLine(reading: Reading, line: readonly Reading[]): string {
  const { overall, campaign, language } = reading;
  return namedInLine(periodName(overall, campaign, language), reading, line);
}

/** What a reader should know of the versions in one line: which they are, and what does not stand in it. */
export function versionWords(reading: Reading, line: readonly Reading[]): readonly string[] {
  const { language, apart } = reading;
  const say = (key: 'versions' | 'reworded' | 'apart', values = {}): string =>
    translate(language, `dashboard.time.${key}`, values);
  const versions = versionsOf(line);
  const isReworded = line.some((one) => !isWordedAlike(one.questionnaire, reading.questionnaire));
  return [
    ...(versions.length < 2 ? [] : [say('versions', { versions: versions.join(', ') })]),
    ...(isReworded ? [say('reworded')] : []),
    ...(apart.length === 0 ? [] : [say('apart', { names: apart.map(({ name }) => name).join('; ') })]),
  ];
}

function versionsOf(line: readonly Reading[]): readonly number[] {
  return [...new Set(line.map(({ questionnaire }) => versionOf(questionnaire)))].sort((a, b) => a - b);
}

function versionOf({ key, version }: Questionnaire): number {
  return Number(version.slice(key.length + '.v'.length));
}
