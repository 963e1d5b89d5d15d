import { createCanvas, type SKRSContext2D, SvgExportFlag } from '@napi-rs/canvas';
import { Chart, type ChartConfiguration, type ChartItem, type Plugin, registerables } from 'chart.js';
import { pointNumbers } from '../formatting/point-numbers.js';
import { FAMILY, INK, SOFT, write } from '../writers/drawn-text.js';
import type { ChartDrawing } from './drawing.service.js';

Chart.register(...registerables, pointNumbers as Plugin);

const MARGIN = 40;

/** A chart with title and base above and the caption below; text in an SVG stays text. */
export function drawChart(drawing: ChartDrawing): Uint8Array {
  // Drawn once on a measure to know how tall the words are.
  const { width, sharpness = 1 } = drawing;
  const measure = createCanvas(width, 10).getContext('2d');
  const top = head(measure, drawing);
  const height = top + drawing.height + foot(measure, drawing, top + drawing.height);
  if (drawing.format === 'svg') {
    const canvas = createCanvas(width, height, SvgExportFlag.NoPrettyXML);
    paint(canvas.getContext('2d'), drawing, { top, height });
    return Buffer.from(withWords(canvas.getContent().toString('utf8'), drawing), 'utf8');
  }
  const canvas = createCanvas(Math.round(width * sharpness), Math.round(height * sharpness));
  const context = canvas.getContext('2d');
  context.scale(sharpness, sharpness);
  paint(context, drawing, { top, height });
  return canvas.toBuffer('image/png');
}

/** A drawing sets words letter by letter; whole sentences stand in its title and description, for search and screen readers. */
function withWords(svg: string, { title, about, caption }: ChartDrawing): string {
  const words = `<title>${escaped(title)}</title><desc>${escaped([...about, ...caption].join(' '))}</desc>`;
  return svg.replace(/(<svg[^>]*>)/, (opening) => opening + words);
}

function escaped(text: string): string {
  return text.normalize('NFC').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function paint(
  context: SKRSContext2D,
  drawing: ChartDrawing,
  { top, height }: { readonly top: number; readonly height: number },
): void {
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, drawing.width, height);
  head(context, drawing);
  context.save();
  context.translate(MARGIN, top);
  chartOn(context, drawing);
  context.restore();
  foot(context, drawing, top + drawing.height);
}

/** Chart.js measures and draws on what looks to it like a canvas of its own size. */
function chartOn(context: SKRSContext2D, { config, height, width }: ChartDrawing): void {
  const canvas = { width: width - 2 * MARGIN, height, style: {}, getContext: (): unknown => own };
  const own: SKRSContext2D = new Proxy(context, {
    get(target, name) {
      if (name === 'canvas') return canvas;
      // Chart.js would put the origin back to the corner and clear the sheet; both are set here.
      if (name === 'resetTransform' || name === 'setTransform' || name === 'clearRect') return () => undefined;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
  Chart.defaults.font.family = FAMILY;
  Chart.defaults.font.size = 17;
  Chart.defaults.color = INK;
  const options = { ...config.options, responsive: false, animation: false as const, devicePixelRatio: 1 };
  const chart = new Chart(own as unknown as ChartItem, { ...config, options } as ChartConfiguration);
  if (!chart.chartArea) throw new Error('the chart was not drawn');
}

/** A picture within a document has its title and what it is about beside it. */
function head(context: SKRSContext2D, { title, about, legend, width: whole }: ChartDrawing): number {
  const width = whole - 2 * MARGIN;
  const style = { size: 32, weight: 700, color: INK, width } as const;
  let y = title === '' ? 0 : write(context, title, { x: MARGIN, y: 28, style });
  for (const line of about) {
    y = write(context, line, { x: MARGIN, y: y + 2, style: { size: 19, weight: 400, color: SOFT, width } });
  }
  let x = MARGIN;
  y += 12;
  for (const { label, color } of legend) {
    context.font = `400 17px ${FAMILY}`;
    const taken = context.measureText(label).width + 56;
    if (x > MARGIN && x + taken > whole - MARGIN) {
      x = MARGIN;
      y += 30;
    }
    context.fillStyle = color;
    context.fillRect(x, y + 3, 18, 18);
    write(context, label, { x: x + 26, y, style: { size: 17, weight: 400, color: INK, width: taken } });
    x += taken;
  }
  return y + (legend.length > 0 ? 40 : 8);
}

/** @returns how tall it is */
function foot(context: SKRSContext2D, { caption, width }: ChartDrawing, top: number): number {
  let y = top + 16;
  for (const line of caption) {
    y = write(context, line, {
      x: MARGIN,
      y,
      style: { size: 17, weight: 400, color: SOFT, width: width - 2 * MARGIN },
    });
  }
  return y - top + (caption.length > 0 ? 24 : 0);
}
