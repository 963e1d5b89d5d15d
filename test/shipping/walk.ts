import { randomUUID } from 'node:crypto';

/** What `npm run demo -- --json` prints, as far as it is used here. */
export interface Demo {
  readonly url: string;
  readonly links: readonly { readonly url: string }[];
  readonly accounts: readonly { readonly name: string; readonly password: string; readonly role: string }[];
}

interface Campaign {
  readonly id: string;
  readonly lockedPeriods: readonly string[];
}

const COMMUNE = 'hong-chau';
const forEverybody = ['/', `/results/${COMMUNE}`, `/feedback/${COMMUNE}`, '/api/openapi.json', '/health/ready'];
const forOfficers = [
  ...['/', '/campaigns', '/points', '/devices', '/meetings', '/paper', '/set-aside', '/questionnaires', '/communes'],
  ...['/duties', '/feedback', '/opinions', '/letters', '/documents', '/dossier', '/public-results', '/help'],
  ...['', '/units', '/questions', '/time', '/trust', '/compare', '/tables', '/methods'].map(
    (one) => `/dashboard${one}`,
  ),
];

/**
 * A citizen answers, an officer signs in, reads every page and takes the files of a locked campaign.
 * @returns how many requests were answered
 * @throws Error where one was not
 */
export async function walk({ url, links, accounts }: Demo): Promise<number> {
  let answered = 0;
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const reply = await fetch(url + path, { redirect: 'manual', ...init });
    if (reply.status >= 400) throw new Error(`${path}: ${reply.status}`);
    answered += 1;
    return reply;
  };
  for (const path of forEverybody) await ask(path);

  const code = links.map((link) => /\/k\/(\w+)$/.exec(link.url)?.[1]).find((found) => found !== undefined);
  await ask(`/k/${code}`);
  const sent = { 'content-type': 'application/json' };
  const body = JSON.stringify({ id: randomUUID(), answers: { G: 4, FIELD: 'ho-tich', FILE: 5 } });
  await ask(`/api/v1/points/${code}/responses`, { method: 'POST', headers: sent, body });

  const { name = '', password = '' } = accounts.find(({ role }) => role === 'officer') ?? {};
  const entered = await ask('/login', { method: 'POST', body: new URLSearchParams({ name, password }) });
  const cookie = entered.headers.getSetCookie().map((one) => one.split(';')[0]).join('; '); // biome-ignore format: one thought
  const headers = { cookie, accept: 'text/html' };
  for (const path of forOfficers) await ask(path, { headers });

  const campaigns = (await (await ask('/api/v1/campaigns', { headers })).json()) as readonly Campaign[];
  const { id, lockedPeriods } = campaigns.find((one) => one.lockedPeriods.length > 0) ?? { id: '', lockedPeriods: [] };
  // A round is one period, which an address does not name.
  const period = lockedPeriods[0] === 'all' ? '' : `?period=${lockedPeriods[0]}`;
  for (const file of ['report.docx', 'report.pdf', 'table.xlsx', 'responses.csv', 'responses.xlsx', 'codebook.xlsx']) {
    const reply = await ask(`/api/v1/campaigns/${id}/${file}${period}`, { headers });
    if ((await reply.arrayBuffer()).byteLength === 0) throw new Error(`${file} is empty`);
  }
  return answered;
}
