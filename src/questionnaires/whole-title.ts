import type { Text } from '../formatting/languages.js';
import { inEveryLanguage } from '../formatting/languages.js';
import type { Question } from './questionnaire.js';

/**
 * The title of a question where it stands alone: the row of a matrix says nothing without what stands over the rows.
 * @example wholeTitle({ stem: { vi: 'Hài lòng về:', en: 'About:' }, title: { vi: 'Chỗ chờ', en: 'Waiting' } })
 *   // { vi: 'Hài lòng về: Chỗ chờ', en: 'About: Waiting' }
 */
export function wholeTitle({ stem, title }: Pick<Question, 'stem' | 'title'>): Text {
  return stem ? inEveryLanguage((language) => joined(stem[language], title[language])) : title;
}

function joined(stem: string, title: string): string {
  return /[\p{L}\p{N})]$/u.test(stem) ? `${stem}: ${title}` : `${stem} ${title}`;
}
