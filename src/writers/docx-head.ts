import {
  AlignmentType,
  type ISectionOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import { balanced, centred, lengthOf, millimetres, points, rule, runs, SHEET } from './docx-text.js';
import type { Annex, OfficialDocument, Signature } from './official-document.js';

type Child = ISectionOptions['children'][number];

/** Columns without lines, side by side; widths in millimetres. */
function columns(parts: readonly { readonly width: number; readonly children: readonly Paragraph[] }[]): Table {
  const none = { style: 'none', size: 0, color: 'auto' } as const;
  const borders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
  return new Table({
    borders,
    layout: TableLayoutType.FIXED,
    width: { size: millimetres(SHEET.textWidth), type: WidthType.DXA },
    columnWidths: parts.map(({ width }) => millimetres(width)),
    rows: [
      new TableRow({
        cantSplit: true,
        children: parts.map(
          ({ width, children }) =>
            new TableCell({
              width: { size: millimetres(width), type: WidthType.DXA },
              margins: { left: 0, right: 0 },
              children: [...children],
            }),
        ),
      }),
    ],
  });
}

const LEFT = 66;
const RIGHT = SHEET.textWidth - LEFT;

/** A name in capitals, in the lines that it takes on the left. */
function lines(name: string): readonly string[] {
  // What is one word for every reader is not torn apart.
  const whole = name.normalize('NFC').toUpperCase().replaceAll('NHÂN DÂN', 'NHÂN\u00a0DÂN');
  return balanced(whole, { size: 12, width: LEFT - 4 }).map((line) => line.replaceAll('\u00a0', ' '));
}

/** Who issues it, number, Quốc hiệu and Tiêu ngữ, place and day (boxes 1 to 4), then what it is (5). */
export function headOf({ head, type, subject }: OfficialDocument): Child[] {
  const { superior, issuers, number, state, motto, placeAndDay } = head;
  const bold = { size: 12, bold: true, capitals: true };
  const last = issuers.at(-1) ?? '';
  return [
    columns([
      {
        width: LEFT,
        children: [
          ...(superior ? lines(superior).map((line) => centred(line, { size: 12 })) : []),
          ...issuers.flatMap(lines).map((line) => centred(line, bold)),
          rule(Math.min(LEFT, lengthOf(lines(last).at(-1) ?? '', 12)) * 0.4, LEFT),
          centred(number, { size: 13 }, { spacing: { before: points(4) } }),
        ],
      },
      {
        width: RIGHT,
        children: [
          centred(state, bold),
          centred(motto, { size: 13, bold: true }),
          rule(lengthOf(motto, 13), RIGHT),
          centred(placeAndDay, { size: 13, italics: true }, { spacing: { before: points(4) } }),
        ],
      },
    ]),
    ...titleOf(type, subject),
  ];
}

function titleOf(type: string, subject: string): Paragraph[] {
  const title = centred(type, { size: 14, bold: true, capitals: true }, { spacing: { before: points(18) } });
  if (subject === '') return [title];
  const longest = Math.min(SHEET.textWidth, Math.max(...subject.split('\n').map((line) => lengthOf(line, 14))));
  return [
    title,
    ...subject.split('\n').map((line) => centred(line, { size: 14, bold: true })),
    rule(longest * 0.4, SHEET.textWidth),
  ];
}

/** Whoever signs (7), and who gets it (9b): beside each other, or one beneath the other where two sign. */
export function endOf({ signatures, recipients }: OfficialDocument): Child[] {
  const to = [
    new Paragraph({ children: runs(recipients.title, { size: 12, bold: true, italics: true }) }),
    ...recipients.lines.map((line) => new Paragraph({ children: runs(line, { size: 11 }) })),
  ];
  const [one, other] = signatures;
  const space = new Paragraph({ spacing: { before: points(6) }, keepNext: true, children: [] });
  if (one && other) {
    const half = SHEET.textWidth / 2;
    const both = columns([one, other].map((signature) => ({ width: half, children: signatureOf(signature) })));
    return [space, both, ...(recipients.lines.length > 0 ? [new Paragraph({ children: [] }), ...to] : [])];
  }
  const signed = one ? signatureOf(one) : [];
  return [
    space,
    columns([
      { width: 72, children: to },
      { width: SHEET.textWidth - 72, children: signed },
    ]),
  ];
}

function signatureOf({ authority, name }: Signature): Paragraph[] {
  return [
    ...authority.map((line) => centred(line, { size: 14, bold: true, capitals: true })),
    // Room for a hand and a seal.
    ...Array.from(
      { length: 4 },
      () => new Paragraph({ spacing: { line: points(18), lineRule: 'exact' }, children: [] }),
    ),
    centred(name, { size: 14, bold: true }),
  ];
}

/** What an annex is, and to what it belongs. */
export function annexHead({ label, title, belongsTo }: Annex): Paragraph[] {
  return [
    centred(label, { size: 14, bold: true }),
    centred(title, { size: 14, bold: true, capitals: true }),
    centred(belongsTo, { size: 14, italics: true }, { spacing: { after: points(8) } }),
  ];
}

/** Who is asked, and why it may be written: in italics, each line with `;`, the last with `.`. */
export function groundsOf({ grounds, addressee }: OfficialDocument): Paragraph[] {
  const to =
    addressee === undefined
      ? []
      : [centred(addressee, { size: 14 }, { spacing: { before: points(12), after: points(6) } })];
  const lines = grounds.map(
    (line, index) =>
      new Paragraph({
        alignment: AlignmentType.BOTH,
        indent: { firstLine: millimetres(12.7) },
        spacing: { before: points(6), line: 276 },
        children: runs(`${line}${index === grounds.length - 1 ? '.' : ';'}`, { size: 14, italics: true }),
      }),
  );
  return [...to, ...lines];
}
