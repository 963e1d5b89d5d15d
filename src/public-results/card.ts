import type { Language } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { ResultsPage } from './results-page.view-model.js';

/**
 * What stands on another site: one result with its base, its period and what it was published of, and the way to all of it.
 * @param page what was asked for, the newest first
 */
export function toCard({ commune, province, key, language, sections }: ResultsPage) {
  const [section = null] = sections;
  return { ...{ commune, province, language, section }, address: `/results/${key}${inLanguage(language)}` };
}

/** How a card is put on another site. @param server where the pages of this server begin: `https://…` */
export function cardCode(
  { key, title }: { readonly key: string; readonly title: string },
  server: string,
  language: Language,
): string {
  const address = `${server}/results/${key}/card${inLanguage(language)}`;
  const safe = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<iframe src="${address}" title="${safe}" width="100%" height="640" style="border:0" loading="lazy"></iframe>`;
}

function inLanguage(language: Language): string {
  return language === MAIN_LANGUAGE ? '' : `?lang=${language}`;
}
