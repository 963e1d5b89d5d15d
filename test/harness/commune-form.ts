import type { SignedIn } from './sign-in.js';

/** A page that changes a commune, as somebody fills it in: what stands in its form, and what is sent of it. */
export interface OpenForm {
  readonly status: number;
  readonly page: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The fields of the form on a page, as they stand; boxes that are not ticked are left out. */
async function formOn(reply: Response): Promise<OpenForm> {
  const page = await reply.text();
  const form = /<form[^>]*action="\/communes\/[^"]*\/(?:edit|change)"[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const [, name = ''] = /name="([^"]*)"/.exec(tag) ?? [];
    if (/type="checkbox"/.test(tag) && !/ checked/.test(tag)) continue;
    if (name !== '' && name !== '_csrf') fields[name] = plain(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', content = ''] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)/g)) {
    fields[name] = plain(content);
  }
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    fields[name] = plain(/value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  }
  return { status: reply.status, page, fields };
}

function plain(html: string): string {
  const signs: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', '#x27': "'", '#x3D': '=' };
  return html.replace(/&(quot|amp|lt|gt|#x27|#x3D);/g, (_, sign: string) => signs[sign] ?? '');
}

/** Opens the page of a part. */
export async function openPart(who: SignedIn, part: string, from: string, commune = 'spring'): Promise<OpenForm> {
  return formOn(await who.get(`/communes/${commune}/edit?part=${part}&from=${from}`));
}

/** Sends the form with what is typed into it, to go on to another part or to the preview. */
export async function go(
  who: SignedIn,
  { fields }: OpenForm,
  to: string,
  typed: Readonly<Record<string, string>> = {},
): Promise<OpenForm> {
  const commune = (JSON.parse(fields.draft ?? '{}') as { key: string }).key;
  return formOn(await who.post(`/communes/${commune}/edit`, { ...fields, ...typed, go: to }));
}

/** Saves what a preview shows. */
export function save(who: SignedIn, { fields }: OpenForm, commune = 'spring'): Promise<Response> {
  return who.post(`/communes/${commune}/change`, { ...fields });
}
