import { strFromU8, unzipSync } from 'fflate';

/** A file of Word as a reader sees it, and as it is written. */
export interface ToldPaper {
  readonly xml: string;
  /** Every paragraph, those of tables too. */
  readonly paragraphs: readonly string[];
  /** Rows of all its tables, cell by cell. */
  readonly rows: readonly (readonly string[])[];
  readonly names: readonly string[];
}

export function readPaper(docx: Buffer): ToldPaper {
  const parts = unzipSync(docx);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const rows = [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textIn(cell)),
  );
  return { xml, paragraphs: paragraphsIn(xml), rows, names: Object.keys(parts) };
}

function paragraphsIn(xml: string): readonly string[] {
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => textIn(paragraph)).filter((text) => text !== '');
}

function textIn(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)]
    .map(([, text]) => (text === undefined ? '\n' : unescaped(text)))
    .join('');
}

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(\w+);/g, (whole, name: string) => signs[name] ?? whole);
}
