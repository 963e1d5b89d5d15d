import { Injectable } from '@nestjs/common';
import type { ChartConfiguration } from 'chart.js';
import { Worker } from './worker.js';

/** A picture to be drawn; plain values, so that a worker can have it. */
export type Drawing = ChartDrawing | SummaryDrawing;

/** A chart with what it rests on written around it, so that it never travels without its base. */
export interface ChartDrawing {
  readonly kind: 'chart';
  readonly format: 'png' | 'svg';
  readonly title: string;
  readonly about: readonly string[];
  readonly caption: readonly string[];
  readonly legend: readonly { readonly label: string; readonly color: string }[];
  readonly config: ChartConfiguration;
  /** Height of the chart itself, and width of the whole, in points of the drawing. */
  readonly height: number;
  readonly width: number;
  /** Dots of a picture for each of them; one unless given. */
  readonly sharpness?: number;
}

/** Cards with figures that are sent as one picture, 1080 wide. */
export interface SummaryDrawing {
  readonly kind: 'summary';
  readonly heading: string;
  readonly subheading: string;
  readonly cards: readonly SummaryCard[];
  /** What is to be read besides: what to look after first, or what was done; null for nothing. */
  readonly first: {
    readonly title: string;
    readonly lines: readonly string[];
    readonly tone: 'urgent' | 'calm';
  } | null;
  readonly caption: readonly string[];
}

export interface SummaryCard {
  readonly title: string;
  /** Of which period, and since when it is final; null on a card that goes on where the one before ended. */
  readonly about: string | null;
  readonly trial: boolean;
  /** null where there is no rate; then `lines` say why */
  readonly rate: string | null;
  readonly base: string | null;
  readonly target: string | null;
  readonly reading: { readonly text: string; readonly tone: 'met' | 'not-met' } | null;
  readonly lines: readonly string[];
}

/** Of every server in this process. */
const worker = new Worker('drawing-worker');

/** Draws pictures apart from the thread that answers requests; one at a time. */
@Injectable()
export class DrawingService {
  /** @returns the bytes of a PNG or SVG file */
  async draw(drawing: Drawing): Promise<Buffer> {
    return Buffer.from(await worker.run<Uint8Array>(drawing));
  }
}
