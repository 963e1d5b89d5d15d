import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { storedInFile } from '../harness/beside-sqlite.js';
import { Journal, NOTHING_WRONG } from '../harness/journal.js';
import { post, someAnswers } from '../harness/senders.js';
import { type ServerProcess, startProcess } from '../harness/server-process.js';
import { databaseIn, type Prepared, prepare, processIn } from './prepared.js';

const HALF_BODIES = Number(process.env.HALF_BODIES ?? 50_000);
/** Connections that are open at the same time. */
const AT_ONCE = 50;

let prepared: Prepared;
beforeAll(async () => {
  prepared = await prepare();
});
afterAll(() => prepared.remove());

/** What the thread that moves the log opens once enough was stored, and a few that come and go: nothing of 50,000. */
const OF_ITS_OWN = 12;

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

it(`of ${HALF_BODIES} requests cut at any byte nothing is stored, nothing is left open, and honest ones go through`, async () => {
  const folder = prepared.copy('half');
  const server = await startProcess(await processIn(folder));
  const journal = new Journal();
  try {
    await honest(server, journal);
    const [handlesBefore, before] = [handlesOf(server), storedInFile(databaseIn(folder)).responses.length];
    let number = 0;
    let cut = 0;
    const next = async (): Promise<void> => {
      while (number < HALF_BODIES) {
        number += 1;
        const text = wholeRequest(journal);
        // One byte further each time; some say too much or too little of their length.
        const [at, sent] = [number % text.length, number % 7 === 0 ? wrongLength(text) : text];
        await sendAndHangUp(server, sent.slice(0, at));
        cut += 1;
        if (cut % 1_000 === 0) await honest(server, journal);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    for (let tries = 0; tries < 200 && handlesOf(server) > handlesBefore + OF_ITS_OWN; tries += 1) await later(100);
    const stored = storedInFile(databaseIn(folder));
    process.stdout.write(
      `half bodies: ${cut} cut, ${stored.responses.length - before - Math.floor(cut / 1_000)} stored of them, ` +
        `handles ${handlesBefore} before and ${handlesOf(server)} after\n`,
    );
    expect(server.isGone()).toBe(false);
    expect(handlesOf(server)).toBeLessThanOrEqual(handlesBefore + OF_ITS_OWN);
    expect(journal.against(stored)).toMatchObject(NOTHING_WRONG);
  } finally {
    await server.kill();
  }
});

it('the same request in one piece is stored: it is the cut that keeps it out', async () => {
  const folder = prepared.copy('whole');
  const server = await startProcess(await processIn(folder));
  const journal = new Journal();
  await sendAndHangUp(server, wholeRequest(journal), 500);
  await server.stop();
  expect(journal.against(storedInFile(databaseIn(folder)))).toMatchObject({ stored: 1, refusedButStored: 1 });
});

/** Something that is sent as it should be, and has to be acknowledged. */
async function honest({ url }: ServerProcess, journal: Journal): Promise<void> {
  const one = journal.begin(someAnswers());
  expect(await post({ url, code: prepared.code }, JSON.stringify({ id: one.id, answers: one.answers }))).toBe('201');
  one.outcome = 'ok';
}

/** A valid request, that the journal knows as refused: it will never be whole. */
function wholeRequest(journal: Journal): string {
  const { id, answers } = journal.begin(someAnswers());
  const body = JSON.stringify({ id, answers });
  const head = [
    `POST /api/v1/points/${prepared.code}/responses HTTP/1.1`,
    ...['host: 127.0.0.1', 'content-type: application/json', `content-length: ${body.length}`],
  ].join('\r\n');
  return `${head}\r\n\r\n${body}`;
}

function wrongLength(text: string): string {
  return text.replace(/content-length: (\d+)/, (_, length) => `content-length: ${Number(length) + 3}`);
}

function sendAndHangUp({ url }: ServerProcess, text: string, stayMs = 0): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      socket.write(text, () => setTimeout(() => socket.destroy(), stayMs));
    });
    socket.resume();
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve());
  });
}

const handlesOf = ({ pid }: ServerProcess): number => readdirSync(`/proc/${pid}/fd`).length;
