import { readFileSync } from 'node:fs';
import { createCanvas } from '@napi-rs/canvas';
import { CODE, CORNERS, EDGES, FIELD, type Mark, PAGE } from '../photographs/sheet-marks.js';
import { forPlace, placeOf } from '../questionnaires/place.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { drawPage, measureText } from './draw-sheets.js';
import { toPrintedForm } from './printed-form.js';
import { layoutSheet } from './sheet-layout.js';
import type { Piece, PlacedBox } from './sheet-pieces.js';

const measure = measureText();
const commune = JSON.parse(readFileSync('data/communes/hong-chau.json', 'utf8'));
const place = 'Trung tâm Phục vụ hành chính công xã Hồng Châu';

const forms = new QuestionnairesService().all().flatMap((one) => {
  const placed = forPlace(one, placeOf(commune));
  const isA = ({ part }: { readonly part: string }): boolean => part === 'A';
  const short = { ...placed, questions: placed.questions.filter(isA), pages: placed.pages.filter(isA) };
  const hasShort = short.questions.length < placed.questions.length;
  return [
    { name: one.key, isShort: false, placed },
    ...(hasShort ? [{ name: `${one.key}, short`, isShort: true, placed: short }] : []),
  ].map(({ name, isShort, placed: asked }) => {
    const blocks = toPrintedForm(asked);
    const head = { commune: 'xã Hồng Châu', place, title: asked.title.vi, purpose: asked.purpose.vi };
    return { name, isShort, blocks, pages: layoutSheet({ ...head, isShort, blocks }, measure) };
  });
});

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
const rectOf = ({ x, y, side }: Mark): Rect => ({ x, y, width: side, height: side });

/** What a line of words covers: from the signs above its capitals to what hangs below. */
function wordsOf({ texts }: Piece): readonly (Rect & { readonly text: string })[] {
  return texts.map(({ text, x, y, size, weight, align }) => {
    const width = measure(text, size, weight);
    const begin = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
    return { text, x: begin, y: y - size * 0.95, width, height: size * 1.2 };
  });
}

/** How far two stand from each other; 0 where they touch. */
function apart(a: Rect, b: Rect): number {
  const across = Math.max(a.x - (b.x + b.width), b.x - (a.x + a.width), 0);
  const down = Math.max(a.y - (b.y + b.height), b.y - (a.y + a.height), 0);
  return Math.hypot(across, down);
}

const isInside = ({ x, y, width, height }: Rect): boolean =>
  x >= FIELD.left - 0.1 && y >= 0 && x + width <= FIELD.right + 0.1 && y + height <= FIELD.bottom + 0.1;

describe.each(forms)('the sheet of $name', ({ blocks, pages, isShort, name }) => {
  const boxes = pages.flatMap((page) => page.boxes);

  it('has a box for every answer of every question, once', () => {
    const rows = blocks.flatMap((block) =>
      block.grid
        ? block.rows.flatMap((row) => [...row.boxes, ...row.outside].map((box) => ({ ...box, of: row.code })))
        : block.boxes.map((box) => ({ ...box, of: block.code })),
    );
    const said = (all: readonly { question: string; value: string }[]) =>
      all.map((one) => `${one.question}=${one.value}`).sort();
    expect(said(boxes)).toEqual(said(rows.map(({ of, value }) => ({ question: of, value }))));
  });

  it('keeps its boxes 3 mm apart, its rows 10 mm, and every question on one page', () => {
    for (const page of pages) {
      for (const [at, one] of page.boxes.entries()) {
        for (const other of page.boxes.slice(at + 1)) {
          expect({ one, other, is: apart(rectOf(one), rectOf(other)) >= 3 - 0.001 }).toMatchObject({ is: true });
          const down = Math.abs(one.y - other.y);
          if (Math.abs(one.x - other.x) < 1) expect({ one, other, is: down >= 10 - 0.001 }).toMatchObject({ is: true });
        }
      }
    }
    const on = (page: Piece): readonly string[] => [...new Set(page.boxes.map(({ question }) => question))];
    const all = pages.flatMap(on);
    expect(all).toEqual([...new Set(all)]);
  });

  it('lets no words run into a box, into other words, or out of the page', () => {
    for (const page of pages) {
      const lines = wordsOf(page);
      expect(lines.filter((line) => !isInside(line))).toEqual([]);
      expect(page.boxes.map(rectOf).filter((box) => !isInside(box))).toEqual([]);
      const fixed = [...CORNERS, ...EDGES, CODE].map(rectOf);
      const touching = lines.filter((line) =>
        [...page.boxes.map(rectOf), ...fixed].some((box) => apart(line, box) < 0.3),
      );
      expect(touching).toEqual([]);
      for (const [at, line] of lines.entries()) {
        const over = lines
          .slice(at + 1)
          .filter(
            (other) =>
              apart(line, other) === 0 && Math.abs(line.y - other.y) > 0.01 && Math.abs(line.y - other.y) < 2.2,
          );
        expect([line.text, over.map(({ text }) => text)]).toEqual([line.text, []]);
      }
    }
  });

  it('takes no more paper than it must', () => {
    const most: Readonly<Record<string, number>> = { 'trung-tam': 6, 'chinh-quyen': 4 };
    expect(pages.length).toBeLessThanOrEqual(isShort ? 2 : (most[name] ?? 2));
  });
});

describe('what stands at the same place on every page', () => {
  it('is not the same upside down', () => {
    const turned = ({ x, y, side }: Mark) => ({ x: PAGE.width - x - side, y: PAGE.height - y - side, side });
    const all = [...CORNERS, ...EDGES];
    const alike = all.filter((one) => all.some((other) => apart(rectOf(turned(one)), rectOf(other)) === 0));
    expect([all.length - alike.length, CORNERS.every((one) => alike.includes(one))]).toEqual([1, true]);
  });

  it('leaves the form alone, and stays where a printer that shrinks a little still prints it', () => {
    for (const mark of [...CORNERS, ...EDGES]) {
      const { x, y, width, height } = rectOf(mark);
      expect(x + width <= FIELD.left || x >= FIELD.right || y + height <= FIELD.top - 18 || y >= FIELD.bottom).toBe(
        true,
      );
      expect(Math.min(x, y, PAGE.width - x - width, PAGE.height - y - height)).toBeGreaterThanOrEqual(8);
    }
    expect(CODE.side).toBeGreaterThanOrEqual(16);
  });
});

it('the boxes are drawn where they are said to be, within 0.2 mm, and empty', () => {
  const DOTS = 10;
  for (const { pages } of forms.filter(({ isShort }) => isShort).slice(0, 2)) {
    const [page] = pages;
    if (!page) throw new Error('a sheet without a page');
    const canvas = createCanvas(PAGE.width * DOTS, PAGE.height * DOTS);
    const context = canvas.getContext('2d');
    context.scale(DOTS, DOTS);
    drawPage(context, page, { version: 'trung-tam.v1', batch: 'K7M2', number: '007', page: 1, pages: 2 });
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const isDark = (x: number, y: number): boolean =>
      (data[(Math.round(y * DOTS) * canvas.width + Math.round(x * DOTS)) * 4] ?? 255) < 128;
    const outlineOf = ({ x, y, side }: PlacedBox) => {
      const [middleX, middleY] = [x + side / 2, y + side / 2];
      const way = (dark: (far: number) => boolean): number => {
        let far = 0;
        while (!dark(far)) far += 1 / DOTS;
        while (dark(far)) far += 1 / DOTS;
        return far;
      };
      return {
        left: middleX - way((far) => isDark(middleX - far, middleY)),
        right: middleX + way((far) => isDark(middleX + far, middleY)),
        top: middleY - way((far) => isDark(middleX, middleY - far)),
        bottom: middleY + way((far) => isDark(middleX, middleY + far)),
      };
    };
    for (const box of page.boxes) {
      const drawn = outlineOf(box);
      const off = [
        drawn.left - box.x,
        drawn.right - box.x - box.side,
        drawn.top - box.y,
        drawn.bottom - box.y - box.side,
      ];
      expect({ box, off, is: off.every((by) => Math.abs(by) <= 0.2) }).toMatchObject({ is: true });
    }
  }
});

it.each(['K7M2', null])(
  'the head of a page runs into nothing, however long its questionnaire is called (%s)',
  (batch) => {
    const context = createCanvas(1, 1).getContext('2d');
    const words: { from: number; to: number }[] = [];
    context.fillText = (text, x, y) => {
      if (y === 18) words.push({ from: x, to: x + context.measureText(text).width });
    };
    const page = { height: 0, texts: [], rules: [], boxes: [], fields: [] };
    drawPage(context, page, { version: 'trung-tam-may-tinh-bang.v12', batch, number: '007', page: 1, pages: 2 });
    const inOrder = words.toSorted((one, other) => one.from - other.from);
    expect(inOrder.length).toBeGreaterThan(2);
    expect(inOrder.filter(({ from }, at) => at > 0 && from < (inOrder[at - 1]?.to ?? 0) - 1)).toEqual([]);
    expect(inOrder.at(-1)?.to).toBeLessThan(CODE.x);
  },
);
