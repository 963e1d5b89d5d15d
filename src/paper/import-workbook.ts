import { eachElement } from './xml-elements.js';
import type { ZipEntries } from './zip-entries.js';

/** What the sheets of a workbook have in common. */
export interface Workbook {
  /** Those that are shown, in order. */
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly texts: readonly string[];
  /** Numbers of the styles that show a number as a day. */
  readonly dayStyles: ReadonlySet<number>;
  /** Days are counted from 1904, as Excel on the Mac once did. */
  readonly isFrom1904: boolean;
}

export function readWorkbook(entries: ZipEntries): Workbook {
  const parts = new Map<string, { readonly type: string; readonly path: string }>();
  eachElement(entries.text('xl/_rels/workbook.xml.rels'), {
    open: (element, { Id = '', Type = '', Target = '' }) => {
      if (element !== 'Relationship') return;
      const path = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`;
      parts.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), path });
    },
  });
  const sheets: { name: string; path: string }[] = [];
  let isFrom1904 = false;
  eachElement(entries.text('xl/workbook.xml'), {
    open: (element, { name = '', id = '', state = 'visible', date1904 = '' }) => {
      if (element === 'workbookPr') isFrom1904 = ['1', 'true'].includes(date1904);
      const part = element === 'sheet' && state === 'visible' ? parts.get(id) : undefined;
      if (part?.type === 'worksheet') sheets.push({ name, path: part.path });
    },
  });
  const textOf = (type: string): string => {
    const part = [...parts.values()].find((one) => one.type === type);
    return part ? entries.text(part.path) : '';
  };
  return { sheets, texts: textsIn(textOf('sharedStrings')), dayStyles: dayStylesIn(textOf('styles')), isFrom1904 };
}

/** Texts that cells refer to by their number. */
function textsIn(xml: string): readonly string[] {
  const texts: string[] = [];
  let whole = '';
  let isPhonetic = false;
  eachElement(xml, {
    open: (element) => {
      if (element === 'si') whole = '';
      if (element === 'rPh') isPhonetic = true;
    },
    close: (element, text) => {
      if (element === 't' && !isPhonetic) whole += text;
      if (element === 'rPh') isPhonetic = false;
      if (element === 'si') texts.push(whole);
    },
  });
  return texts;
}

function dayStylesIn(xml: string): ReadonlySet<number> {
  const formats = new Map<string, string>();
  const styles = new Set<number>();
  let isCellStyles = false;
  let style = 0;
  eachElement(xml, {
    open: (element, { numFmtId = '', formatCode = '' }) => {
      if (element === 'numFmt') formats.set(numFmtId, formatCode);
      if (element === 'cellXfs') isCellStyles = true;
      if (element !== 'xf' || !isCellStyles) return;
      if (showsDay(Number(numFmtId), formats.get(numFmtId))) styles.add(style);
      style += 1;
    },
    close: (element) => {
      if (element === 'cellXfs') isCellStyles = false;
    },
  });
  return styles;
}

/** ECMA-376 part 1, 18.8.30: formats that have a number and no code; the codes of others name day or year. */
function showsDay(id: number, code: string | undefined): boolean {
  if (code !== undefined) return /[dy]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}
