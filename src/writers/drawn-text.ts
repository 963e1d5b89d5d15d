import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { linesOf } from './text-lines.js';

// Be Vietnam Pro comes in parts by script; a canvas takes each letter from the first part that has it. It reads WOFF.
const folder = join(
  dirname(createRequire(import.meta.url).resolve('@fontsource/be-vietnam-pro/package.json')),
  'files',
);
const parts = ['vietnamese', 'latin', 'latin-ext'] as const;
for (const part of parts) {
  for (const weight of [400, 600, 700]) {
    const file = join(folder, `be-vietnam-pro-${part}-${weight}-normal.woff`);
    GlobalFonts.registerFromPath(file, `Be Vietnam Pro ${part}`);
  }
}

/** Of what is read first, and of what stands beside it. */
export const INK = '#14213d';
export const SOFT = '#4a5570';

/** Of every font that is set: the parts in the order in which a letter is looked for. */
export const FAMILY = parts.map((part) => `"Be Vietnam Pro ${part}"`).join(', ');

interface TextStyle {
  readonly size: number;
  readonly weight: 400 | 600 | 700;
  readonly color: string;
  /** where a line breaks, in pixels */
  readonly width: number;
}

/** Writes a text in as many lines as it needs. @returns the y below its last line */
export function write(
  context: SKRSContext2D,
  text: string,
  { x, y, style }: { readonly x: number; readonly y: number; readonly style: TextStyle },
): number {
  context.font = `${style.weight} ${style.size}px ${FAMILY}`;
  context.fillStyle = style.color;
  context.textBaseline = 'alphabetic';
  const lines = linesOf(text.normalize('NFC'), style.width, (line) => context.measureText(line).width);
  const step = Math.round(style.size * 1.45);
  lines.forEach((line, index) => {
    context.fillText(line, x, y + style.size + index * step);
  });
  return y + lines.length * step;
}

/** Letters of Vietnamese that are not in the Latin part: those with horns, with two signs, and đ. */
const VIETNAMESE = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u20ab]/;
const LATIN = /[ -\u00ff\u2000-\u206f\u20ac\u2122\u2212]/;

/**
 * A text in runs that one part has whole: left to look for letters itself, a canvas draws some as letter and sign apart,
 * which stand well but are read out of a file as two.
 */
function runsOf(text: string): readonly { readonly part: (typeof parts)[number]; readonly text: string }[] {
  const runs: { part: (typeof parts)[number]; text: string }[] = [];
  for (const letter of text.normalize('NFC')) {
    const part = VIETNAMESE.test(letter) ? 'vietnamese' : LATIN.test(letter) ? 'latin' : 'latin-ext';
    const last = runs.at(-1);
    if (last?.part === part) last.text += letter;
    else runs.push({ part, text: letter });
  }
  return runs;
}

/** A part of a line: the font that has all its letters, and how far from the beginning of the line it begins. */
export interface Run {
  readonly text: string;
  readonly font: string;
  readonly from: number;
}

/** @returns a line in runs, and its width in the unit of `size` */
export function setLine(
  context: Pick<SKRSContext2D, 'font' | 'measureText'>,
  line: string,
  { size, weight }: Pick<TextStyle, 'size' | 'weight'>,
): { readonly runs: readonly Run[]; readonly width: number } {
  let width = 0;
  const runs = runsOf(line).map(({ part, text }) => {
    const family = `"Be Vietnam Pro ${part}"`;
    // Measured far larger than drawn: at small sizes widths are rounded.
    context.font = `${weight} ${LARGE}px ${family}`;
    const run = { text, font: `${weight} ${size}px ${family}`, from: width };
    width += (context.measureText(text).width / LARGE) * size;
    return run;
  });
  return { runs, width };
}

const LARGE = 100;
