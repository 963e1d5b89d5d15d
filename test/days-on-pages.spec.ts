/** @jest-environment ./test/harness/time-zones.js */
import type { Role } from '../src/access/staff.js';
import { TokensService } from '../src/access/tokens.service.js';
import { words } from './harness/page-words.js';
import { aYear, COMMUNE, type Made, TODAY, workOfAMinute, type Year } from './harness/page-year.js';
import { datedPages, datelessPages, notPages, type Page } from './harness/pages.js';
import { everythingReplaced, saidOfPlaces } from './harness/replaced-commune.js';
import { routesOf } from './harness/routes.js';
import { startServer, type TestServer } from './harness/server.js';

/** Moves the machine: the time zone of the whole process (`harness/time-zones.js`). */
declare const standIn: (zone: string) => void;

const strictly = { strict: false } as const;
const nothing: Made = {
  waiting: '',
  file: '',
  device: '',
  exclusion: '',
  document: '',
  entry: '',
  letter: '',
  comment: '',
  matter: '',
};

let server: TestServer;
let year: Year;
const tokens = new Map<Role, string>();

beforeAll(async () => {
  server = await startServer(TODAY);
  year = await aYear(server);
  for (const role of ['officer', 'leader', 'administrator'] as const) {
    tokens.set(role, await server.get(TokensService, strictly).create(role, COMMUNE, role, 'test'));
  }
}, 300_000);
afterAll(() => server.stop());

const zones = ['Asia/Ho_Chi_Minh', 'UTC', 'Pacific/Honolulu'];
const moments = ['00:30', '23:30'].flatMap((time) => zones.map((zone) => ({ time, zone })));

describe('the days on every page', () => {
  let expected: Readonly<Record<string, readonly string[]>> | null = null;

  it.each(moments)('are those of Vietnam at $time there, with the server in $zone', async ({ time, zone }) => {
    standIn(zone);
    server.clock.jumpTo(`${TODAY}T${time}`);
    server.clock.believe(server.clock.now());
    const told = await daysOnPages({ ...year, ...(await workOfAMinute(server, year, tokens.get('officer') ?? '')) });
    expected ??= told;
    expect(told).toEqual(expected);
  });

  it('are told, and today where something is dated that was done just now', () => {
    for (const [handler, page] of Object.entries(datedPages)) {
      const days = expected?.[handler] ?? [];
      const isToday = days.some((day) => ['05/11/2026', '2026-11-05'].includes(day));
      const { today = false } = page({ ...year, ...nothing });
      expect([handler, days.length > 0, isToday || !today]).toEqual([handler, true, true]);
    }
  });

  it('are looked for at every route', () => {
    const reading = routesOf(server).filter(({ method }) => method === 'GET');
    expect([...Object.keys(datedPages), ...Object.keys(datelessPages), ...notPages].sort()).toEqual(
      reading.map(({ name }) => name).sort(),
    );
  });
});

describe('the names on every page', () => {
  it('are names still where everything has got another key since', async () => {
    const made = await workOfAMinute(server, year, tokens.get('officer') ?? '');
    const about = { ...year, ...made, ...(await saidOfPlaces(server, made)) };
    const keys = await everythingReplaced(server, '2026-11-06');
    server.clock.moveTo('2026-11-07');
    // There the codes are told that a file of visits may name fields by.
    const { 'VisitsController.show': _, ...named } = { ...datedPages, ...datelessPages };
    const seen = Object.entries(named).map(async ([handler, page]) => {
      const answer = await read(page(about));
      const told = words(await answer.text());
      expect([handler, answer.status < 500]).toEqual([handler, true]);
      return keys.filter((key) => told.split(' ').includes(key)).map((key) => `${handler}: ${key}`);
    });
    expect((await Promise.all(seen)).flat()).toEqual([]);
  });
});

/** The different days on each page, as they are written, by the route. */
async function daysOnPages(about: Year & Made): Promise<Readonly<Record<string, readonly string[]>>> {
  const told = Object.entries(datedPages).map(async ([handler, page]) => {
    const answer = await read(page(about));
    const days = (await answer.text()).matchAll(WRITTEN_DAY);
    expect([answer.url, answer.status]).toEqual([answer.url, 200]);
    return [handler, [...new Set([...days].map(([day]) => day))]] as const;
  });
  return Object.fromEntries(await Promise.all(told));
}

function read({ path, as }: Page): Promise<Response> {
  const headers = { accept: 'text/html', ...(as && { authorization: `Bearer ${tokens.get(as)}` }) };
  return fetch(server.url + path, { headers, redirect: 'manual' });
}

/** In full or without the year; an instant, which programs read in UTC, is no day. */
const WRITTEN_DAY = /\b\d{2}\/\d{2}(?:\/\d{4})?\b|\b\d{4}-\d{2}-\d{2}\b(?!T)/g;
