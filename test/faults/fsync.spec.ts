import { storedInFile } from '../harness/beside-sqlite.js';
import { Journal, NOTHING_WRONG } from '../harness/journal.js';
import { post, someAnswers } from '../harness/senders.js';
import { needs, startProcess } from '../harness/server-process.js';
import { databaseIn, type Prepared, prepare, processIn } from './prepared.js';
import { meddle } from './strace.js';

/** Answers that are sent at once while the disk fails. */
const AT_ONCE = 30;

let prepared: Prepared;
beforeAll(async () => {
  needs('strace', 'strace');
  prepared = await prepare();
});
afterAll(() => prepared.remove());

it('once the disk did not keep a commit nobody is told that it did; the process ends, and the next one goes on', async () => {
  const folder = prepared.copy('fsync');
  const wishes = await processIn(folder);
  let server = await startProcess(wishes);
  const door = { url: server.url, code: prepared.code };
  const journal = new Journal();
  const send = async (): Promise<string | null> => {
    const one = journal.begin(someAnswers());
    one.outcome = 'unknown';
    const reply = await post(door, JSON.stringify({ id: one.id, answers: one.answers }));
    if (reply !== null) one.outcome = reply.startsWith('20') ? 'ok' : 'unknown';
    return reply;
  };
  // The control: a failed call that has nothing to do with what is stored ends nothing.
  const harmless = await meddle(server, { calls: 'fchown', inject: 'error=EIO' }, `${folder}/harmless.log`);
  for (let sent = 0; sent < 5; sent += 1) expect(await send()).toBe('201');
  await harmless?.stop();
  expect(server.isGone()).toBe(false);

  // Once only: the kernel forgets that it failed, and would say yes to whatever comes next.
  const meddler = await meddle(server, { calls: 'fsync,fdatasync', inject: 'error=EIO:when=1' }, `${folder}/fsync.log`);
  const replies = await Promise.all(Array.from({ length: AT_ONCE }, send));
  // Whoever comes late finds nobody.
  expect(new Set(replies.filter((reply) => reply !== null))).toEqual(new Set(['503 5']));
  expect(meddler?.injected()).toBe(1);
  expect(await server.gone).toBeNull();

  server = await startProcess(wishes);
  expect(await send()).toBe('201');
  await server.stop();
  expect(journal.against(storedInFile(databaseIn(folder)))).toMatchObject(NOTHING_WRONG);
});
