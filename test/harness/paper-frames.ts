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

/** A report with a text of its own, on the first locked period of a page that names it. */
export async function draftOf(page: Response, text: string): Promise<Record<string, string>> {
  const [, campaign = ''] = /name="campaign" value="([^"]+)"/.exec(await page.text()) ?? [];
  return { id: crypto.randomUUID(), campaign, 'text-advice': text };
}
