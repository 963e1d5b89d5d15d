import { placeOfPoint } from '../collection-points/point-places.js';
import { type QrPath, qrPath } from '../collection-points/qr-path.js';
import { type CommuneCatalogue, communeTitle } from '../communes/catalogue.js';
import { compareNames } from '../formatting/names.js';
import type { Previewed } from '../questionnaires/looked-at.service.js';
import type { Asked } from '../responses/asked.service.js';
import type { PaperBatch } from './paper.entity.js';
import { outsideOf, type PrintedBlock, toPrintedForm } from './printed-form.js';

/** A run of sheets to print. */
export interface PrintView {
  readonly batchId: string;
  readonly batch: string;
  readonly version: string;
  readonly commune: string;
  readonly title: string;
  readonly purpose: string;
  readonly isShort: boolean;
  /** Said once over its boxes, instead of beside each. */
  readonly outside: string | null;
  readonly sheets: readonly PrintedSheet[];
  readonly parts: readonly {
    readonly from: string;
    readonly to: string;
    readonly href: string;
    readonly chosen: boolean;
  }[];
  /** Where it is only looked at: what leads back, instead of a batch. */
  readonly preview?: { readonly back: string };
}

interface PrintedSheet {
  readonly batch: string;
  readonly place: string | null;
  readonly blocks: readonly PrintedBlock[];
  /** With leading zeros, e.g. `007`. */
  readonly number: string;
  /** None on a sheet that nobody is to hand out. */
  readonly qr: QrPath | null;
}

/** A batch with what its sheets ask. */
export interface Printing {
  readonly batch: PaperBatch;
  readonly asked: Asked;
}

/** One batch, in parts. @param from first number of the part to print */
export function toPrintView({ batch, asked }: Printing, from: number): PrintView {
  const first = partStarts(batch.issued).findLast((start) => start <= from) ?? 1;
  return {
    ...headOf({ batch, asked }),
    sheets: sheetsOf({ batch, asked }, first, lastOf(first, batch.issued)),
    parts: partStarts(batch.issued).map((start) => ({
      from: sheetNumber(start),
      to: sheetNumber(lastOf(start, batch.issued)),
      href: `/paper/batches/${batch.id}/print?from=${start}`,
      chosen: start === first,
    })),
  };
}

/** Several batches of one campaign and form, village by village, in one document. */
export function toPrintAllView(first: Printing, all: readonly Printing[]): PrintView {
  const printings = all.toSorted((a, b) => compareNames(a.asked.point.name, b.asked.point.name));
  const sheets = printings.flatMap((one) => sheetsOf(one, 1, one.batch.issued));
  return { ...headOf(first), sheets, parts: [] };
}

/** One sheet of no batch, as it would be printed for a commune. */
export function toPrintPreview({ questionnaire, commune }: Previewed): PrintView {
  const { version, title, purpose } = questionnaire;
  const blocks = toPrintedForm(questionnaire);
  return {
    ...{ batchId: '', batch: '', version, commune: communeTitle(commune), title: title.vi, purpose: purpose.vi },
    ...{ isShort: false, outside: outsideOf(blocks), parts: [] },
    sheets: [{ batch: '', place: null, blocks, number: '', qr: null }],
    preview: { back: `/questionnaires/${version}` },
  };
}

/** Several batches that are too much for one page: each with its own, village by village. */
export interface PrintManyView {
  readonly batchId: string;
  readonly batch: string;
  readonly sheets: number;
  readonly most: number;
  readonly batches: readonly {
    readonly href: string;
    readonly place: string;
    readonly code: string;
    readonly issued: number;
  }[];
}

/** @returns null where a browser still lays all of it out at once */
export function tooManyToPrint(first: PaperBatch, all: readonly Printing[]): PrintManyView | null {
  const sheets = all.reduce((sum, { batch }) => sum + batch.issued, 0);
  if (sheets <= MOST_AT_ONCE) return null;
  const batches = all.map(({ batch: { id, code, issued }, asked }) => {
    return { href: `/paper/batches/${id}/print`, place: asked.point.name, code, issued };
  });
  const inOrder = batches.toSorted((a, b) => compareNames(a.place, b.place));
  return { batchId: first.id, batch: first.code, sheets, most: MOST_AT_ONCE, batches: inOrder };
}

function headOf({ batch, asked }: Printing): Omit<PrintView, 'sheets' | 'parts'> {
  const { placed, catalogue, campaign } = asked;
  return {
    ...{ batchId: batch.id, batch: batch.code, version: campaign.questionnaireVersion },
    ...{ commune: communeTitle(catalogue), title: placed.title.vi, purpose: placed.purpose.vi },
    ...{ isShort: batch.form === 'short', outside: outsideOf(toPrintedForm(placed)) },
  };
}

function sheetsOf({ batch, asked }: Printing, from: number, to: number): readonly PrintedSheet[] {
  const blocks = toPrintedForm(asked.placed);
  const place = placeName(asked.catalogue, asked);
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const number = sheetNumber(from + index);
    const qr = qrPath(`${asked.campaign.questionnaireVersion} ${batch.code} ${number}`);
    return { batch: batch.code, place, blocks, number, qr };
  });
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

/** What a browser lays out in a moment, and a printer holds paper for. */
const SHEETS_AT_ONCE = 50;

/** What a browser of an office still lays out in one document. */
const MOST_AT_ONCE = 1000;

function partStarts(issued: number): readonly number[] {
  return Array.from({ length: Math.ceil(issued / SHEETS_AT_ONCE) }, (_, index) => index * SHEETS_AT_ONCE + 1);
}

function lastOf(start: number, issued: number): number {
  return Math.min(start + SHEETS_AT_ONCE - 1, issued);
}
