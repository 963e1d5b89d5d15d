import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { INK, SOFT, write } from '../writers/drawn-text.js';
import { onPaper } from './chart-parts.js';
import type { SummaryCard, SummaryDrawing } from './drawing.service.js';

const WIDTH = 1080;
const HEIGHT = 1350;
const MARGIN = 56;
const TEXT = WIDTH - 2 * MARGIN;
/** Where the cards begin, what stands between them, and a line of the caption. */
const TOP = 192;
const GAP = 24;
const CAPTION_LINE = 36;
const tones = { met: onPaper.mark, 'not-met': onPaper.target } as const;
const signs = { met: '✓ ', 'not-met': '✕ ' } as const;

/**
 * The picture that is sent by Zalo: cards with figures as a sheet that reads on a phone, 1080 wide and as long
 * as its words need, at least 1350. PNG.
 */
export function drawSummary({ heading, subheading, cards, first, caption }: SummaryDrawing): Uint8Array {
  // Words are measured where nobody sees them: a card is as tall as they are.
  const measure = createCanvas(WIDTH, HEIGHT).getContext('2d');
  const heights = cards.map((card) => writeCard(measure, card, 0) + 24);
  const firstFrom = heights.reduce((y, tall) => y + tall + GAP, TOP);
  const foot = Math.max(
    (first ? writeFirst(measure, first, firstFrom) : firstFrom) + GAP,
    HEIGHT - 36 - caption.length * CAPTION_LINE,
  );
  const height = foot + caption.length * CAPTION_LINE + 36;

  const canvas = createCanvas(WIDTH, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#f4f6f5';
  context.fillRect(0, 0, WIDTH, height);
  context.fillStyle = onPaper.mark;
  context.fillRect(0, 0, WIDTH, 168);
  const below = write(context, heading, {
    ...{ x: MARGIN, y: 30 },
    style: { size: 44, weight: 700, color: '#ffffff', width: TEXT },
  });
  write(context, subheading, {
    x: MARGIN,
    y: below + 2,
    style: { size: 25, weight: 400, color: '#e3f1ef', width: TEXT },
  });
  let top = TOP;
  for (const [index, card] of cards.entries()) {
    drawFrame(context, top, heights[index] ?? 0);
    writeCard(context, card, top);
    top += (heights[index] ?? 0) + GAP;
  }
  if (first) writeFirst(context, first, firstFrom);
  let y = foot;
  for (const line of caption) {
    y = write(context, line, { x: MARGIN, y, style: { size: 23, weight: 400, color: SOFT, width: TEXT } });
  }
  return canvas.toBuffer('image/png');
}

function drawFrame(context: SKRSContext2D, top: number, tall: number): void {
  context.fillStyle = '#ffffff';
  context.strokeStyle = '#d5dbe1';
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(MARGIN - 16, top, TEXT + 32, tall, 16);
  context.fill();
  context.stroke();
}

/** @returns where the words end */
function writeFirst(
  context: SKRSContext2D,
  { title, lines, tone }: NonNullable<SummaryDrawing['first']>,
  top: number,
): number {
  let y = write(context, title, {
    ...{ x: MARGIN, y: top },
    style: { size: 30, weight: 700, color: tone === 'urgent' ? onPaper.target : onPaper.mark, width: TEXT },
  });
  for (const line of lines)
    y = write(context, line, { x: MARGIN, y: y + 2, style: { size: 26, weight: 400, color: INK, width: TEXT } });
  return y;
}

/** @returns where the words end */
function writeCard(context: SKRSContext2D, card: SummaryCard, top: number): number {
  const x = MARGIN + 16;
  const width = TEXT - 32;
  const put = (text: string, y: number, size: number, weight: 400 | 600 | 700, color: string): number =>
    write(context, text, { x, y, style: { size, weight, color, width } });
  let y = put(card.title, top + 26, 36, 700, INK);
  if (card.about !== null) y = put(card.about, y + 4, 26, card.trial ? 600 : 400, card.trial ? '#7a4a06' : SOFT);
  if (card.rate !== null) {
    put(card.rate, y + 8, 96, 700, INK);
    const across = context.measureText(card.rate).width;
    const base = [card.base, card.target].filter((one) => one !== null);
    let beside = y + 28;
    for (const line of base) {
      const style = { size: 26, weight: 400, color: SOFT, width: width - across - 28 } as const;
      beside = write(context, line, { x: x + across + 28, y: beside, style });
    }
    y = Math.max(y + 138, beside + 8);
  }
  if (card.reading) {
    y = put(`${signs[card.reading.tone]}${card.reading.text}`, y, 33, 700, tones[card.reading.tone]);
  }
  for (const line of card.lines) y = put(line, y + 5, 27, 400, SOFT);
  return y;
}
