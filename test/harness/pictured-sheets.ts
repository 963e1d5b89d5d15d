import { createCanvas } from '@napi-rs/canvas';
import { drawPage } from '../../src/paper/draw-sheets.js';
import type { PaperBatch } from '../../src/paper/paper.entity.js';
import { sheetNumber } from '../../src/paper/sheet-runs.js';
import type { Area } from '../../src/photographs/page-layout.js';
import { keptPages } from './printed-sheets.js';
import type { TestServer } from './server.js';
import type { SignedIn } from './sign-in.js';

/** Dots in a millimetre of a picture: about four megapixels. */
const DOTS = 8;
/** Around the paper lies a table. */
const TABLE = 40;

/**
 * What somebody did to a page, and how finely the picture is taken: values of the boxes that are crossed, fields in which
 * something is written, and what a finger covers, in millimetres.
 */
export interface Marked {
  readonly covered?: readonly Area[];
  readonly crossed?: Readonly<Record<string, readonly string[]>>;
  readonly written?: readonly string[];
  readonly dots?: number;
}

/** A picture of a page of a sheet, taken straight from above. */
export async function pictureOf(
  server: TestServer,
  { id, code }: PaperBatch,
  number: number,
  page: number,
  { crossed = {}, written = [], covered = [], dots = DOTS }: Marked,
): Promise<Buffer> {
  const pages = await keptPages(server, id);
  const piece = pages[page - 1];
  if (!piece) throw new Error(`no page ${page}`);
  const canvas = createCanvas(210 * dots + 2 * TABLE, 297 * dots + 2 * TABLE);
  const context = canvas.getContext('2d');
  context.fillStyle = '#776655';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(TABLE, TABLE);
  context.scale(dots, dots);
  const named = { version: 'trung-tam.v1', batch: code, number: sheetNumber(number), page, pages: pages.length };
  drawPage(context, piece, named);
  context.strokeStyle = '#1a2a80';
  context.lineWidth = 0.5;
  const stroke = (...[first, ...points]: readonly (readonly [number, number])[]): void => {
    context.beginPath();
    context.moveTo(...(first ?? [0, 0]));
    for (const point of points) context.lineTo(...point);
    context.stroke();
  };
  for (const { question, value, x, y, side } of piece.boxes) {
    if (!crossed[question]?.includes(value)) continue;
    stroke([x + 1, y + 0.9], [x + side - 0.8, y + side - 1]);
    stroke([x + side - 1, y + 0.7], [x + 0.8, y + side - 0.8]);
  }
  for (const { question, x, y, height } of piece.fields) {
    if (!written.includes(question)) continue;
    const wave = Array.from({ length: 40 }, (_, at): [number, number] => [x + 40 + at, y + height / 3 + (at % 2) * 3]);
    stroke(...wave);
  }
  context.fillStyle = '#8a5a3c';
  for (const { x, y, width, height } of covered) context.fillRect(x, y, width, height);
  return canvas.toBuffer('image/jpeg', 85);
}

/** Sends a picture as the script of the page does. */
export async function bring(
  server: TestServer,
  { cookie, token }: SignedIn,
  { id }: PaperBatch,
  picture: Buffer,
): Promise<{ readonly status: number; readonly pages: readonly { isKept: boolean; text: string }[] }> {
  const body = new FormData();
  body.set('picture', new Blob([new Uint8Array(picture)]), 'a.jpg');
  const headers = { accept: 'application/json', 'x-csrf-token': token, cookie };
  const reply = await fetch(`${server.url}/paper/batches/${id}/pictures`, { method: 'POST', headers, body });
  const { pages = [] } = (await reply.json()) as { pages?: { isKept: boolean; text: string }[] };
  return { status: reply.status, pages };
}

/** Answers whatever waits to be looked at, screen by screen. @param see what stands on a page for a question */
export async function lookAtAll(
  who: SignedIn,
  { id }: PaperBatch,
  see: (number: number, page: number, question: string) => Readonly<Record<'a' | 't', readonly string[]>>,
): Promise<readonly string[]> {
  const asked: string[] = [];
  const address = `/paper/batches/${id}/pictures/checks`;
  for (let screen = 0; screen < 30; screen += 1) {
    const shown = [...(await (await who.get(address)).text()).matchAll(/name="shown" value="([^"]+)"/g)];
    if (shown.length === 0) return asked;
    const fields: Record<string, readonly string[]> = { shown: shown.map(([, name = '']) => name) };
    for (const [, name = ''] of shown) {
      const [number, page, question = ''] = name.split(' ');
      const { a, t } = see(Number(number), Number(page), question);
      fields[`a-${name}`] = a;
      fields[`t-${name}`] = t;
      asked.push(name);
    }
    const { status } = await who.post(address, fields);
    if (status !== 303) throw new Error(`not kept: ${status}`);
  }
  return asked;
}
