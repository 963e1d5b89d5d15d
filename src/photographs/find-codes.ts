import { doubled, type Grey, reduced } from './grey.js';
import type { Point } from './plane.js';

/** A code in a picture: what it says, and its corners from above left in the order of a clock. */
export interface FoundCode {
  readonly text: string;
  readonly corners: readonly Point[];
}

/** Finds the codes of a picture. */
export type FindCodes = (picture: Grey) => Promise<readonly FoundCode[]>;

/** So long, in pixels, a picture is looked through first. */
const LONG = 1700;
/** Larger ones gain nothing by being doubled. */
const SMALL = 5e6;

/** Large pictures are looked through smaller first, and small ones larger at last. */
export async function codesOf(picture: Grey, findCodes: FindCodes): Promise<readonly FoundCode[]> {
  const factor = Math.max(1, Math.round(Math.max(picture.width, picture.height) / LONG));
  if (factor > 1) {
    const found = await findCodes(reduced(picture, factor));
    if (found.length > 0) return found.map((code) => scaled(code, factor));
  }
  const found = await findCodes(picture);
  if (found.length > 0 || picture.pixels.length > SMALL) return found;
  return (await findCodes(doubled(picture))).map((code) => scaled(code, 1 / 2));
}

function scaled({ text, corners }: FoundCode, by: number): FoundCode {
  return { text, corners: corners.map(({ x, y }) => ({ x: (x + 0.5) * by - 0.5, y: (y + 0.5) * by - 0.5 })) };
}

/** Which page of which sheet. */
export interface PageName {
  readonly version: string;
  readonly batch: string;
  readonly number: number;
  readonly page: number;
}

/**
 * What the code of a page says; null where it is a code of something else.
 * @example pageNameOf('trung-tam.v1 K7M2 007 2') // { version: 'trung-tam.v1', batch: 'K7M2', number: 7, page: 2 }
 */
export function pageNameOf(text: string): PageName | null {
  const [, version, batch, number, page] = /^(\S+) (\S+) (\d{3,6}) (\d{1,2})$/.exec(text) ?? [];
  if (!version || !batch || !number || !page) return null;
  return { version, batch, number: Number(number), page: Number(page) };
}
