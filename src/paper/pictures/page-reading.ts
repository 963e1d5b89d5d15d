import type { Area, SheetLayout } from '../../photographs/page-layout.js';
import type { Refusal } from '../../photographs/read-photograph.js';
import type { Piece } from '../sheet-pieces.js';
import type { PictureFault } from './picture-file.js';

/**
 * What was read of one question: its answers, without a doubt or nobody knows which; nothing marked; or a field for
 * writing, with ink in it or without.
 */
export interface ReadQuestion {
  /** Its code, or one of the two that stand on every sheet: who filled it in, and when. */
  readonly question: string;
  readonly kind: 'certain' | 'empty' | 'doubtful' | 'written' | 'unwritten';
  /** As the boxes name them; empty where nothing is certain. */
  readonly chosen: readonly string[];
  readonly place: Area;
}

/** A page of a sheet as it was read. */
export interface ReadPage {
  readonly kind: 'read';
  readonly number: number;
  readonly page: number;
  /** Of the whole sheet. */
  readonly pages: number;
  readonly questions: readonly ReadQuestion[];
  /** Laid flat, as a JPEG of the whole sheet of paper. */
  readonly flat: Uint8Array;
}

/** Why a picture, or a page in it, is not taken; each has a sentence under `pictures.refused`. */
export type PictureRefusal =
  | Refusal
  | PictureFault
  | 'no-file'
  | 'too-long'
  | 'older-print'
  | 'already-there'
  | 'already-asked'
  | 'sheet-taken';

/** A page of a sheet of which nothing says which sheet it is: its code is not seen, and its number not certain. */
export interface UnnamedPage extends Omit<ReadPage, 'kind' | 'number'> {
  readonly kind: 'unnamed';
}

export interface RefusedPage {
  readonly kind: 'refused';
  readonly because: PictureRefusal;
  /** As its code names it; null where no code was read. */
  readonly name: { readonly batch: string; readonly number: number; readonly page: number } | null;
}

/** A picture, and all that a reader must know of the batch whose sheets it shows. */
export interface PictureTask extends Omit<SheetLayout, 'pages'> {
  readonly bytes: Uint8Array;
  /** Of a sheet, as it was printed. */
  readonly pages: readonly Piece[];
}
