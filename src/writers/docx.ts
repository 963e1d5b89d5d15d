import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { bodyOf } from './docx-body.js';
import { annexHead, endOf, groundsOf, headOf } from './docx-head.js';
import { millimetres, SHEET, written } from './docx-text.js';
import type { OfficialDocument, Pictures } from './official-document.js';

/** Of every paper, as Nghị định 30/2020 asks. */
export const FONT = 'Times New Roman';

/**
 * Documents as one file of Word, each from a page of its own, in the layout of Nghị định 30/2020/NĐ-CP (Phụ lục I): the
 * same values make the same bytes, whenever they are made.
 * @param documents of one language, at least one
 * @param font what stands in for Times New Roman where this machine has not got it, to print; the file itself names that
 * @throws Error for a picture that is not given
 */
export async function docxOf(documents: readonly OfficialDocument[], pictures: Pictures, font = FONT): Promise<Buffer> {
  const [first] = documents;
  if (!first) throw new RangeError('a file of no documents');
  let count = 0;
  const nextPicture = (): number => {
    count += 1;
    return count;
  };
  const upright = { pictures, textWidth: SHEET.textWidth, nextPicture };
  const sections = documents.flatMap((document): ISectionOptions[] => [
    {
      ...sheetOf({ landscape: false }),
      children: [
        ...[...headOf(document), ...groundsOf(document), ...bodyOf(document.body, upright)],
        ...endOf(document),
      ],
    },
    ...document.annexes.map((annex) => ({
      ...sheetOf({ landscape: annex.landscape }),
      children: [
        ...annexHead(annex),
        ...bodyOf(annex.body, annex.landscape ? { ...upright, textWidth: SHEET.landscapeTextWidth } : upright),
      ],
    })),
  ]);
  const { language, region } = new Intl.Locale(first.language).maximize();
  const file = new Document({
    sections,
    styles: {
      default: {
        document: { run: { font, size: 28, color: '000000', language: { value: `${language}-${region}` } } },
        heading1: { run: { font, size: 28, color: '000000', bold: true } },
        heading2: { run: { font, size: 28, color: '000000', bold: true } },
      },
    },
  });
  // What it says of itself holds no hour, and nobody's name.
  const properties = { path: 'docProps/core.xml', data: coreProperties(first) };
  return finished(await Packer.toBuffer(file, undefined, [properties]));
}

/** A4; the number of the page in the middle above, from the second page on; an annex is numbered for itself. */
function sheetOf({ landscape }: { readonly landscape: boolean }): Omit<ISectionOptions, 'children'> {
  const { width, height, top, bottom, left, right } = SHEET;
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: 26 })],
  });
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          ...{ width: millimetres(width), height: millimetres(height) },
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          ...{ top: millimetres(landscape ? left : top), bottom: millimetres(bottom), header: millimetres(10) },
          ...{ left: millimetres(landscape ? top + 5 : left), right: millimetres(landscape ? 25 : right) },
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph('')] }) },
  };
}

function coreProperties({ type, subject, head }: OfficialDocument): string {
  const said = (text: string): string =>
    written(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', ' ');
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${said(subject || type)}</dc:title><dc:creator>${said(head.issuers.join(', '))}</dc:creator>`,
    '</cp:coreProperties>',
  ].join('');
}

/** The first day that a ZIP file knows. */
const FIRST_DAY = '1980-01-01T00:00:00';
const BODY = 'word/document.xml';

/**
 * The same file of Word without the hours at which its parts were written, so that the same content is the same file; and
 * without the room that the ends of its sections take: after a table at the foot of a page they made an empty page.
 */
function finished(docx: Uint8Array): Buffer {
  const parts = unzipSync(docx);
  const body = parts[BODY];
  if (!body) throw new Error('this is no file of Word');
  const zip = zipSync(
    { ...parts, [BODY]: strToU8(strFromU8(body).replaceAll(SECTION_END, SMALL_SECTION_END)) },
    { mtime: FIRST_DAY },
  );
  return Buffer.from(zip);
}

const SECTION_END = '<w:p><w:pPr><w:sectPr>';
const SMALL_SECTION_END =
  '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr><w:sectPr>';
