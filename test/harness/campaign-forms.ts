import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import type { TestServer } from './server.js';
import type { SignedIn } from './sign-in.js';

/** What stands in the fields of the first form of a page, as a browser would send it. */
export function fieldsOf(page: string): Record<string, string> {
  const forms = [...page.matchAll(/<form method="post"[^>]*class="stack"[^>]*>([\s\S]*?)<\/form>/g)];
  const form = forms[0]?.[1] ?? '';
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string): string | undefined => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
    const [name, type] = [of('name'), of('type')];
    const isBox = type === 'checkbox' || type === 'radio';
    if (name && name !== '_csrf' && (!isBox || tag.includes(' checked'))) fields[name] = unescaped(of('value') ?? '');
  }
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const [, chosen = ''] = /value="([^"]*)"[^>]* selected/.exec(options) ?? /value="([^"]*)"/.exec(options) ?? [];
    fields[name] = chosen;
  }
  return fields;
}

function unescaped(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&#x3D;/g, '=')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&');
}

/** Opens a page with a form and sends it with some fields changed. */
export async function sendChanged(
  officer: SignedIn,
  path: string,
  fields: Record<string, string>,
): Promise<{ readonly status: number; readonly page: string; readonly location: string | null }> {
  const opened = fieldsOf(await (await officer.get(path)).text());
  return sent(officer, path, { ...opened, ...fields });
}

export async function sent(officer: SignedIn, path: string, fields: Record<string, string>) {
  const reply = await officer.post(path, fields);
  return { status: reply.status, page: await reply.text(), location: reply.headers.get('location') };
}

/** A form came back with a sentence at its field, and with what was typed. */
export function expectRefused(
  { status, page }: { readonly status: number; readonly page: string },
  fields: Readonly<Record<string, string>>,
  field: string,
  says: string,
): void {
  expect([status, page]).toEqual([422, expect.stringContaining(`id="${field}-error"`)]);
  expect(page).toContain(says);
  expect(page).toContain(`<a href="#${field}">`);
  const kept = fieldsOf(page);
  // Of a list only what is in it can stay chosen.
  const typed = Object.entries(fields).filter(
    ([name]) => !['questionnaire', 'tabletQuestionnaire', 'owner'].includes(name),
  );
  for (const [name, value] of typed) expect([name, kept[name]]).toEqual([name, value]);
}

/** A campaign as it is stored now. */
export function storedCampaign(server: TestServer, { id }: Pick<Campaign, 'id'>): Promise<Campaign> {
  return server.get(CampaignsService, { strict: false }).find(id);
}

/** Asks the API as an officer's program does. */
export async function callApi(
  server: TestServer,
  token: string,
  method: string,
  path: string,
  body?: object,
): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const headers: Record<string, string> = { authorization: `Bearer ${token}` };
  if (body) headers['content-type'] = 'application/json';
  const reply = await fetch(`${server.url}/api/v1/campaigns/${path}`, {
    method,
    headers,
    body: body && JSON.stringify(body),
  });
  const text = await reply.text();
  return { status: reply.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}
