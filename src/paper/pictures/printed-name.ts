import { createCanvas } from '@napi-rs/canvas';
import type { PageName } from '../../photographs/find-codes.js';
import { darkness, type FlatPage } from '../../photographs/lay-flat.js';
import type { SheetLayout } from '../../photographs/page-layout.js';
import { setLine } from '../../writers/drawn-text.js';
import { CODE_LETTERS } from '../batch-code.js';
import { headOf, writeTexts } from '../draw-sheets.js';
import type { PlacedText } from '../sheet-pieces.js';
import { sheetNumber } from '../sheet-runs.js';

/*
 * What a page is called by the words above it, where its code is not seen: each sign of batch, number and page is
 * compared with how every sign that may stand there would be printed, in the same letters at the same place.
 */

/** Dots in a millimetre. */
const DOTS = 10;
/** Where the words stand, in dots, with room to look for them. */
const LINE = { left: 160, right: 1720, top: 150, bottom: 192 } as const;
/** So far, in dots, words may be seen from where they are printed, and a sign from its words. */
const REACH = { words: 10, sign: 3 } as const;

/**
 * A sign is certain where it looks as it is printed and no other one comes near: on 116 simulated pages without a code
 * the four signs that looked better than the right one led by less than 0.01.
 */
const CERTAIN = { words: 0.7, sign: 0.75, lead: 0.04 } as const;

const DIGITS = '0123456789';

/** @returns the page as its words call it, perhaps of another batch; null where any sign of them is not certain */
export function printedName(flat: FlatPage, { version, batch, pages }: SheetLayout): PageName | null {
  if (pages.length > 9) return null;
  const read = reader(flat);
  const drawn = { version, batch, number: sheetNumber(0), page: 0, pages: pages.length };
  const [names, number, place] = headOf(drawn, read.context);
  if (!names || !number || !place) return null;
  const kinds = [...batch].map((sign) => (DIGITS.includes(sign) ? DIGITS : CODE_LETTERS));
  const said = {
    batch: read.signs(names, names.text.lastIndexOf(batch), kinds),
    number: read.signs(number, number.text.lastIndexOf(drawn.number), [DIGITS, DIGITS, DIGITS]),
    page: read.signs(place, place.text.lastIndexOf(`0/${pages.length}`), [DIGITS]),
  };
  if (!said.batch || !said.number || !said.page) return null;
  return { version, batch: said.batch, number: Number(said.number), page: Number(said.page) };
}

/** How dark each dot of a part of the line is, 0 to 1, row by row; `left` is where it begins. */
interface Strip {
  readonly left: number;
  readonly width: number;
  readonly dots: Float32Array;
}

interface Off {
  readonly x: number;
  readonly y: number;
}

function reader(flat: FlatPage) {
  const context = createCanvas(LINE.right + REACH.words * 2, LINE.bottom + REACH.words * 2).getContext('2d');
  const seen = seenLine(flat);
  const ends = (text: PlacedText): number => (text.x + setLine(context, text.text, text).width) * DOTS;

  const printed = (text: PlacedText, from: number): Strip => {
    const [left, right] = [Math.round(from), Math.min(LINE.right, Math.round(ends(text)))];
    const [width, height] = [Math.max(1, right - left), LINE.bottom - LINE.top];
    context.setTransform(DOTS, 0, 0, DOTS, 0, 0);
    context.fillStyle = '#fff';
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    writeTexts(context, [text]);
    const { data } = context.getImageData(left, LINE.top, width, height);
    const dots = new Float32Array(width * height);
    for (let at = 0; at < dots.length; at += 1) dots[at] = 1 - (data[at * 4] as number) / 255;
    return { left, width, dots };
  };

  const closest = (strip: Strip, about: Off, reach: number): Off & { readonly alike: number } => {
    let best = { ...about, alike: -1 };
    for (let y = about.y - reach; y <= about.y + reach; y += 1) {
      for (let x = about.x - reach; x <= about.x + reach; x += 1) {
        const alike = correlation(strip, seen, { x, y });
        if (alike > best.alike) best = { x, y, alike };
      }
    }
    return best;
  };

  /** @param at where in the text the signs stand, one of each kind @returns null where not all are certain */
  const signs = (text: PlacedText, at: number, kinds: readonly string[]): string | null => {
    let before = { ...text, text: text.text.slice(0, at) };
    const words = closest(printed(before, text.x * DOTS), { x: 0, y: 0 }, REACH.words);
    if (words.alike < CERTAIN.words) return null;
    for (const kind of kinds) {
      const from = ends(before);
      const [best, next] = [...kind]
        .map((sign) => {
          const longer = { ...before, text: before.text + sign };
          return { longer, alike: closest(printed(longer, from), words, REACH.sign).alike };
        })
        .sort((one, other) => other.alike - one.alike);
      if (!best || !next || best.alike < CERTAIN.sign || best.alike - next.alike < CERTAIN.lead) return null;
      before = best.longer;
    }
    return before.text.slice(at);
  };
  return { context, signs };
}

/** The line as it is seen, with room around it. */
function seenLine(flat: FlatPage): Strip {
  const room = REACH.words + REACH.sign;
  const left = LINE.left - room;
  const width = LINE.right - LINE.left + 2 * room;
  const height = LINE.bottom - LINE.top + 2 * room;
  const dots = new Float32Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const place = { x: (left + column + 0.5) / DOTS, y: (LINE.top - room + row + 0.5) / DOTS };
      dots[row * width + column] = darkness(flat, place);
    }
  }
  return { left, width, dots };
}

/** How alike what is printed is to what is seen so far from it: 1 where they are the same. */
function correlation(printed: Strip, seen: Strip, off: Off): number {
  const count = printed.dots.length;
  const room = REACH.words + REACH.sign;
  let [one, other, ones, others, both] = [0, 0, 0, 0, 0];
  let from = 0;
  for (let row = 0; from < count; row += 1) {
    const begin = (row + room + off.y) * seen.width + printed.left - seen.left + off.x;
    for (let column = 0; column < printed.width; column += 1, from += 1) {
      const a = printed.dots[from] as number;
      const b = seen.dots[begin + column] as number;
      one += a;
      other += b;
      ones += a * a;
      others += b * b;
      both += a * b;
    }
  }
  const spread = Math.sqrt((ones - (one * one) / count) * (others - (other * other) / count));
  return spread < 1e-6 ? 0 : (both - (one * other) / count) / spread;
}
