import { DataSource } from 'typeorm';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { Secrets } from '../../src/config/secrets.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { answersIn, SetAside } from '../../src/responses/set-aside.entity.js';
import { countUncounted } from '../../src/responses/tallies.queries.js';
import { auditOf } from './audit.js';
import { startServer, type TestServer } from './server.js';
import { type SignedIn, signInAs } from './sign-in.js';
import { aResponse, openSpring, post } from './spring.js';

/** Answers that were set aside, and an officer who looks at them. */

export const TODAY = '2026-11-03';

export let server: TestServer;
export let campaign: Campaign;
let point: CollectionPoint;
export let officer: SignedIn;

export const query = <Row = Record<string, unknown>>(sql: string): Promise<Row[]> => server.get(DataSource).query(sql);
export const send = (body: unknown, at = point) => post(server, at.code, body);
export const uncounted = () =>
  server.get(WriteQueue).read(countUncounted('spring', campaign.id, { from: campaign.opensOn, to: campaign.endsOn }));
export const storedAs = async (id: string) => (await query(`SELECT * FROM survey_response WHERE id = '${id}'`))[0];
/** Of a response, or of one that was set aside, where they are sealed. */
export function answersOf(row: { readonly answers?: unknown } | undefined, of: TestServer = server): unknown {
  const answers: unknown = JSON.parse(String(row?.answers ?? 'null'));
  if (typeof answers !== 'string') return answers;
  return answersIn(of.get(Secrets), Object.assign(new SetAside(), { answers }));
}
export const counted = async (): Promise<number> => {
  const [row] = await query<{ n: unknown }>("SELECT COUNT(*) AS n FROM survey_response WHERE standing = 'counted'");
  return Number(row?.n);
};
export const lastEntry = async () => (await auditOf(server, 'spring'))[0];

export interface Kept {
  readonly path: string;
  readonly row: Record<string, unknown>;
}

export async function keptOf(responseId: string): Promise<Kept> {
  const [row] = await query(
    `SELECT * FROM set_aside WHERE response_id = '${responseId}' ORDER BY settled_on, received_on`,
  );
  return { path: `/set-aside/spring/${row?.id}`, row: row ?? {} };
}

/** Sends what a phone sends after it waited, and finds it among what was set aside. */
export async function setAside(answers: Record<string, unknown>, more: Record<string, unknown> = {}, at = point) {
  const response = aResponse(answers, { campaign: campaign.id, queued: true, ...more });
  expect((await send(response, at)).status).toBe(202);
  return { response, ...(await keptOf(response.id)) };
}

export const pageOf = async (path: string): Promise<string> => {
  const reply = await officer.get(path);
  expect(reply.status).toBe(200);
  return reply.text();
};

/** The server, anew for each file that is about it. */
export function withAsides(): void {
  beforeAll(async () => {
    // Every refusal is logged with its cause, which is no news here.
    server = await startServer(TODAY, { LOG_LEVEL: 'silent' });
    ({ campaign, point } = await openSpring(server));
    officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  }, 60_000);
  afterAll(() => server.stop());
  beforeEach(() => server.clock.moveTo(TODAY));
}
