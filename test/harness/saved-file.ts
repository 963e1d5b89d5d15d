/** A file as a program saves it, and what becomes of it. */
export interface SavedFile {
  readonly file: () => Buffer;
  /** `case-other-and-day` where nothing is said. */
  readonly questionnaire?: string;
  /** The line on which the names of the columns are found; 1 where nothing is said. */
  readonly header?: number;
  /** What is proposed for each column. */
  readonly map?: string;
  readonly responses?: readonly Readonly<Record<string, unknown>>[];
  /** Beginnings of the sentences, with line and cell. */
  readonly faults?: readonly string[];
  /** The file is no table; a part of the sentence. */
  readonly refused?: string;
}
