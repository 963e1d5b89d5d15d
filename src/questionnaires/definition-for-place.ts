import type { Language } from '../formatting/languages.js';
import { choicesFrom, fillPlaceholders, inLanguage, type Place } from './place.js';
import type { Questionnaire } from './questionnaire.js';

/**
 * The SurveyJS JSON as one commune asks it, for `GET /points/:code/questionnaire`: the same texts and choices as
 * `forPlace`, and it opens in any SurveyJS tool.
 * @returns a new object; the questionnaire's own definition stays as it was
 */
export function definitionForPlace(questionnaire: Questionnaire, place: Place): Readonly<Record<string, unknown>> {
  const words = { vi: inLanguage(place.placeholders, 'vi'), en: inLanguage(place.placeholders, 'en') };

  function fill(value: unknown, language: Language): unknown {
    if (typeof value === 'string') return fillPlaceholders(value, words[language]);
    if (Array.isArray(value)) return value.map((one) => fill(one, language));
    return typeof value === 'object' && value !== null ? fillObject(value, language) : value;
  }

  function fillObject(object: object, language: Language): Record<string, unknown> {
    const result = Object.fromEntries(
      Object.entries(object).map(([key, value]) => [key, fill(value, key === 'en' ? 'en' : language)]),
    );
    const source = result.choicesFrom;
    if (source !== 'fields' && source !== 'villages') return result;
    const listed = Array.isArray(result.choices) ? result.choices : [];
    return { ...result, choices: [...choicesFrom(place, source), ...listed] };
  }

  return fillObject(questionnaire.definition, 'vi');
}
