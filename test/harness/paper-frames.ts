import { formsOn } from './html-form.js';
import type { SignedIn } from './sign-in.js';

/** Who signs the papers of Spring, as an officer types it. */
export const FRAME = {
  ...{ place: 'Xuân', grounds: '', 'committee.name': 'Ủy ban nhân dân xã Xuân', 'committee.symbol': 'UBND' },
  ...{
    'committee.signing': 'vice-chairman',
    'committee.signer': 'Hoàng Văn Quang',
    'committee.recipients': 'Lưu: VT',
  },
  ...{ 'centre.name': 'Trung tâm Phục vụ hành chính công', 'centre.symbol': 'TTPVHCC', 'centre.superior': 'UBND xã' },
  ...{ 'centre.signing': 'director', 'centre.signer': 'Nguyễn Thị Hà' },
};

/** What a program would run, or a page would draw, where it were not kept as text. */
export const PAYLOADS: readonly string[] = [
  ...["=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(1)', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>'],
  ...[
    ']]></w:t><w:p/>',
    '&amp;&lt;&#x41;',
    '{ HYPERLINK "http://x" }',
    '<!-- --> <?xml?>',
    '#{7*7} {{7*7}}',
    '"\'`<>&',
  ],
];

/** What the page of a draft would send, with what somebody types. */
export async function draftOn(
  { get }: Pick<SignedIn, 'get'>,
  address: string,
  typed: Readonly<Record<string, string>> = {},
): Promise<Record<string, string>> {
  const forms = formsOn(await (await get(address)).text());
  return { ...forms.find(({ action }) => action.startsWith('/documents/draft/'))?.values, ...typed };
}

/** A report with a text of its own, on the first locked period that the page of the results names. */
export async function draftOf(officer: Pick<SignedIn, 'get'>, text: string): Promise<Record<string, string>> {
  const page = await (await officer.get('/public-results')).text();
  const [, campaign = ''] = /name="campaign" value="([^"]+)"/.exec(page) ?? [];
  return draftOn(officer, `/documents/draft/report?campaign=${campaign}`, { 'text-advice': text });
}

/** Makes a report of what was locked, and discards it. */
export async function discardOn(officer: SignedIn, reason: string): Promise<Response> {
  const draft = await draftOf(officer, '');
  await officer.post('/documents/draft/report', draft);
  return officer.post(`/documents/spring/${draft.id}/discard`, { reason });
}
