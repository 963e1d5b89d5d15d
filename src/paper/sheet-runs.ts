import { placeOfPoint } from '../collection-points/point-places.js';
import { type CommuneCatalogue, communeTitle } from '../communes/catalogue.js';
import { compareNames } from '../formatting/names.js';
import type { Previewed } from '../questionnaires/looked-at.service.js';
import type { Asked } from '../responses/asked.service.js';
import type { SheetRun } from './draw-sheets.js';
import type { PaperBatch } from './paper.entity.js';
import { toPrintedForm } from './printed-form.js';

/** A batch with what its sheets ask. */
export interface Printing {
  readonly batch: PaperBatch;
  readonly asked: Asked;
}

/** Every sheet of a batch. */
export function toSheetRun({ batch, asked }: Printing): SheetRun {
  const { placed, catalogue, campaign } = asked;
  return {
    form: {
      ...{ commune: communeTitle(catalogue), place: placeName(catalogue, asked) },
      ...{ title: placed.title.vi, purpose: placed.purpose.vi, blocks: toPrintedForm(placed) },
      isShort: batch.form === 'short',
    },
    ...{ version: campaign.questionnaireVersion, batch: batch.code },
    numbers: Array.from({ length: batch.issued }, (_, at) => sheetNumber(at + 1)),
  };
}

/** Several batches in the order in which they are handed out: village by village. */
export function inOrder(all: readonly Printing[]): readonly Printing[] {
  return all.toSorted((a, b) => compareNames(a.asked.point.name, b.asked.point.name));
}

/** One sheet of no batch, as it would be printed for a commune. */
export function toPreviewRun({ questionnaire, commune }: Previewed): SheetRun {
  const { version, title, purpose } = questionnaire;
  const form = { commune: communeTitle(commune), place: null, title: title.vi, purpose: purpose.vi, isShort: false };
  return { form: { ...form, blocks: toPrintedForm(questionnaire) }, version, batch: null, numbers: [''] };
}

/** Several batches: each with its own file, village by village, and one of all where a printer holds paper for it. */
export interface PrintManyView {
  readonly batchId: string;
  readonly batch: string;
  readonly sheets: number;
  /** null where they are too many for one file. */
  readonly all: string | null;
  readonly most: number;
  readonly batches: readonly {
    readonly href: string;
    readonly place: string;
    readonly code: string;
    readonly issued: number;
  }[];
}

export function toPrintMany(first: PaperBatch, all: readonly Printing[]): PrintManyView {
  const sheets = sheetsOf(all);
  return {
    ...{ batchId: first.id, batch: first.code, sheets, most: MOST_AT_ONCE },
    all: sheets > MOST_AT_ONCE ? null : `/paper/batches/${first.id}/all-sheets.pdf`,
    batches: inOrder(all).map(({ batch: { id, code, issued }, asked }) => {
      return { href: `/paper/batches/${id}/sheets.pdf`, place: asked.point.name, code, issued };
    }),
  };
}

/** What is drawn in under a minute, and a printer holds paper for. */
export const MOST_AT_ONCE = 1000;

export function sheetsOf(all: readonly Printing[]): number {
  return all.reduce((sum, { batch }) => sum + batch.issued, 0);
}

/** @example sheetNumber(7) // '007' */
export function sheetNumber(number: number): string {
  return String(number).padStart(3, '0');
}

/** The unit that is rated, or the village; null in a survey on the whole commune. */
function placeName(catalogue: CommuneCatalogue, { point, placed }: Asked): string | null {
  const isOfUnit = placed.subject === 'centre' || placed.subject === 'reception' || point.village !== null;
  return isOfUnit ? (placeOfPoint(catalogue, point)?.name ?? point.name) : null;
}
