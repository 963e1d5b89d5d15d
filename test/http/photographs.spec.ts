import { createCanvas } from '@napi-rs/canvas';
import { drawPage } from '../../src/paper/draw-sheets.js';
import { PictureReader } from '../../src/paper/pictures/picture-reader.service.js';
import { PAGE } from '../../src/photographs/sheet-marks.js';
import { aBatch } from '../harness/paper.js';
import { printedPages } from '../harness/printed-sheets.js';
import { startServer, type TestServer } from '../harness/server.js';
import { openSpring } from '../harness/spring.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const DOTS = 8;

it('a picture of a page says what its boxes say, and a file that is none is refused', async () => {
  const spring = await openSpring(server, {}, { kind: 'paper', name: 'Phiếu giấy tại Trung tâm' });
  const batch = await aBatch(server, spring);
  const pages = await printedPages(server, batch.id);
  const [page] = pages;
  if (!page) throw new Error('a sheet without a page');
  const canvas = createCanvas((PAGE.width + 20) * DOTS, (PAGE.height + 20) * DOTS);
  const context = canvas.getContext('2d');
  context.fillStyle = '#654';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(DOTS, DOTS);
  context.translate(10, 10);
  context.fillStyle = '#eee';
  context.fillRect(0, 0, PAGE.width, PAGE.height);
  const version = spring.campaign.questionnaireVersion;
  drawPage(context, page, { version, batch: batch.code, number: '007', page: 1, pages: pages.length });
  const marked = { G: '4', FIELD: 'ho-tich' };
  context.strokeStyle = '#228';
  context.lineWidth = 0.5;
  for (const { question, value, x, y, side } of page.boxes) {
    if (!Object.entries(marked).some(([code, chosen]) => code === question && chosen === value)) continue;
    context.beginPath();
    context.moveTo(x + 1, y + 1);
    context.lineTo(x + side - 1, y + side - 1);
    context.moveTo(x + side - 1, y + 1);
    context.lineTo(x + 1, y + side - 1);
    context.stroke();
  }
  const reader = server.get(PictureReader, { strict: false });
  const read = (bytes: Uint8Array, of = batch.code) =>
    reader.read({ bytes, pages, version, batch: of, issued: batch.issued, several: [] });
  const [first, ...others] = await read(canvas.toBuffer('image/jpeg', 85));
  if (first?.kind !== 'read') throw new Error(`not read: ${JSON.stringify(first)}`);
  expect({ others, number: first.number, page: first.page }).toEqual({ others: [], number: 7, page: 1 });
  const boxed = first.questions.filter(({ kind }) => kind !== 'written' && kind !== 'unwritten');
  const chosen = boxed.filter(({ kind }) => kind === 'certain').map((one) => [one.question, one.chosen]);
  const here = Object.entries(marked).filter(([code]) => page.boxes.some(({ question }) => question === code));
  expect(chosen.sort()).toEqual(here.map(([code, value]) => [code, [value]]).sort());
  expect(boxed.filter(({ kind }) => kind === 'doubtful')).toEqual([]);
  expect(await read(canvas.toBuffer('image/png'), 'OTHER')).toMatchObject([
    { kind: 'refused', because: 'other-batch', name: { number: 7 } },
  ]);
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  expect(await read(drawing)).toMatchObject([{ kind: 'refused', because: 'no-picture' }]);
  const huge = canvas.toBuffer('image/png');
  huge.writeUInt32BE(60_000, 16);
  expect(await read(huge)).toMatchObject([{ kind: 'refused', because: 'too-large' }]);
});
