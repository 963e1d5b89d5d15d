import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import type { Channel } from '../../src/responses/dimensions.js';
import type { Counter } from './counter.js';
import { importForm } from './import-form.js';
import { seenOf, sendJson } from './paper.js';
import type { TestServer } from './server.js';
import { post } from './spring.js';

/** What one person answered, and on which day. */
export interface Answered {
  readonly answers: Readonly<Record<string, unknown>>;
  /** As it stands on the phone, the sheet or the row; null where it stands nowhere. */
  readonly on: string | null;
}

export interface Brought {
  readonly status: number;
  /** The server's answer, as text. */
  readonly said: string;
  /** What is stored now that was not there before; null where nothing is. */
  readonly row: StoredRow | null;
}

export interface StoredRow {
  readonly id: string;
  readonly campaign_id: string;
  readonly answers: string;
  readonly business_date: string;
  readonly date_replaced: unknown;
  readonly standing: string;
  readonly channel: Channel;
  readonly resolving_unit: string | null;
  readonly field: string | null;
}

export interface Entrance {
  /** The file of `src` that lets answers in. */
  readonly file: string;
  /** `at once`: the day of an answer is the day on which it is brought. */
  readonly brings: 'at once' | 'later';
  readonly channel: Channel;
  /** Status for answers that are wrong: somebody is there to correct them, or they are set aside. */
  readonly refuses: 422 | 202;
  /** Everything that comes in is text, so a number as text is a number. */
  readonly isText: boolean;
  bring(counter: Counter, answered: Answered): Promise<{ readonly status: number; readonly said: string }>;
}

/** Every way in for an answer that somebody gave; simulated people have their own test. */
export const entrances = {
  phone: {
    ...{ file: 'src/responses/responses.controller.ts', brings: 'later', channel: 'qr', refuses: 422, isText: false },
    bring: ({ server, qr }, answered) => posted(server, qr, answered),
  },
  'form without script': {
    ...{ file: 'src/responses/form.controller.ts', brings: 'at once', channel: 'qr', refuses: 422, isText: true },
    bring: async ({ server, qr }, answered) => postForm(server, qr, answered.answers),
  },
  'queued phone': {
    ...{ file: 'src/responses/responses.controller.ts', brings: 'later', channel: 'qr', refuses: 202, isText: false },
    bring: ({ server, qr }, answered) => posted(server, qr, answered, { queued: true }),
  },
  'paired tablet': {
    ...{ file: 'src/responses/responses.controller.ts', brings: 'later', channel: 'kiosk', refuses: 202 },
    isText: false,
    bring: ({ server, kiosk, tablet }, answered) =>
      posted(server, kiosk, answered, {}, { authorization: `Device ${tablet}` }),
  },
  'set aside, then accepted': {
    ...{ file: 'src/responses/settling.service.ts', brings: 'later', channel: 'qr', refuses: 422, isText: false },
    bring: accepted,
  },
  'keyed sheet': {
    ...{ file: 'src/paper/keying.service.ts', brings: 'later', channel: 'paper', refuses: 422, isText: false },
    bring: (counter, answered) => keyed(counter, answered),
  },
  'settled sheet': {
    ...{ file: 'src/paper/second-keying.service.ts', brings: 'later', channel: 'paper', refuses: 422, isText: false },
    bring: settled,
  },
  'corrected sheet': {
    ...{ file: 'src/paper/corrections.service.ts', brings: 'later', channel: 'paper', refuses: 422, isText: true },
    bring: corrected,
  },
  'imported row': {
    ...{ file: 'src/paper/import.service.ts', brings: 'later', channel: 'paper', refuses: 422, isText: true },
    bring: (counter, answered) => imported(counter, [answered]),
  },
} as const satisfies Readonly<Record<string, Entrance>>;

/** Brings an answer, and finds what became of it. */
export async function bring(entrance: Entrance, counter: Counter, answered: Answered): Promise<Brought> {
  const before = new Set((await storedRows(counter.server)).map(({ id }) => id));
  const told = await entrance.bring(counter, answered);
  const fresh = (await storedRows(counter.server)).filter(({ id }) => !before.has(id));
  if (fresh.length > 1) throw new Error('One answer became several');
  return { ...told, row: fresh[0] ?? null };
}

export function storedRows(server: TestServer): Promise<readonly StoredRow[]> {
  return server.get(DataSource).query('SELECT * FROM survey_response');
}

async function posted(
  server: TestServer,
  { code }: CollectionPoint,
  { answers, on }: Answered,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
) {
  const body = { id: randomUUID(), answers, ...(on !== null && { answeredOn: on }), ...more };
  const reply = await post(server, code, body, headers);
  return { status: reply.status, said: JSON.stringify(reply.body) };
}

/** The last post of the form without script: every answer in a field, and the button that sends. */
export async function postForm(
  server: TestServer,
  { code }: CollectionPoint,
  answers: Answered['answers'],
  own: Record<string, string> = {},
) {
  const usual = { _id: randomUUID(), _more: '1', _action: 'send' };
  const body = new URLSearchParams({ ...usual, ...own });
  for (const [name, value] of Object.entries(answers)) for (const one of [value].flat()) body.append(name, String(one));
  const reply = await fetch(`${server.url}/k/${code}`, { method: 'POST', body });
  return { status: reply.status, said: await reply.text() };
}

/** It names a campaign that nobody knows, so it is set aside; an officer finds where it belongs. */
async function accepted({ server, qr, staff }: Counter, answered: Answered) {
  const id = randomUUID();
  const aside = await posted(server, qr, answered, { id, campaign: randomUUID(), queued: true });
  if (aside.status !== 202) return aside;
  const rows: { id: string }[] = await server
    .get(DataSource)
    .query(`SELECT id FROM set_aside WHERE response_id = '${id}'`);
  const { first } = await staff.present();
  const reply = await first.post(`/set-aside/${qr.communeId}/${rows[0]?.id}/accept`);
  return { status: reply.status, said: await reply.text() };
}

async function keyed(counter: Counter, { answers, on }: Answered, number = ++counter.sheets) {
  const { first } = await counter.staff.present();
  const sheet = { id: randomUUID(), number, answers, answeredOn: on };
  const reply = await sendJson(counter.server, first, `/paper/batches/${counter.batch.id}/sheets`, sheet);
  return { status: reply.status, said: JSON.stringify(reply.body) };
}

/** A first person keys it wrongly, a second as it is, and somebody who looks at the paper takes what the second keyed. */
async function settled(counter: Counter, { answers, on }: Answered) {
  const { server, batch, staff } = counter;
  const number = ++counter.sheets;
  const misread = await keyed(counter, { answers: { G: 1 }, on }, number);
  if (misread.status !== 201) return misread;
  const { first, second } = await staff.present();
  const sheet = `/paper/batches/${batch.id}/sheets/${number}`;
  const again = await sendJson(server, second, `${sheet}/second`, { answers });
  if (again.status !== 201) return { status: again.status, said: JSON.stringify(again.body) };
  const taken = Object.keys(answers).map((code) => [`take-${code}`, 'second']);
  const reply = await first.post(`${sheet}/settle`, Object.fromEntries(taken));
  const isSettled = reply.headers.get('location')?.endsWith('saved=settled') ?? false;
  return { status: reply.status === 303 && !isSettled ? 403 : reply.status, said: await reply.text() };
}

/** A person keys it wrongly, and then puts right every answer by the paper. */
async function corrected(counter: Counter, { answers, on }: Answered) {
  const { batch, staff } = counter;
  const number = ++counter.sheets;
  const misread = await keyed(counter, { answers: { G: answers.G === 1 ? 2 : 1 }, on }, number);
  if (misread.status !== 201) return misread;
  const { first } = await staff.present();
  const typed = Object.entries(answers).map(([code, value]) => [`a-${code}`, [value].flat().map(String)]);
  const sheet = `/paper/batches/${batch.id}/sheets/${number}`;
  const shown = ['G', ...Object.keys(answers)];
  const fields = { seen: await seenOf(first, sheet), reason: 'Gõ nhầm', shown, ...Object.fromEntries(typed) };
  const reply = await first.post(`${sheet}/correct`, fields);
  return { status: reply.status, said: await reply.text() };
}

/** Somebody corrects a sheet that they have just keyed, and says why. */
export async function correctedBecause(counter: Counter, reason: string): Promise<Response> {
  await keyed(counter, { answers: { G: 4 }, on: '2026-11-03' });
  const { first } = await counter.staff.present();
  const sheet = `/paper/batches/${counter.batch.id}/sheets/${counter.sheets}`;
  return first.post(`${sheet}/correct`, { seen: await seenOf(first, sheet), shown: 'G', 'a-G': '3', reason });
}

/** A table with a column for each question that anybody answered, and one that makes every row another. */
export async function imported({ server, campaign, paper, staff }: Counter, all: readonly Answered[]) {
  const { first } = await staff.present();
  const questions = [...new Set(all.flatMap(({ answers }) => Object.keys(answers)))];
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = all.map(({ answers, on }) => [
    ...questions.map((code) => [answers[code] ?? ''].flat().join('; ')),
    on?.split('-').reverse().join('/') ?? '',
    randomUUID(),
  ]);
  const header = [...questions, 'Ngày', 'Số phiếu'];
  const file = [header, ...rows].map((cells) => cells.map(cell).join(',')).join('\n');
  const place = `${campaign.id}:${paper.id}`;
  const send = async (others: string) => {
    const map = [...questions, '_day', ''].join(',');
    const reply = await fetch(`${server.url}/paper/import`, {
      method: 'POST',
      headers: { 'x-csrf-token': first.token, cookie: first.cookie },
      body: importForm(file, { place, hander: 'front', map, others }),
    });
    return { status: reply.status, said: await reply.text() };
  };
  const told = await send('');
  // Asked whether they are the people of an earlier file, who answered alike: the officer says that they are others.
  const others = /name="others" value="([^"]+)"/.exec(told.said)?.[1];
  return others === undefined ? told : send(others);
}
