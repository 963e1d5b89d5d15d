import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawSheets, measureText } from '../../src/paper/draw-sheets.js';
import { toPrintedForm } from '../../src/paper/printed-form.js';
import { layoutSheet } from '../../src/paper/sheet-layout.js';
import { CORNERS, EDGES } from '../../src/photographs/sheet-marks.js';
import { forPlace, placeOf } from '../../src/questionnaires/place.js';
import { QuestionnairesService } from '../../src/questionnaires/questionnaires.service.js';

/*
 * The file of printed sheets as another program reads it: Poppler draws each page and takes out its words.
 */

const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
afterAll(() => rmSync(folder, { recursive: true }));

function poppler(program: 'pdftoppm' | 'pdftotext', ...args: readonly string[]): void {
  try {
    execFileSync(program, args);
  } catch (error) {
    throw new Error(`${program} is needed: apt-get install poppler-utils`, { cause: error });
  }
}

const commune = JSON.parse(readFileSync('data/communes/hong-chau.json', 'utf8'));

const DPI = 300;
const MM = DPI / 25.4;

/** A picture in shades of grey, as `pdftoppm -gray` writes it: a line of head each for kind, size and depth. */
function pictureOf(file: string) {
  const bytes = readFileSync(file);
  const [, width = '0', height = '0'] = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(bytes.toString('latin1', 0, 40)) ?? [];
  const at = bytes.length - Number(width) * Number(height);
  return (x: number, y: number): boolean =>
    (bytes[at + Math.round(y * MM) * Number(width) + Math.round(x * MM)] ?? 255) < 128;
}

it.each(new QuestionnairesService().all().map((one) => one.key))('%s is drawn where it is said to be', (key) => {
  const questionnaire = new QuestionnairesService().all().find((one) => one.key === key);
  if (!questionnaire) throw new Error(key);
  const placed = forPlace(questionnaire, placeOf(commune));
  const form = {
    ...{ commune: 'xã Hồng Châu', place: null, isShort: false, blocks: toPrintedForm(placed) },
    ...{ title: placed.title.vi, purpose: placed.purpose.vi },
  };
  const pages = layoutSheet(form, measureText());
  const file = join(folder, `${key}.pdf`);
  writeFileSync(file, drawSheets([{ form, version: `${key}.v1`, batch: 'K7M2', numbers: ['007'] }], key));
  const at = 1 / MM / 2;
  for (const [index, page] of pages.entries()) {
    const number = String(index + 1);
    const name = join(folder, `${key}-${number}`);
    poppler('pdftoppm', '-r', String(DPI), '-gray', '-singlefile', '-f', number, '-l', number, file, name);
    const isDark = pictureOf(`${name}.pgm`);
    const edge = (x: number, y: number, way: { x: number; y: number }, dark: boolean): number => {
      let far = 0;
      while (far < 12 && isDark(x + far * way.x, y + far * way.y) !== dark) far += at;
      return far;
    };
    const ways = [
      { x: -1, y: 0 },
      { x: 1, y: 0 },
      { x: 0, y: -1 },
      { x: 0, y: 1 },
    ];
    for (const { x, y, side } of page.boxes) {
      for (const way of ways) {
        // From the middle to the outer side of the outline.
        const inner = edge(x + side / 2, y + side / 2, way, true);
        const outline = edge(x + side / 2 + inner * way.x, y + side / 2 + inner * way.y, way, false);
        expect(Math.abs(inner + outline - side / 2)).toBeLessThanOrEqual(0.2);
      }
    }
    for (const { x, y, side } of [...CORNERS, ...EDGES]) {
      for (const way of ways) {
        expect(Math.abs(edge(x + side / 2, y + side / 2, way, false) - side / 2)).toBeLessThanOrEqual(0.2);
      }
    }
    poppler('pdftotext', '-f', number, '-l', number, file, `${name}.txt`);
    const read = readFileSync(`${name}.txt`, 'utf8').normalize('NFC').replace(/\s+/g, '');
    const said = [...new Set(page.texts.flatMap(({ text }) => text.split(' ')))];
    expect(said.filter((word) => !read.includes(word))).toEqual([]);
  }
});
