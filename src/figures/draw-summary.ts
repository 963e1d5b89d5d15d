import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { onPaper } from './chart-parts.js';
import type { SummaryCard, SummaryDrawing } from './drawing.service.js';
import { INK, SOFT, write } from './drawn-text.js';

const WIDTH = 1080;
const HEIGHT = 1350;
const MARGIN = 56;
const tones = { met: onPaper.mark, 'not-met': onPaper.target } as const;
const signs = { met: '✓ ', 'not-met': '✕ ' } as const;

/** The picture that is sent by Zalo: the cards of the first screen as a sheet that reads on a phone. PNG. */
export function drawSummary({ heading, subheading, cards, first, caption }: SummaryDrawing): Uint8Array {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.fillStyle = '#f4f6f5';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = onPaper.mark;
  context.fillRect(0, 0, WIDTH, 168);
  const width = WIDTH - 2 * MARGIN;
  const below = write(context, heading, {
    ...{ x: MARGIN, y: 30 },
    style: { size: 44, weight: 700, color: '#ffffff', width },
  });
  write(context, subheading, { x: MARGIN, y: below + 2, style: { size: 25, weight: 400, color: '#e3f1ef', width } });
  const foot = HEIGHT - 36 - caption.length * 36;
  // What to look after first is at most three lines, each of at most two.
  const firstFrom = first ? foot - 60 - first.lines.length * 66 : foot;
  const tall = Math.floor((firstFrom - 192) / Math.max(1, cards.length)) - 24;
  cards.forEach((card, index) => {
    drawCard(context, card, { y: 192 + index * (tall + 24), tall: Math.min(tall, 540) });
  });
  if (first) {
    const style = { size: 30, weight: 700, color: onPaper.target, width } as const;
    let at = write(context, first.title, { x: MARGIN, y: firstFrom, style });
    for (const line of first.lines)
      at = write(context, line, { x: MARGIN, y: at + 2, style: { size: 25, weight: 400, color: INK, width } });
  }
  let y = foot;
  for (const line of caption) {
    y = write(context, line, { x: MARGIN, y, style: { size: 23, weight: 400, color: SOFT, width } });
  }
  return canvas.toBuffer('image/png');
}

function drawCard(
  context: SKRSContext2D,
  card: SummaryCard,
  { y: top, tall }: { readonly y: number; readonly tall: number },
): void {
  context.fillStyle = '#ffffff';
  context.strokeStyle = '#d5dbe1';
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(MARGIN - 16, top, WIDTH - 2 * MARGIN + 32, tall, 16);
  context.fill();
  context.stroke();
  const x = MARGIN + 16;
  const width = WIDTH - 2 * MARGIN - 32;
  const put = (text: string, y: number, size: number, weight: 400 | 600 | 700, color: string): number =>
    write(context, text, { x, y, style: { size, weight, color, width } });
  let y = put(card.title, top + 26, 36, 700, INK);
  y = put(`${card.period} · ${card.lock}`, y + 4, 26, card.trial ? 600 : 400, card.trial ? '#7a4a06' : SOFT);
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
}
