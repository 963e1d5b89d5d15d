import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { UsersService } from '../../src/access/users.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { CasesService } from '../../src/feedback/cases.service.js';
import { FeedbackService } from '../../src/feedback/feedback.service.js';
import { VillageWeeksService } from '../../src/feedback/village-weeks.service.js';
import { CountingService } from '../../src/opinions/counting.service.js';
import type { Day } from '../../src/rules/days.js';
import { SAID } from './feedback-changes.js';
import { keptLetter } from './letter-changes.js';
import { COMMUNE, type Made } from './page-year.js';
import type { TestServer } from './server.js';

const strictly = { strict: false } as const;
const FILE = `data/communes/${COMMUNE}.json`;
const parts = ['units', 'fields', 'counters', 'villages'] as const;
type Named = { readonly key: string; readonly name: string; readonly kind?: string };
type Replaceable = Readonly<Record<(typeof parts)[number], readonly Named[]>>;

/** Something said of a village and a unit, that a third one answers; a letter, and sheets of households of that village. */
export async function saidOfPlaces(server: TestServer, { matter }: Pick<Made, 'matter'>) {
  const [communeId, village, entry] = [COMMUNE, 'doai', randomUUID()];
  const today = server.clock.today();
  const said = { ...SAID, communeId, id: entry, receivedOn: today, unit: 'van-phong', village };
  await server.get(FeedbackService, strictly).take(said, 'lan');
  const which = { communeId, id: entry, read: null };
  await server.get(CasesService, strictly).step(which, { kind: 'assigned', owner: 'kinh-te', dueOn: today }, 'lan');
  const about = { communeId, village, name: 'Đoài', week: '2026-W45' };
  await server.get(VillageWeeksService, strictly).report(about, null, 'lan');
  const head = { name: 'truong', role: 'director', communeId, unit: 'kinh-te' } as const;
  await server.get(UsersService, strictly).create(head, 'test');
  const counts = { households: 40, sheets: 20, returned: 12, invalid: 0, yes: 10, no: 1, other: 1 };
  const page = { id: randomUUID(), changes: 0 };
  await server.get(CountingService, strictly).count({ ...about, id: matter }, { counts, reasons: [] }, page, 'lan');
  return { entry, letter: await keptLetter(server, communeId, { unit: 'van-phong' }) };
}

/**
 * From a day on everything in the commune but its Centre is another, with another name.
 * @returns the keys that were, and those that are
 */
export async function everythingReplaced(server: TestServer, from: Day): Promise<readonly string[]> {
  const before = JSON.parse(readFileSync(FILE, 'utf8')) as Replaceable;
  const old = parts.flatMap((part) => before[part].filter(({ kind }) => kind !== 'centre').map(({ key }) => key));
  const instead = new Map(old.map((key) => [key, `${key}-moi`]));
  const replaced = (value: unknown): unknown => {
    if (typeof value === 'string') return instead.get(value) ?? value;
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one)]));
  };
  const after = replaced(before) as Replaceable;
  const renamed = parts.map((part) => [part, after[part].map((one) => ({ ...one, name: `${one.name} mới` }))]);
  const commune = { ...after, ...Object.fromEntries(renamed) };
  await server.get(CommunesService, strictly).import(commune, from, 'test');
  return [...instead].flat();
}
