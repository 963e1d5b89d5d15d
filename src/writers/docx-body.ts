import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  type ISectionOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { centred, millimetres, points, runs, written } from './docx-text.js';
import type { Block, DocumentTable, Pictures, TableLine } from './official-document.js';

type Child = ISectionOptions['children'][number];

const INDENT = { firstLine: millimetres(12.7) };
const SPACING = { before: points(6), line: 276 };

/** What a body is printed with. */
interface Printing {
  readonly pictures: Pictures;
  /** Between the margins, in millimetres. */
  readonly textWidth: number;
  /** Numbers the pictures of a whole document. */
  readonly nextPicture: () => number;
}

export function bodyOf(blocks: readonly Block[], printing: Printing): Child[] {
  return blocks.flatMap((block) => childrenOf(block, printing));
}

function childrenOf(block: Block, printing: Printing): Child[] {
  switch (block.kind) {
    case 'heading': {
      const { level, text } = block;
      return [
        new Paragraph({
          ...{ heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2, keepNext: true },
          ...{ indent: INDENT, spacing: { ...SPACING, before: points(level === 1 ? 10 : 6) } },
          children: runs(text, { size: 14, bold: true, capitals: level === 1 }),
        }),
      ];
    }
    case 'paragraph':
      return [
        new Paragraph({
          ...{ alignment: AlignmentType.BOTH, indent: INDENT, spacing: SPACING },
          children: runs(block.text, { size: 14 }),
        }),
      ];
    case 'note':
      return [
        new Paragraph({
          ...{ alignment: AlignmentType.BOTH, spacing: { before: points(3) } },
          children: runs(block.text, { size: 12, italics: true }),
        }),
      ];
    case 'table':
      return tableOf(block, printing.textWidth);
    case 'picture':
      return pictureOf(block, printing);
  }
}

function pictureOf(
  { name, title, description }: Extract<Block, { kind: 'picture' }>,
  { pictures, textWidth, nextPicture }: Printing,
): Child[] {
  const png = pictures.get(name);
  if (!png) throw new Error(`There is no picture ${name}`);
  const { width, height } = sizeOfPng(png);
  const shown = Math.round((textWidth / 25.4) * 96);
  const id = String(nextPicture());
  return [
    centred(title, { size: 13, bold: true }, { keepNext: true, spacing: { before: points(8), after: points(3) } }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [
        new ImageRun({
          ...{ type: 'png', data: Buffer.from(png) },
          transformation: { width: shown, height: Math.round((shown * height) / width) },
          altText: { id, name: `picture-${id}`, title: written(title), description: written(description) },
        }),
      ],
    }),
  ];
}

function tableOf({ title, columns, rows }: DocumentTable, textWidth: number): Child[] {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => millimetres((textWidth * width) / whole));
  const total = widths.reduce((sum, width) => sum + width, 0);
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const cell = (text: string, at: number, { bold, span = 1 }: { bold: boolean; span?: number }): TableCell =>
    new TableCell({
      ...{ columnSpan: span, verticalAlign: VerticalAlignTable.CENTER },
      width: { size: span === 1 ? (widths[at] ?? 0) : total, type: WidthType.DXA },
      margins: { left: 70, right: 70, top: 30, bottom: 30 },
      children: [new Paragraph({ alignment: columns[at]?.align ?? 'left', children: runs(text, { size: 12, bold }) })],
    });
  const lineOf = ({ cells, strong: bold = false }: TableLine): TableRow =>
    new TableRow({
      cantSplit: true,
      children:
        cells.length === 1
          ? [cell(cells[0] ?? '', 0, { bold: true, span: columns.length })]
          : columns.map((_, at) => cell(cells[at] ?? '', at, { bold })),
    });
  const heading = new TableRow({
    ...{ tableHeader: true, cantSplit: true },
    children: columns.map(
      (column, at) =>
        new TableCell({
          ...{ verticalAlign: VerticalAlignTable.CENTER, width: { size: widths[at] ?? 0, type: WidthType.DXA } },
          margins: { left: 70, right: 70, top: 30, bottom: 30 },
          children: [centred(column.title, { size: 12, bold: true })],
        }),
    ),
  });
  return [
    ...(title === null
      ? [new Paragraph({ spacing: { line: points(6), lineRule: 'exact' }, children: [] })]
      : [
          centred(
            title,
            { size: 13, bold: true },
            { keepNext: true, spacing: { before: points(8), after: points(3) } },
          ),
        ]),
    new Table({
      ...{ layout: TableLayoutType.FIXED, width: { size: total, type: WidthType.DXA }, columnWidths: widths },
      borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
      rows: [heading, ...rows.map(lineOf)],
    }),
  ];
}

/**
 * How large a picture is, as its own beginning says.
 * @param png the bytes of a PNG file
 * @returns pixels
 * @throws RangeError for anything else
 */
function sizeOfPng(png: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (png.byteLength < 24 || view.getUint32(0) !== 0x89504e47) throw new RangeError('this is no PNG file');
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
