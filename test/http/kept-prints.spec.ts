import { deflateSync } from 'node:zlib';
import { DataSource } from 'typeorm';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { type PaperBatch, PaperPrint } from '../../src/paper/paper.entity.js';
import { moved, type Piece } from '../../src/paper/sheet-pieces.js';
import { aBatch } from '../harness/paper.js';
import { bring, pictureOf } from '../harness/pictured-sheets.js';
import { keptPages, pagesOf } from '../harness/printed-sheets.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { openSpring, type Spring } from '../harness/spring.js';

/* A batch that an earlier version of the program has printed, with its words and boxes elsewhere. */

let server: TestServer;
let spring: Spring;
let batch: PaperBatch;
let officer: SignedIn;

beforeAll(async () => {
  server = await startServer('2026-11-08');
  spring = await openSpring(server, {}, { kind: 'paper', name: 'Phiếu giấy tại Trung tâm' });
  batch = await aBatch(server, spring, 3);
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
});
afterAll(() => server.stop());

const print = async (): Promise<Buffer> => {
  const reply = await officer.get(`/paper/batches/${batch.id}/sheets.pdf`);
  return Buffer.from(await reply.arrayBuffer());
};
const change = (set: Partial<Pick<PaperPrint, 'frame' | 'pages'>>): Promise<number> => {
  const key = { communeId: batch.communeId, batchId: batch.id };
  return server.get(WriteQueue, { strict: false }).commit(() => tableOf(PaperPrint).update(key, set));
};
const packed = (pages: readonly Piece[]): Buffer => deflateSync(JSON.stringify(pages));

it('a batch is printed again as it was, and read by what stands on its paper', async () => {
  const today = await pictureOf(server, batch, 1, 1, { crossed: { G: ['4'] } });
  const [first, second] = await keptPages(server, batch.id);
  if (!first || !second) throw new Error('a sheet of fewer than two pages');
  const before = await print();
  expect(await print()).toHaveLength(before.length);
  expect(pagesOf(before)).toBeGreaterThan(6);
  await change({ pages: packed([moved(first, 5), moved(second, 5)]) });
  expect(pagesOf(await print())).toBe(6);

  const refused = await bring(server, officer, batch, today);
  expect([refused.status, refused.pages[0]?.text]).toEqual([422, expect.stringContaining('không phải của trang')]);
  const earlier = await pictureOf(server, batch, 1, 1, { crossed: { G: ['4'] } });
  expect((await bring(server, officer, batch, earlier)).pages[0]?.text).toBe('Phiếu 001, trang 1: đã đọc.');
  const [row] = await server.get(DataSource).query('SELECT read, pages FROM paper_picture');
  const [answer] = JSON.parse(row.read).filter(({ question }: { question: string }) => question === 'G');
  expect([answer, row.pages]).toEqual([expect.objectContaining({ kind: 'certain', chosen: ['4'] }), 2]);
});

it('pictures of sheets whose marks stood elsewhere are refused with that reason', async () => {
  await change({ frame: 'of another version' });
  const told = await bring(server, officer, batch, await pictureOf(server, batch, 2, 1, {}));
  expect([told.status, told.pages[0]?.text]).toEqual([422, expect.stringContaining('phiên bản phần mềm trước')]);
});
