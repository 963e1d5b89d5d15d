import { placeOfPoint } from '../collection-points/point-places.js';
import { type QrPath, qrPath } from '../collection-points/qr-path.js';
import { type CommuneCatalogue, communeTitle } from '../communes/catalogue.js';
import type { Asked } from '../responses/asked.service.js';
import type { PaperBatch } from './paper.entity.js';
import { type PrintedBlock, toPrintedForm } from './printed-form.js';

/** A run of sheets to print. */
export interface PrintView {
  readonly batchId: string;
  readonly batch: string;
  readonly version: string;
  readonly commune: string;
  readonly place: string | null;
  readonly title: string;
  readonly purpose: string;
  readonly blocks: readonly PrintedBlock[];
  readonly sheets: readonly PrintedSheet[];
  readonly parts: readonly {
    readonly from: string;
    readonly to: string;
    readonly href: string;
    readonly chosen: boolean;
  }[];
}

interface PrintedSheet {
  /** With leading zeros, e.g. `007`. */
  readonly number: string;
  readonly qr: QrPath;
}

/** @param from first number of the part to print */
export function toPrintView(batch: PaperBatch, asked: Asked, from: number): PrintView {
  const { placed, catalogue, campaign } = asked;
  const version = campaign.questionnaireVersion;
  const first = partStarts(batch.issued).findLast((start) => start <= from) ?? 1;
  const numbers = Array.from({ length: lastOf(first, batch.issued) - first + 1 }, (_, index) => first + index);
  return {
    ...{ batchId: batch.id, batch: batch.code, version },
    commune: communeTitle(catalogue),
    place: placeName(catalogue, asked),
    title: placed.title.vi,
    purpose: placed.purpose.vi,
    blocks: toPrintedForm(placed),
    sheets: numbers.map((number) => ({
      number: sheetNumber(number),
      qr: qrPath(`${version} ${batch.code} ${sheetNumber(number)}`),
    })),
    parts: partStarts(batch.issued).map((start) => ({
      from: sheetNumber(start),
      to: sheetNumber(lastOf(start, batch.issued)),
      href: `/paper/batches/${batch.id}/print?from=${start}`,
      chosen: start === first,
    })),
  };
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

function partStarts(issued: number): readonly number[] {
  return Array.from({ length: Math.ceil(issued / SHEETS_AT_ONCE) }, (_, index) => index * SHEETS_AT_ONCE + 1);
}

function lastOf(start: number, issued: number): number {
  return Math.min(start + SHEETS_AT_ONCE - 1, issued);
}
