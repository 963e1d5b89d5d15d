import { cleanText } from '../rules/typed-text.js';

/** How a text file was written; named on the page, so that a wrong guess is seen. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'windows-1252';

/** What a file holds: the cells in which something stands, so that no grid is ever built. */
export interface ImportFile {
  /** Names of the sheets of a workbook; none for CSV. */
  readonly sheets: readonly string[];
  /** The one that was read, counted from 0. */
  readonly sheet: number;
  /** What stands between the cells of CSV; null for a workbook. */
  readonly separator: Separator | null;
  /** Null for a workbook, which is always Unicode. */
  readonly encoding: Encoding | null;
  /** Columns that the spreadsheet does not show. */
  readonly hiddenColumns: readonly number[];
  /** Rows in which anything stands. */
  readonly rows: readonly FileRow[];
}

export interface FileRow {
  /** As the spreadsheet counts, from 1, blank rows included. */
  readonly line: number;
  /** From the first column to the last in which something stands. */
  readonly cells: readonly string[];
  /** Columns merged into a cell beside or above, with what stands in that. */
  readonly merged: ReadonlyMap<number, string>;
  /** The spreadsheet does not show it: it was hidden, or filtered out. */
  readonly hidden: boolean;
}

/** What may stand between the cells of a line; of two that are found as often, the first is meant. */
export const separators = { semicolon: ';', tab: '\t', comma: ',', bar: '|' } as const;
export type Separator = keyof typeof separators;

/** What is looked for where it is null. */
export interface ReadWishes {
  /** Counted from 0. */
  readonly sheet: number | null;
  readonly separator: Separator | null;
}

/** Each has a sentence in `importing.fileFaults`. */
export type FileFault =
  | 'none'
  | 'unreadable'
  | 'legacy'
  | 'lost'
  | 'old-excel'
  | 'other-kind'
  | 'empty'
  | 'too-many-rows'
  | 'too-many-cells'
  | 'too-large';

/** A file that is given up. */
export class FileRefused extends Error {
  constructor(readonly fault: FileFault) {
    super(fault);
  }
}

/** Responses of one file: they are stored in one commit, which everybody else waits for. */
export const MOST_ROWS = 2_000;
export const MOST_COLUMNS = 200;
/** Bytes of one file. */
export const MOST_BYTES = 2_000_000;
/** Rows above the names of the columns. */
export const MOST_TITLES = 30;
/** One long text may stand in a file once and in every cell of its sheet. */
const MOST_CHARACTERS = 4_000_000;

/** Collects rows while they are read, and gives the file up as soon as they are too many. */
export class Rows {
  readonly all: FileRow[] = [];
  private characters = 0;

  /** @throws FileRefused when it becomes too much, or is in an old encoding */
  add(line: number, cells: readonly string[], hidden = false): void {
    const clean = cells.map(cleanText);
    const width = clean.findLastIndex((cell) => cell !== '') + 1;
    if (width === 0) return;
    if (width > MOST_COLUMNS) throw new FileRefused('too-many-cells');
    if (this.all.length >= MOST_ROWS + MOST_TITLES) throw new FileRefused('too-many-rows');
    if (clean.some(isLegacyText)) throw new FileRefused('legacy');
    this.characters += clean.reduce((sum, cell) => sum + cell.length, 0);
    if (this.characters > MOST_CHARACTERS) throw new FileRefused('too-many-cells');
    this.all.push({ line, cells: clean.slice(0, width), merged: new Map(), hidden });
  }
}

/**
 * Whether a text was written with an old Vietnamese font (TCVN3 ".VnTime", VNI) and read as Unicode: its letters are
 * signs that no Vietnamese word has. It cannot be read safely, so it is refused rather than guessed at.
 * @example isLegacyText('Rêt hµi lßng') // true
 * @example isLegacyText('Rất hài lòng') // false
 */
export function isLegacyText(text: string): boolean {
  return TCVN3.test(text) || VNI.test(text);
}

/** A letter next to a sign of TCVN3 that stands for a vowel with its tone mark, or for `đ`. */
const TCVN3 = /[a-zA-Z][µ¸¶·¹®¨©ª«¬¦§¢£¤¥»¼½¾Æ×ØÞßåæçëîïñöûþÿ]|[®§][a-zA-Zµ¸¶·¹©ª«¬]/u;
/** VNI writes a mark as a letter behind its vowel: `aø aù aû aõ aï aâ oø uù öô ñ`. */
const VNI = /[aeouAEOU][øùûõïäåëÙØÛÕÏ]|[öÖ][øùûõïôÔ]|ñ[aeiouöô]/u;
