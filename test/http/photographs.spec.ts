import { createCanvas } from '@napi-rs/canvas';
import { AskedOnPaper } from '../../src/paper/asked-on-paper.service.js';
import { drawPage } from '../../src/paper/draw-sheets.js';
import { PhotographReader } from '../../src/paper/photographs.service.js';
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

it('a picture of a page says what its boxes say, as whoever keys it would have', async () => {
  const spring = await openSpring(server, {}, { kind: 'paper', name: 'Phiếu giấy tại Trung tâm' });
  const batch = await aBatch(server, spring);
  const asked = await server.get(AskedOnPaper, { strict: false }).printed(batch);
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
  const reader = server.get(PhotographReader, { strict: false });
  const printings = [{ batch, asked }];
  const read = await reader.read(canvas.toBuffer('image/jpeg', 85), printings);
  const here = new Set(page.boxes.map(({ question }) => question));
  const told = Object.entries({ G: 4, FIELD: 'ho-tich' }).filter(([question]) => here.has(question));
  expect(read).toEqual([
    {
      ...{ kind: 'read', batch: batch.code, number: 7, page: 1, doubtful: [], assisted: null },
      answers: Object.fromEntries(told),
    },
  ]);
  expect(told.length).toBeGreaterThan(0);
  const strangers = await reader.read(canvas.toBuffer('image/png'), []);
  expect(strangers).toMatchObject([{ kind: 'refused', reason: 'other-batch', name: { number: 7 } }]);
  expect(await reader.read(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), printings)).toBe('no-picture');
  const huge = canvas.toBuffer('image/png');
  huge.writeUInt32BE(60_000, 16);
  expect(await reader.read(huge, printings)).toBe('too-large');
});
