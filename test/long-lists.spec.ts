import { CommunesService } from '../src/communes/communes.service.js';
import { listPages, manyOfEach, oneOfEach } from './harness/long-lists.js';
import { startServer, type TestServer } from './harness/server.js';
import { type SignedIn, signInAs } from './harness/sign-in.js';
import { SPRING } from './harness/spring.js';

let server: TestServer;
let officer: SignedIn;
let administrator: SignedIn;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await server.get(CommunesService, { strict: false }).import(SPRING, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  administrator = await signInAs(server, { role: 'administrator', communeId: null });
});
afterAll(() => server.stop());

/** What is for administrators is read by one. */
const reader = (path: string): SignedIn => (/^\/(?:users|audit|communes$)/.test(path) ? administrator : officer);

/** @returns how long each page is, in characters */
async function pagesOpen(): Promise<ReadonlyMap<string, number>> {
  const lengths = new Map<string, number>();
  for (const path of listPages) {
    const reply = await reader(path).get(path);
    expect([path, reply.status]).toEqual([path, 200]);
    lengths.set(path, (await reply.text()).length);
  }
  return lengths;
}

it('every list opens with nothing on it', () => pagesOpen());

it('every list opens with one of everything', async () => {
  await oneOfEach(server, officer);
  await pagesOpen();
});

it('every list opens with 500 of everything and names of 200 characters, on pages that a phone can load', async () => {
  await manyOfEach(server, 500);
  const lengths = await pagesOpen();
  // Sheets to print are no list: each holds the drawing of its code.
  const lists = [...lengths].filter(([path]) => !path.startsWith('/points/sheets'));
  expect(lists.filter(([, length]) => length > MOST_CHARACTERS)).toEqual([]);
}, 180_000);

/** 500 rows with a name of 200 characters in two places, in plain HTML; a tenth of it when compressed. */
const MOST_CHARACTERS = 1_500_000;
