import type { ChartDrawing } from '../figures/drawing.service.js';
import type { Language } from '../formatting/languages.js';
import type { Block } from '../writers/official-document.js';
import type { IssuerName } from './frame.js';

/** A part of a document whose sentences its officer may change; its tables and pictures stay as they are. */
export interface Section {
  /** Names it within its document, whatever its heading says. */
  readonly key: string;
  readonly heading: { readonly level: 1 | 2; readonly text: string };
  readonly paragraphs: readonly string[];
  /** Its heading names it for who writes, and does not stand on the paper. */
  readonly isUntitled?: true;
  /** What follows the sentences. */
  readonly after: readonly Block[];
}

/** A document as it is written of what is known, before anybody has read it. */
export interface Composition {
  readonly language: Language;
  /** `Báo cáo` */
  readonly type: string;
  readonly subject: string;
  /** Before the symbol of the issuer in its number; null for a paper without a number. */
  readonly symbol: string | null;
  readonly issuer: IssuerName;
  /** Whoever signs instead of the issuer, as `Bên giao`; null for the issuer. */
  readonly signers: readonly string[] | null;
  /** Whether what gives the right to write it stands over it. */
  readonly withGrounds: boolean;
  /** What gives it beside what the commune names. */
  readonly moreGrounds?: readonly string[];
  /** `Kính gửi: …`, of a paper that asks somebody for something. */
  readonly addressee?: string;
  readonly sections: readonly Section[];
  readonly annexes: readonly ComposedAnnex[];
  /** `xã Hồng Châu`, as it was called in what is told. */
  readonly place: string;
  /** Departments of which there is a paper of the same kind. */
  readonly units: readonly { readonly key: string; readonly name: string }[];
  /** Of its pictures, by their names: plain values, so that they are drawn again when the file is made again. */
  readonly drawings: Readonly<Record<string, ChartDrawing>>;
  /** Hash of the publications that it tells of; null where it tells of none. */
  readonly dataHash: string | null;
  /** Of the day beneath its head: the day and the month stay blank. */
  readonly year: string;
  /** In letters that every system keeps, without ending. */
  readonly fileName: string;
}

interface ComposedAnnex {
  readonly title: string;
  readonly landscape: boolean;
  readonly body: readonly Block[];
}

/** What an officer made of the sentences, by section; the others stay as they were composed. */
export type EditedSections = Readonly<Record<string, readonly string[]>>;
