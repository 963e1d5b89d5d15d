import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { CommunesService } from '../../src/communes/communes.service.js';
import { importForm } from './import-form.js';
import { startServer, type TestServer } from './server.js';
import { type SignedIn, signInAs } from './sign-in.js';
import { aCampaign, aPoint, SPRING } from './spring.js';

/** An officer who imports files of answers. */

export let server: TestServer;
let officer: SignedIn;

export interface Place {
  readonly campaign: string;
  readonly value: string;
}

export const file = (name: string): Buffer => readFileSync(`test/cases/import/${name}`);

/** A campaign of its own, with a point of its own. */
export async function aPlace(questionnaire = 'case-nps'): Promise<Place> {
  const point = await aPoint(server, { kind: 'paper', name: 'Phiếu giấy' });
  const days = { opensOn: '2026-10-01', endsOn: '2026-11-30', locksOn: '2026-12-05' } as const;
  const { id } = await aCampaign(server, { questionnaire, pointIds: [point.id], ...days });
  return { campaign: id, value: `${id}:${point.id}` };
}

export async function send(
  path: string,
  file: string | Buffer,
  place: Place,
  more: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const reply = await fetch(`${server.url}/paper/import${path}`, {
    method: 'POST',
    headers: { accept: 'text/html', 'x-csrf-token': officer.token, cookie: officer.cookie },
    body: importForm(file, { place: place.value, hander: 'unit', ...more }),
  });
  return { status: reply.status, text: await reply.text() };
}

/** What the page proposes: the row of names, and a question for each column. */
export const proposed = (text: string): readonly string[] =>
  [...text.matchAll(/<select (?:id="header"|name="c)[^>]*>.*?value="([^"]*)" selected.*?<\/select>/gs)].map(
    ([, value = '']) => value,
  );
/** What is wrong, or was seen before. */
export const listed = (text: string): readonly string[] =>
  [...text.replace(/<ol class="steps">.*?<\/ol>/s, '').matchAll(/<li>([^<]+)<\/li>/g)].map(([, line = '']) => line);

export async function stored({ campaign }: Place): Promise<readonly unknown[]> {
  const rows: { answers: string; business_date: string }[] = await server
    .get(DataSource)
    .query(`SELECT answers, business_date FROM survey_response WHERE campaign_id = '${campaign}'`);
  return rows.map(({ answers, business_date: day }) => ({ ...JSON.parse(answers), day })).sort(byText);
}
export const byText = (one: unknown, other: unknown): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);

/** Takes out again whatever was imported there. */
export async function undoImports({ campaign }: Place): Promise<void> {
  const made: { id: string }[] = await server
    .get(DataSource)
    .query(`SELECT id FROM paper_import WHERE campaign_id = '${campaign}'`);
  for (const { id } of made) await officer.post(`/paper/import/${campaign}/${id}/undo`);
}

export const othersIn = (text: string): string => /name="others" value="([^"]+)"/.exec(text)?.[1] ?? '';

/** The server, anew for each file that is about it. */
export function atTheDesk(): void {
  beforeAll(async () => {
    server = await startServer('2026-11-28', { SURVEYS_FOLDER: 'test/cases' });
    await server.get(CommunesService, { strict: false }).import(SPRING, '2026-01-01', 'test');
    officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  });
  afterAll(() => server.stop());
}
