import type { Language } from './languages.js';
import { MAIN_LANGUAGE } from './sentence.js';

/** How large and how strong a citizen asked pages to be. Their pages keep no cookie, so addresses carry it along. */
export interface Look {
  readonly large: boolean;
  readonly contrast: boolean;
}

/**
 * @param asked what an address says
 * @example lookOf('large') // { large: true, contrast: false }
 */
export function lookOf(asked: unknown): Look {
  const words = typeof asked === 'string' ? asked.split('.') : [];
  return { large: words.includes('large'), contrast: words.includes('contrast') };
}

/**
 * What an address carries so that the page it leads to speaks and looks the same.
 * @example inLanguageAndLook('en', { large: true, contrast: true }) // '?lang=en&look=large.contrast'
 * @example inLanguageAndLook('vi', { large: false, contrast: false }) // ''
 */
export function inLanguageAndLook(language: Language, { large, contrast }: Look): string {
  const look = [large && 'large', contrast && 'contrast'].filter(Boolean).join('.');
  const asked = [language !== MAIN_LANGUAGE && `lang=${language}`, look && `look=${look}`].filter(Boolean);
  return asked.length > 0 ? `?${asked.join('&')}` : '';
}
