import { create } from 'qrcode';

/** A QR code as one SVG path over a square of modules, the quiet zone included. */
export interface QrPath {
  /** Modules along one side, with four quiet ones at each end. */
  readonly side: number;
  /** Path data: a rectangle for each run of dark modules in a row. */
  readonly path: string;
}

/** Modules that stay light around a code (ISO/IEC 18004). */
const QUIET = 4;

/** @param text what the code says; level Q bears wear and folds */
export function qrPath(text: string): QrPath {
  const { size, data } = create(text, { errorCorrectionLevel: 'Q' }).modules;
  const isDark = (row: number, column: number): boolean => column < size && data[row * size + column] === 1;
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!isDark(row, column)) continue;
      const start = column;
      while (isDark(row, column + 1)) column++;
      const width = column - start + 1;
      path += `M${start + QUIET} ${row + QUIET}h${width}v1h-${width}z`;
    }
  }
  return { side: size + 2 * QUIET, path };
}
