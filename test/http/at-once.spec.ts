import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { CommunesService } from '../../src/communes/communes.service.js';
import { LettersService } from '../../src/documents/letters/letters.service.js';
import { FeedbackService } from '../../src/feedback/feedback.service.js';
import { SAID } from '../harness/feedback-changes.js';
import { keptLetter } from '../harness/letter-changes.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signIn, signInAs } from '../harness/sign-in.js';
import { aPoint, openSpring, SPRING } from '../harness/spring.js';
import { wholeDatabase } from '../harness/whole-database.js';

/** Two servers on one database: what one has not committed, the other cannot see. */
let here: TestServer;
let there: TestServer;
let both: readonly [SignedIn, SignedIn];

beforeAll(async () => {
  here = await startServer();
  await openSpring(here);
  there = await here.beside();
  const first = await signInAs(here, { name: 'goc', role: 'administrator', communeId: null });
  both = [first, await signIn(there, first)];
});
afterAll(async () => {
  await there.stop();
  await here.stop();
});

/** Sends the same to both servers at once. @returns the statuses, and the pages of those that refused */
async function atOnce(path: string, body: Readonly<Record<string, string>>) {
  const replies = await Promise.all(both.map((one) => one.post(path, body)));
  const pages = await Promise.all(replies.map((reply) => reply.text()));
  const statuses = replies.map(({ status }) => status).sort();
  return { statuses, refused: pages.filter((_, at) => (replies[at]?.status ?? 0) >= 400) };
}

const numbers = [1, 2, 3, 4, 5, 6];

/** Every unique index, and why two cannot meet at it, or what makes them meet. */
const indexes: Readonly<Record<string, 'drawn at random' | (() => Promise<void>)>> = {
  'collection_point (code)': 'drawn at random',
  'replaced_code (code)': 'drawn at random',
  'device (token_hash)': 'drawn at random',
  'device (code_hash)': 'drawn at random',
  'paper_batch (code,commune_id)': 'drawn at random',
  'feedback_entry (tracking_hash)': 'drawn at random',
  'village_link (code_hash)': 'drawn at random',
  'opinion_code (code_hash)': 'drawn at random',
  // The same comment, or the same line of a file, taken up on both servers.
  'feedback_entry (commune_id,source)': async () => {
    for (const number of numbers) {
      const take = (at: TestServer) =>
        at
          .get(FeedbackService, { strict: false })
          .take({ ...SAID, id: randomUUID(), source: `comment:${number}` }, 'lan');
      await Promise.all([take(here), take(there)]);
    }
    const all = await here.get(FeedbackService, { strict: false }).all('spring');
    expect(all.map(({ entry }) => entry.source).sort()).toEqual(numbers.map((number) => `comment:${number}`));
  },
  'letter (commune_id,number,year)': async () => {
    for (const number of numbers) {
      await Promise.all([keptLetter(here, 'spring'), keptLetter(there, 'spring')]);
      const all = await here.get(LettersService, { strict: false }).list('spring', 2026);
      expect(all.map((letter) => letter.number)).toEqual(
        Array.from({ length: 2 * number }, (_, at) => 2 * number - at),
      );
    }
  },
  'staff_user (name)': async () => {
    for (const number of numbers) {
      const person = { name: `Người ${number}`, role: 'leader', commune: 'spring', fullName: 'Lê Thị Mai' };
      const { statuses, refused } = await atOnce('/users', person);
      expect(statuses).toEqual([201, 422]);
      expect(refused[0]).toContain('id="name-error"');
      expect(refused[0]).toContain('value="Lê Thị Mai"');
    }
  },
  'meeting (commune_id,held_on,point_id)': async () => {
    for (const number of numbers) {
      const { id } = await aPoint(here, { kind: 'meeting', name: `Hội trường ${number}`, village: 'dong' });
      const meeting = { commune: 'spring', place: `point:${id}`, heldOn: '2026-11-08', invited: '80' };
      const { statuses, refused } = await atOnce('/meetings', meeting);
      expect(statuses).toEqual([303, 422]);
      expect(refused[0]).toContain('<a href="#heldOn">');
      expect(refused[0]).toContain('value="80"');
    }
  },
};

it('every unique index is named above', async () => {
  const source = here.get(DataSource);
  const runner = source.createQueryRunner();
  const tables = await runner.getTables(source.entityMetadatas.map(({ tableName }) => tableName));
  await runner.release();
  const unique = tables.flatMap(({ name, indices }) =>
    indices
      .filter(({ isUnique }) => isUnique)
      .map(({ columnNames }) => `${name.split('.').at(-1)} (${columnNames.toSorted()})`),
  );
  expect(unique.sort()).toEqual(Object.keys(indexes).sort());
});

it.each(Object.entries(indexes).flatMap(([name, meet]) => (typeof meet === 'string' ? [] : [{ name, meet }])))(
  'two who meet at $name: one is served, the other told at the field',
  ({ meet }) => meet(),
);

it('two who make communes of one key at once make one, and nothing of the other', async () => {
  for (const number of numbers) {
    const made = (name: string) => ({ ...SPRING, key: `xa-${number}`, name });
    const communes = [here, there].map((server) => server.get(CommunesService, { strict: false }));
    const results = await Promise.all(
      communes.map((one, at) => one.create(made(at === 0 ? 'Xuân' : 'Thu') as never, 'test')),
    );
    expect(results.toSorted()).toEqual([false, true]);
    const { commune_catalogue: kept = [] } = await wholeDatabase(here);
    const winner = results[0] ? 'Xuân' : 'Thu';
    expect(kept.filter((row) => row.includes(`"xa-${number}"`) && row.includes(`"${winner}`))).toHaveLength(1);
    expect((await communes[0]?.catalogueOn(`xa-${number}`, '2026-11-03'))?.name).toBe(winner);
  }
});
