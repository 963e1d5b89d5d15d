/**
 * What an authority signs, as plain values in the parts of Nghị định 30/2020/NĐ-CP (Phụ lục I). It can be kept, and is
 * printed the same by every writer: nothing in it depends on the day, the machine or the database.
 */
export interface OfficialDocument {
  /** Of its words, e.g. `vi`. */
  readonly language: string;
  readonly head: DocumentHead;
  /** `BÁO CÁO` */
  readonly type: string;
  /** What it is about (trích yếu); empty of a letter that says so itself. */
  readonly subject: string;
  /** `Kính gửi: …`, where somebody is written to. */
  readonly addressee?: string;
  /** Why it may be written (căn cứ), a line each, without the sign at its end. */
  readonly grounds: readonly string[];
  readonly body: readonly Block[];
  /** One, or two of a paper that two authorities sign together, the one that leads last. */
  readonly signatures: readonly Signature[];
  readonly recipients: { readonly title: string; readonly lines: readonly string[] };
  readonly annexes: readonly Annex[];
}

interface DocumentHead {
  /** Whoever stands over the issuer (cơ quan chủ quản); null where nobody is named. */
  readonly superior: string | null;
  /** Several of a paper that they issue together. */
  readonly issuers: readonly string[];
  /** `Số:        /BC-UBND`: the number stays blank. */
  readonly number: string;
  /** Quốc hiệu and Tiêu ngữ. */
  readonly state: string;
  readonly motto: string;
  /** `Hồng Châu, ngày      tháng      năm 2026` */
  readonly placeAndDay: string;
}

export interface Signature {
  /** `TM. ỦY BAN NHÂN DÂN`, `CHỦ TỊCH`: a line each. */
  readonly authority: readonly string[];
  /** Empty where nobody is named yet. */
  readonly name: string;
}

export interface Annex {
  /** `Phụ lục 1` */
  readonly label: string;
  readonly title: string;
  /** To what it belongs: `Kèm theo Báo cáo số …` */
  readonly belongsTo: string;
  /** Where a table is wider than the page stands upright. */
  readonly landscape: boolean;
  readonly body: readonly Block[];
}

export type Block =
  /** Level 1 as `I. …`, in capitals; level 2 as `1. …`. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Beside a table or a picture: smaller, in italics. */
  | { readonly kind: 'note'; readonly text: string }
  | DocumentTable
  /** Drawn elsewhere, and given to the writer by its name. */
  | { readonly kind: 'picture'; readonly name: string; readonly title: string; readonly description: string };

export interface DocumentTable {
  readonly kind: 'table';
  readonly title: string | null;
  readonly columns: readonly Column[];
  readonly rows: readonly TableLine[];
}

interface Column {
  readonly title: string;
  readonly align: 'left' | 'center' | 'right';
  /** Its part of the width, beside those of the others. */
  readonly width: number;
}

export interface TableLine {
  readonly cells: readonly string[];
  /** A line that sums up, or that stands over others where it has one cell. */
  readonly strong?: boolean;
}

/** Pictures by the names that a document gives them: PNG files. */
export type Pictures = ReadonlyMap<string, Uint8Array>;
