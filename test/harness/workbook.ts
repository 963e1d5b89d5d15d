import { constants, deflateRawSync } from 'node:zlib';

/** A text, or parts of it; a part with a number stands that many times, and is never there in full. */
export type Long = string | readonly (string | readonly [text: string, times: number])[];

/** A workbook whose sheets hold the given XML inside `worksheet`, as XLSX. */
export function aWorkbook(sheets: Readonly<Record<string, Long>>, more: Readonly<Record<string, Long>> = {}): Buffer {
  const names = Object.keys(sheets);
  const all = names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const parts = names.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${type}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId99" Type="${type}/styles" Target="styles.xml"/>`;
  return zipped({
    'xl/workbook.xml': `<workbook xmlns:r="${type}"><sheets>${all.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${parts.join('')}${styles}</Relationships>`,
    ...Object.fromEntries(
      names.map((name, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        ['<worksheet>', ...[sheets[name] ?? ''].flat(), '</worksheet>'],
      ]),
    ),
    ...more,
  });
}

/** Rows of a sheet; a number stands as one, null for no cell. */
export function sheetOf(...rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null): string => {
    if (value === null) return '<c/>';
    return typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  return `<sheetData>${rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('')}</sheetData>`;
}

/** A ZIP file of texts. @param claimed the unpacked size that its list of contents states, where it is to lie */
export function zipped(files: Readonly<Record<string, Long>>, claimed?: number): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const { packed, length } = deflated(text);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(8, 8);
    header.writeUInt32LE(packed.length, 18);
    header.writeUInt32LE(claimed ?? length, 22);
    header.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    header.copy(entry, 6, 4, 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(header, Buffer.from(name), packed);
    list.push(entry, Buffer.from(name));
    at += header.length + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...list, end]);
}

/** Parts that end with a full flush refer to nothing before them, so one of them can follow itself. */
function deflated(long: Long): { readonly packed: Buffer; readonly length: number } {
  const parts = [long].flat().map((part) => (typeof part === 'string' ? ([part, 1] as const) : part));
  const packed = parts.flatMap(([text, times]) => {
    const once = deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH });
    return Array.from({ length: times }, () => once);
  });
  const length = parts.reduce((sum, [text, times]) => sum + Buffer.byteLength(text) * times, 0);
  return { packed: Buffer.concat([...packed, deflateRawSync('')]), length };
}
