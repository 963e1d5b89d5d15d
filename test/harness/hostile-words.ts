import { unzipSync } from 'fflate';

const formulas = [
  ...[
    "=cmd|' /C calc'!A0",
    '=1+1',
    '+1+1',
    '-2+3',
    '@SUM(1)',
    '=HYPERLINK("http://x","y")',
    '\t=1+1',
    '=IMPORTXML(A1)',
  ],
  ...['=DDE("cmd";"/C calc";"x")', '=WEBSERVICE("http://x")', '＝1+1', '%0A=1+1'],
];
const markup = [
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
  ],
  ...[']]></w:t><w:p/>', '</si><si><t>x</t></si>', '&amp;&lt;&#x41;', '<!-- --> <?xml?>'],
  ...['"\'`<>&', '"><script>alert(1)</script>', '</textarea><script>alert(1)</script>'],
  ...[
    '</title><script>alert(1)</script>',
    '<iframe srcdoc="<script>alert(1)</script>">',
    '<style>@import url(http://x)</style>',
  ],
  ...["');alert(1);//", '<w:fldSimple w:instr="DDEAUTO c:\\\\windows cmd"/>', '<f>1+1</f>'],
];
const all = [...formulas, ...markup];

/**
 * Texts that a program would run, or a page would draw, where they were not kept as text; each another one. None has braces, which
 * questions refuse.
 */
export function hostileWords(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${all[index % all.length]} ${index}`);
}

/** What would run or be drawn in a page: tags and attributes that no page of ours has. */
export function liveInPage(html: string): readonly string[] {
  const tags = html.match(/<[a-z!?/](?:[^>"]|"[^"]*")*>/gi) ?? [];
  const live = tags.filter((tag) => {
    const bare = tag.replace(/"[^"]*"/g, '""');
    return /\son\w+=|\/on\w+=|srcdoc=|src=x|^<f>|^<w:|^<\?xml\?>|^<\/?si\b/i.test(bare) || /"\s*javascript:/i.test(tag);
  });
  return [...live, ...(html.match(/<(?:script|style)[^>]*>[^<]*(?:alert\(1\)|@import)/gi) ?? [])];
}

/** What would run in a file of an office program: formulas, fields, links to elsewhere. */
export function liveInOffice(file: Buffer): readonly string[] {
  return Object.entries(unzipSync(file)).flatMap(([name, content]) => {
    if (!/\.(?:xml|rels)$/.test(name)) return [];
    const xml = Buffer.from(content).toString('utf8');
    const live = xml.match(
      /<f[ >]|<w:(?:fldSimple|hyperlink|instrText[^>]*>(?!\s*PAGE\s*<))|<hyperlink|TargetMode="External"|<ddeLink|<script|<img/g,
    );
    return (live ?? []).map((one) => `${name}: ${one}`);
  });
}

/** Cells of a CSV file that a spreadsheet would take for a formula. */
export function liveInCells(rows: readonly (readonly string[])[]): readonly string[] {
  return rows.flat().filter((cell) => /^[\t\r ]*[=+@-]/.test(cell) && !/^-?\d+(?:[.,]\d+)?$/.test(cell));
}
