import type { CommuneCatalogue } from '../communes/catalogue.js';
import { type Language, translate } from '../formatting/languages.js';
import { type Questionnaire, wholeTitle } from '../questionnaires/questionnaire.js';
import { NOT_DETERMINED } from '../responses/dimensions.js';
import { MERGED } from './partition.js';
import type { Breakdown } from './satisfaction.query.js';

/** What names and orders the rows of a breakdown: the catalogue and the questionnaire as the commune asks it. */
export interface Naming {
  readonly catalogue: CommuneCatalogue;
  readonly questionnaire: Questionnaire;
  readonly language: Language;
}

/** How a row is written. A key that nobody knows any more stands for itself. */
export function labelOf(by: Breakdown, key: string, naming: Naming): string {
  const { language } = naming;
  const isUnit = by === 'department' || by === 'receiving-unit';
  if (key === MERGED) return translate(language, isUnit ? 'figures.mergedUnits' : 'figures.merged');
  if (key === NOT_DETERMINED) return translate(language, isUnit ? 'figures.noUnit' : 'figures.none');
  if (by === 'month')
    return translate(language, 'figures.month', { month: Number(key.slice(5)), year: key.slice(0, 4) });
  if (by === 'quarter') return translate(language, 'figures.quarter', quarterWords(key));
  return namedKeys(by, naming).get(key) ?? key;
}

/** Keys of a breakdown in the order of the catalogue, the questionnaire or the list, with their names. */
export function namedKeys(by: Breakdown, { catalogue, questionnaire, language }: Naming): ReadonlyMap<string, string> {
  const named = (all: readonly { readonly key: string; readonly name: string }[]) =>
    new Map(all.map(({ key, name }) => [key, name]));
  switch (by) {
    case 'department':
    case 'receiving-unit':
      return named(catalogue.units);
    case 'counter':
      return named(catalogue.counters);
    case 'field':
      return new Map([...named(catalogue.fields), ...choicesOf(questionnaire, 'field', language)]);
    case 'village':
      return new Map([...named(catalogue.villages), ...choicesOf(questionnaire, 'village', language)]);
    case 'way':
    case 'age':
    case 'sex':
      return choicesOf(questionnaire, by, language);
    case 'element':
      return new Map(questionnaire.elements.map(({ key, title }) => [key, title[language]]));
    case 'question':
      return new Map(questionnaire.questions.map((question) => [question.code, wholeTitle(question)[language]]));
    case 'group':
    case 'channel':
    case 'assisted':
    case 'proof':
    case 'weekday':
      return new Map(listed[by].map((key: string) => [key, translate(language, `figures.${by}.${key}`)]));
    default:
      return new Map();
  }
}

const listed = {
  group: ['people', 'organisation', 'business', 'official'],
  channel: ['qr', 'kiosk', 'paper', 'meeting', 'link'],
  assisted: ['self', 'family', 'officer'],
  proof: ['one-time', 'window', 'fixed', 'own-paper'],
  weekday: ['1', '2', '3', '4', '5', '6', '7'],
} as const;

function choicesOf(questionnaire: Questionnaire, dimension: string, language: Language): ReadonlyMap<string, string> {
  const question = questionnaire.questions.find((one) => one.dimension === dimension);
  return new Map((question?.choices ?? []).map(({ value, text }) => [String(value), text[language]]));
}

function quarterWords(quarter: string): { quarter: string; year: string } {
  const roman = ['I', 'II', 'III', 'IV'][Number(quarter.slice(6)) - 1];
  return { quarter: roman ?? quarter, year: quarter.slice(0, 4) };
}
