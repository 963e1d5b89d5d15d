/** Where something stands on a printed page, in millimetres from its upper left corner. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A box that is marked by hand: the question and the answer that it stands for, and its outline. */
export interface LaidBox {
  readonly question: string;
  readonly value: string;
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** What a reader must know of a printed page. */
export interface PageLayout {
  readonly boxes: readonly LaidBox[];
  /** Lines of words, each as far as its ink goes; a line between rows is one that is very flat. */
  readonly print: readonly Area[];
}

/** Sheets that are printed alike: those of a batch. */
export interface SheetLayout {
  readonly version: string;
  readonly batch: string;
  /** Numbers go from 1 to this. */
  readonly issued: number;
  readonly pages: readonly PageLayout[];
  /** Questions in which more than one box may be marked. */
  readonly several: readonly string[];
}
