import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import { summaryText } from '../dashboard/summary.js';
import type { ToldFeedback } from '../feedback/told-feedback.entity.js';
import type { SummaryDrawing } from '../figures/drawing.service.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';

/** "Nhân dân góp ý – Chính quyền tiếp thu, giải quyết", as everybody reads it. */
export interface ToldPage {
  readonly rows: readonly ToldRow[];
  /** Where there is more than one page. */
  readonly pages: { readonly words: string; readonly newer: string | null; readonly older: string | null } | null;
}

interface ToldRow {
  readonly said: string;
  readonly done: string;
  /** "ngày 25/11/2026"; null where no day is said. */
  readonly by: string | null;
}

const ON_A_PAGE = 5;
/** On a poster and a picture: read from a step away, and on a phone. */
export const ON_A_POSTER = 4;

/**
 * @param told the newest first
 * @param asked number of the page, as the address says it; whatever is none means the first
 */
export function toToldPage(
  told: readonly ToldFeedback[],
  asked: unknown,
  { commune, language }: { readonly commune: string; readonly language: Language },
): ToldPage {
  const total = Math.max(1, Math.ceil(told.length / ON_A_PAGE));
  const number = typeof asked === 'string' && /^\d{1,4}$/.test(asked) ? Number(asked) : 1;
  const at = Math.min(Math.max(number, 1), total);
  const page = (number: number): string | null => {
    if (number < 1 || number > total) return null;
    const lang = language === MAIN_LANGUAGE ? '' : `&lang=${language}`;
    return `/results/${commune}?told=${number}${lang}#told`;
  };
  const words = translate(language, 'toldFeedback.pages', { at: String(at), total: String(total) });
  return {
    rows: told.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE).map((one) => toToldRow(one, language)),
    pages: total === 1 ? null : { words, newer: page(at - 1), older: page(at + 1) },
  };
}

export function toToldRow({ said, done, doneBy, toldOn }: ToldFeedback, language: Language): ToldRow {
  const key = doneBy !== null && doneBy > toldOn ? 'toldFeedback.ahead' : 'toldFeedback.by';
  const by = doneBy && translate(language, key, { day: formatDay(doneBy, language) });
  return { said, done, by };
}

/** The same as one picture for Zalo, with a text of the same content; in Vietnamese, as citizens read it. */
export function toToldPicture(
  commune: CommuneCatalogue,
  told: readonly ToldFeedback[],
  { address, simulated }: { readonly address: string; readonly simulated: boolean },
): { readonly drawing: SummaryDrawing; readonly text: string } {
  const say = (key: 'title' | 'said' | 'done' | 'send', values: Readonly<Record<string, string>> = {}): string =>
    translate(MAIN_LANGUAGE, `toldFeedback.${key}`, values);
  const nothing = { about: null, trial: false, rate: null, base: null, target: null, reading: null } as const;
  const cards = told.slice(0, ON_A_POSTER).map((one) => {
    const { said, done, by } = toToldRow(one, MAIN_LANGUAGE);
    const lines = [asLine(said), `${say('done')}: ${asLine(done)}${by === null ? '' : ` (${by})`}`];
    return { ...nothing, title: say('said'), lines };
  });
  const subheading = [simulated && translate(MAIN_LANGUAGE, 'charts.simulated'), say('title')].filter(Boolean);
  const drawing: SummaryDrawing = {
    ...{ kind: 'summary', heading: communeHeading(commune), subheading: subheading.join(' · ') },
    ...{ cards, first: null, caption: [say('send', { address })] },
  };
  return { drawing, text: summaryText(drawing) };
}

function asLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
