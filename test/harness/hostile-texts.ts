/** What runs, or breaks what stands around it, wherever a text is printed as it came. */
const payloads: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe src=//x></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<form action=//x><button>x</button></form>',
  '<base href=//x>',
  '<meta http-equiv=refresh content=0;//x>',
  '<link rel=stylesheet href=//x>',
  '<style>*{display:none}</style>',
  '<object data=//x></object>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  'onfocus=alert(1) autofocus',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}}',
  '{{{this}}} {{> layouts/page}}',
  `$${'{alert(1)}'} #{alert(1)} <%= alert(1) %>`,
  '=HYPERLINK("http://x","y")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u202Etxt.exe <b>x</b>',
  '<!-- x --!> <![CDATA[x]]>',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  "'; DROP TABLE feedback_entry; --",
  '<w:p><w:r><w:t>x</w:t></w:r></w:p>',
  '<text x="0" onclick="alert(1)">x</text>',
];

/** What ends the place in which a text stands, so that the rest of it stands outside. */
const around: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `">${text}`,
  (text) => `'>${text}`,
  (text) => `</textarea>${text}`,
  (text) => `</title></style></script>${text}`,
  (text) => `</td></tr></table>${text}<table>`,
  (text) => `]]>${text}`,
  (text) => `--> ${text} <!--`,
  (text) => `\\u003c\\x3c${text}`,
  (text) => `<b ${text} x="`,
];

/** Three hundred texts. */
export const hostileTexts: readonly string[] = around.flatMap((wrap) => payloads.map(wrap));

/**
 * The elements of a page with the names of their attributes, each once: a text that stands in the page as a text adds
 * none.
 * @example elementsOf('<p class="a">1 &lt; 2</p><p id="b">') // Set { 'p class', 'p id' }
 */
export function elementsOf(html: string): ReadonlySet<string> {
  return new Set(
    [...html.matchAll(/<([a-z!?][^\s>/]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi)].map(([, tag = '', rest = '']) => {
      const names = [...rest.matchAll(/([^\s=/"'<>]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/g)];
      return [tag.toLowerCase(), ...names.map(([, name]) => name).sort()].join(' ');
    }),
  );
}
