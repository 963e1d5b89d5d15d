import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { drawPage } from '../../src/paper/draw-sheets.js';
import { PAGE } from '../../src/photographs/sheet-marks.js';
import { between, type Chance, draw, mark, oneOf, PENS, type Pen, STYLES, type Style, writeLoops } from './hand.js';
import type { PrintedSheet } from './printed-sheets.js';

/** How a question was answered by hand, and what a reader may make of it. */
export interface Truth {
  readonly question: string;
  /** What the person meant; null where nobody can know. */
  readonly meant: readonly string[] | null;
  readonly kind: 'empty' | 'single' | 'several' | 'corrected' | 'double';
  readonly style: Style | null;
}

/** What somebody put into a box. */
interface PutMark {
  readonly question: string;
  readonly value: string;
  /** Blackened: chosen where it is alone, taken back where another is marked. */
  readonly isFilled: boolean;
}

export interface FilledPage {
  readonly marks: readonly PutMark[];
  readonly canvas: Canvas;
  readonly pen: Pen;
  readonly truths: readonly Truth[];
}

interface Person {
  readonly marks: PutMark[];
  readonly pen: Pen;
  readonly style: Style;
  readonly chance: Chance;
}

/** Which page of which sheet somebody filled in. */
export interface Which {
  readonly sheet: PrintedSheet;
  readonly page: number;
  readonly number: number;
}

/** Draws a page as it is printed, and as a person by chance has filled it in. @param dots in a millimetre */
export function fillPage({ sheet, page, number }: Which, dots: number, chance: Chance): FilledPage {
  const { layout, pages } = sheet;
  const piece = pages[page - 1];
  const laid = layout.pages[page - 1];
  if (!piece || !laid) throw new Error(`no page ${page} in ${layout.version}`);
  const canvas = createCanvas(Math.round(PAGE.width * dots), Math.round(PAGE.height * dots));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(dots, dots);
  const named = { version: layout.version, batch: layout.batch, number: String(number).padStart(3, '0') };
  drawPage(context, piece, { ...named, page, pages: pages.length });
  const person: Person = { marks: [], pen: oneOf(chance, PENS), style: oneOf(chance, STYLES), chance };
  const questions = [...new Set(laid.boxes.map(({ question }) => question))];
  const truths = questions.map((question) => {
    const boxes = laid.boxes.filter((box) => box.question === question);
    return answer(context, { question, boxes, isSeveral: layout.several.includes(question) }, person);
  });
  for (const { x, y, width, height } of piece.fields) {
    if (chance() < 0.4) writeLoops(context, person.pen, { x: x + 1, y: y + Math.min(height, 8), width }, chance);
  }
  soil(context, chance);
  return { canvas, pen: person.pen, marks: person.marks, truths };
}

type Box = { readonly value: string; readonly x: number; readonly y: number; readonly side: number };

interface Asked {
  readonly question: string;
  readonly boxes: readonly Box[];
  readonly isSeveral: boolean;
}

function answer(
  context: SKRSContext2D,
  { question, boxes, isSeveral }: Asked,
  { marks, pen, style, chance }: Person,
): Truth {
  const put = (box: Box, as: Style): void => {
    marks.push({ question, value: box.value, isFilled: as === 'filled' });
    mark(context, pen, as, { x: box.x + box.side / 2, y: box.y + box.side / 2, half: box.side / 2 }, chance);
  };
  const how = chance();
  const used = chance() < 0.85 ? style : oneOf(chance, STYLES);
  if (isSeveral) {
    const chosen = boxes.filter(() => chance() < 0.35);
    for (const box of chosen) put(box, used);
    return {
      question,
      meant: chosen.map(({ value }) => value),
      kind: chosen.length > 0 ? 'several' : 'empty',
      style: used,
    };
  }
  if (how < 0.06) return { question, meant: [], kind: 'empty', style: null };
  const box = oneOf(chance, boxes);
  const others = boxes.filter((one) => one !== box);
  if (how < 0.1 && others.length > 0) {
    // As the form says: the wrong box is blackened, the right one marked.
    const wrong = oneOf(chance, others);
    put(wrong, oneOf(chance, STYLES));
    put(wrong, 'filled');
    const again = oneOf(chance, ['cross', 'cross', 'tick', 'small cross', 'double slash'] as const);
    put(box, again);
    return { question, meant: [box.value], kind: 'corrected', style: again };
  }
  put(box, used);
  if (how < 0.12 && others.length > 0) {
    put(oneOf(chance, others), used);
    return { question, meant: null, kind: 'double', style: used };
  }
  return { question, meant: [box.value], kind: 'single', style: used };
}

/** What happens to paper: specks, rings of tea, fingers, a pen that slipped in the margin. */
function soil(context: SKRSContext2D, chance: Chance): void {
  const anywhere = () => ({ x: between(chance, 5, PAGE.width - 5), y: between(chance, 5, PAGE.height - 5) });
  if (chance() < 0.3) {
    for (let count = between(chance, 3, 40); count > 0; count -= 1) {
      const { x, y } = anywhere();
      context.fillStyle = `rgba(40, 35, 30, ${between(chance, 0.2, 0.8)})`;
      context.beginPath();
      context.arc(x, y, between(chance, 0.08, 0.3), 0, Math.PI * 2);
      context.fill();
    }
  }
  if (chance() < 0.12) {
    const { x, y } = anywhere();
    context.strokeStyle = `rgba(140, 95, 40, ${between(chance, 0.1, 0.3)})`;
    context.lineWidth = between(chance, 1.5, 4);
    context.beginPath();
    context.arc(x, y, between(chance, 18, 38), 0, Math.PI * 2);
    context.stroke();
  }
  if (chance() < 0.15) {
    const { x, y } = anywhere();
    const radius = between(chance, 5, 25);
    const spot = context.createRadialGradient(x, y, 0, x, y, radius);
    spot.addColorStop(0, `rgba(90, 80, 60, ${between(chance, 0.08, 0.25)})`);
    spot.addColorStop(1, 'rgba(90, 80, 60, 0)');
    context.fillStyle = spot;
    context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
  }
  if (chance() < 0.1) {
    const { y } = anywhere();
    const stroke = Array.from(
      { length: 4 },
      (_, at) => [between(chance, 2, 16), y + at * between(chance, 1, 5)] as const,
    );
    draw(context, oneOf(chance, PENS), [stroke], chance);
  }
}
