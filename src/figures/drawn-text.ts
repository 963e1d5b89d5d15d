import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';

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
  const lines = linesOf(context, text.normalize('NFC'), style.width);
  const step = Math.round(style.size * 1.45);
  lines.forEach((line, index) => {
    context.fillText(line, x, y + style.size + index * step);
  });
  return y + lines.length * step;
}

/** Text in lines no wider than the width, in the font that the context has. */
function linesOf(context: SKRSContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
