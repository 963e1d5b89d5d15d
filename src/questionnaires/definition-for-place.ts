import { inEveryLanguage, isLanguage, type Language } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { choicesFrom, fillPlaceholders, inLanguage, type Place } from './place.js';
import type { Questionnaire } from './questionnaire.js';

/**
 * The SurveyJS JSON as one commune asks it, for `GET /points/:code/questionnaire`: the same texts and choices as
 * `forPlace`, and it opens in any SurveyJS tool.
 * @returns a new object; the questionnaire's own definition stays as it was
 */
export function definitionForPlace(questionnaire: Questionnaire, place: Place): Readonly<Record<string, unknown>> {
  const words = inEveryLanguage((language) => inLanguage(place.placeholders, language));

  function fill(value: unknown, language: Language): unknown {
    if (typeof value === 'string') return fillPlaceholders(value, words[language]);
    if (Array.isArray(value)) return value.map((one) => fill(one, language));
    return typeof value === 'object' && value !== null ? fillObject(value, language) : value;
  }

  function fillObject(object: object, language: Language): Record<string, unknown> {
    const result = Object.fromEntries(
      Object.entries(object).map(([key, value]) => [key, fill(value, isLanguage(key) ? key : language)]),
    );
    const source = result.choicesFrom;
    if (source !== 'fields' && source !== 'villages') return result;
    const listed = Array.isArray(result.choices) ? result.choices : [];
    return { ...result, choices: [...choicesFrom(place, source), ...listed] };
  }

  return fillObject(questionnaire.definition, MAIN_LANGUAGE);
}
