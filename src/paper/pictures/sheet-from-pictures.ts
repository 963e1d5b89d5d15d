import type { Question } from '../../questionnaires/questionnaire.js';
import { correctedAnswers } from '../../responses/corrected-answers.js';
import type { Assisted } from '../../responses/dimensions.js';
import { assistedBy } from '../../responses/form-state.js';
import { type Day, readDay } from '../../rules/days.js';
import { ASSISTED } from '../../rules/to-browser/keying.js';
import { ANSWERED_ON } from '../sheet-layout.js';
import type { PaperPicture } from './picture.entity.js';

/** A sheet of which some page is there, and which are not. */
export interface SheetPages {
  readonly number: number;
  readonly pages: readonly PaperPicture[];
  readonly missing: readonly number[];
}

/** @param pages in the order of their sheets */
export function bySheet(pages: readonly PaperPicture[]): readonly SheetPages[] {
  const sheets = new Map<number, PaperPicture[]>();
  for (const one of pages) sheets.set(one.number, [...(sheets.get(one.number) ?? []), one]);
  return [...sheets].map(([number, own]) => {
    const all = Array.from({ length: own[0]?.pages ?? 0 }, (_, at) => at + 1);
    return { number, pages: own, missing: all.filter((page) => !own.some((one) => one.page === page)) };
  });
}

/** What a sheet says, as somebody would key it. */
interface SaidOnSheet {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly assisted: Assisted;
  readonly answeredOn: Day | null;
}

/**
 * The answers of a sheet: what somebody saw where anybody looked, and what was read everywhere else. Answers to what does
 * not apply are left out, as whoever keys leaves them out.
 * @param unseal what was written, as it was typed
 */
export function sheetFromPictures(
  questions: readonly Question[],
  pages: readonly PaperPicture[],
  unseal: (sealed: string) => string,
): SaidOnSheet {
  const fields: Record<string, readonly string[]> = Object.create(null);
  for (const { read, looks } of pages) {
    for (const { question, kind, chosen } of read) {
      const seen = looks[question]?.chosen ?? chosen;
      const said = kind === 'written' ? seen.map(unseal) : seen;
      if (said.length > 0) fields[question] = [...(fields[question] ?? []), ...said];
    }
  }
  const codes = new Set(questions.map(({ code }) => code).filter((code) => fields[code] !== undefined));
  const by = assistedBy.find((pen) => pen === fields[ASSISTED]?.[0]);
  return {
    answers: correctedAnswers(questions, {}, codes, fields),
    assisted: by ?? 'self',
    answeredOn: readDay(fields[ANSWERED_ON]?.[0] ?? ''),
  };
}
