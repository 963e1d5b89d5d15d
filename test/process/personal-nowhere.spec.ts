import { existsSync, readFileSync, rmSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { DataSource } from 'typeorm';
import { type Role, roles } from '../../src/access/staff.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { Settings } from '../../src/config/settings.js';
import { backUp, installedAt } from '../../src/operations/backup.js';
import { TWELVE, writtenRound } from '../harness/comments.js';
import { ANSWER, ASSIGNMENT, anEntry } from '../harness/feedback-changes.js';
import { routesOf } from '../harness/routes.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { openSpring } from '../harness/spring.js';
import { wholeDatabase } from '../harness/whole-database.js';

/**
 * A name and a number that somebody wrote in a comment, and in a complaint with a way to be reached, are looked for
 * wherever the server says anything. Only whether they are found is told here, never what stands around them.
 */
const NAME = 'Trịnh Khắc Quyền';
const PHONE = '0987 601 234';
const SAID = `Gọi ông ${NAME}, ${PHONE}, ba lần không được`;
const isIn = (text: string): boolean => [NAME, PHONE, PHONE.replaceAll(' ', '')].some((one) => text.includes(one));

/** The pages about one entry and one comment, for those who read originals. */
const mayShow: Readonly<Record<string, readonly Role[]>> = {
  'CaseController.show': ['officer', 'director'],
  'CommentController.show': ['officer', 'director'],
};

let server: TestServer;
let officer: SignedIn;
let entry = '';
let comment = '';
let campaign = '';
const logged: string[] = [];
const write = process.stdout.write;

beforeAll(async () => {
  process.stdout.write = ((text: string | Uint8Array) => logged.push(String(text)) > 0) as typeof write;
  server = await startServer('2026-11-03', { LOG_LEVEL: 'debug' });
  await openSpring(server);
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  const round = await writtenRound(server, 'Có ý kiến', [...TWELVE, SAID]);
  campaign = round.campaign.id;
  comment = round.comments.find(({ masked }) => masked.startsWith('Gọi ông'))?.id ?? '';
  const path = await anEntry(server, { text: SAID, contact: `${NAME}, ${PHONE}` });
  entry = path.split('/').at(-1) ?? '';
  await officer.post(`${path}/assign`, ASSIGNMENT);
  await officer.post(`${path}/answer`, ANSWER);
  await officer.post(`${path}/tell`, { said: 'Gọi điện không được.', done: 'Đã thay số.', doneBy: '', changes: '0' });
}, 120_000);
afterAll(async () => {
  process.stdout.write = write;
  await server?.stop();
});

/** The addresses of a route: about what was said where it asks for a thing, and about nothing else. */
const addressesOf = (path: string): readonly string[] => {
  const filled = path.replace(':commune', 'spring').replace(':key', 'spring').replace(':section', 'comments');
  const ids = filled.includes('/campaigns/') || filled.includes('/public-results/') ? [campaign] : [entry, comment];
  const whole = filled.includes(':') ? ids.map((id) => filled.replace(':id', id).replace(/:\w+/g, 'all')) : [filled];
  return whole.map((one) => `${one}?commune=spring&campaign=${campaign}&subject=administration&of=2026-Q4`);
};

/** What a reply says, unpacked where it is a file of several. */
async function saidBy(reply: Response): Promise<string> {
  const bytes = new Uint8Array(await reply.arrayBuffer());
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const parts = isPacked ? Object.values(unzipSync(bytes)) : [bytes];
  return parts.map((part) => Buffer.from(part).toString('utf8')).join('\n');
}

describe('a name and a number that somebody wrote', () => {
  const reading = () =>
    routesOf(server).filter(
      ({ method, name }) => method === 'GET' && !name.endsWith('.events') && name !== 'LanguageController.choose',
    );

  it.each(['nobody', ...roles] as const)('reach %s on no page and in no file but those for it', async (role) => {
    const tokens = server.get(TokensService, { strict: false });
    const token = role === 'nobody' ? '' : await tokens.create(role, 'spring', `walk ${role}`, 'test');
    const headers = { accept: 'text/html', ...(token && { authorization: `Bearer ${token}` }) };
    const found = new Set<string>();
    let seen = 0;
    for (const { name, path } of reading()) {
      for (const address of addressesOf(path)) {
        const reply = await fetch(server.url + address, { headers, redirect: 'manual' });
        const text = await saidBy(reply);
        if (reply.status === 200) seen += 1;
        if (isIn(text)) found.add(name);
      }
    }
    const allowed = Object.keys(mayShow).filter((name) => mayShow[name]?.some((one) => one === role));
    expect([...found].sort()).toEqual(allowed);
    expect(seen).toBeGreaterThan(5);
  });

  it('stand in no log, in no row of the database, and in no copy of it', async () => {
    expect(logged.length).toBeGreaterThan(0);
    expect(isIn(logged.join(''))).toBe(false);
    expect(
      isIn(
        Object.values(await wholeDatabase(server))
          .flat()
          .join('\n'),
      ),
    ).toBe(false);
    const file = String(server.get(DataSource).options.database);
    backUp(installedAt(server.get(Settings)), `${file}.copy`, null);
    const kept = [`${file}.copy`, file, `${file}-wal`].filter((one) => existsSync(one));
    expect(kept.map((one) => [NAME, PHONE].some((said) => readFileSync(one).includes(said)))).toEqual(
      kept.map(() => false),
    );
    rmSync(`${file}.copy`);
  });
});
