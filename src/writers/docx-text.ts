import { AlignmentType, BorderStyle, type IParagraphOptions, Paragraph, TextRun } from 'docx';

/** Lengths of Word are twentieths of a point. */
export const millimetres = (length: number): number => Math.round((length / 25.4) * 1440);
export const points = (size: number): number => size * 20;

/** A4 upright, with the margins of Nghị định 30/2020. */
export const SHEET = {
  ...{ width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 20 },
  /** Between the margins. */
  textWidth: 160,
  landscapeTextWidth: 247,
} as const;

interface Look {
  /** In points. */
  readonly size: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly capitals?: boolean;
}

/** What is written of a text: one that came in as text stays text, without signs that no XML may hold. */
export function written(text: string): string {
  return text.normalize('NFC').replace(NOT_IN_XML, '');
}

/** Controls, halves of pairs and signs that are none. */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A text in one look; its lines stay lines. */
export function runs(text: string, { size, bold = false, italics = false, capitals = false }: Look): TextRun[] {
  const lines = written(capitals ? text.toUpperCase() : text).split('\n');
  return lines.map(
    (line, index) => new TextRun({ text: line, size: size * 2, bold, italics, ...(index > 0 && { break: 1 }) }),
  );
}

/** A line of a head or a signature: in the middle, as high as its letters. */
export function centred(text: string, look: Look, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, children: runs(text, look), ...more });
}

/** A line in the middle of a column, as Nghị định 30/2020 asks for beneath several parts. Lengths in millimetres. */
export function rule(length: number, columnWidth: number): Paragraph {
  const side = millimetres(Math.max(0, (columnWidth - length) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: points(1), after: 0, line: points(4), lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    children: [],
  });
}

/**
 * How long a text is in Times New Roman, in millimetres, to within a tenth: lines are drawn by it.
 * @param size in points
 */
export function lengthOf(text: string, size: number): number {
  const ems = [...text.normalize('NFC')].reduce((sum, letter) => sum + widthOf(letter), 0);
  return (ems * size * 25.4) / 72;
}

function widthOf(letter: string): number {
  if (/[ .,\-:;ilI]/.test(letter)) return 0.28;
  if (/[mwMW]/.test(letter)) return 0.85;
  return letter === letter.toLowerCase() ? 0.5 : 0.71;
}

/**
 * A name in lines that fit a column, as even as its words allow.
 * @example balanced('ỦY BAN NHÂN DÂN XÃ HỒNG CHÂU', { size: 12, width: 66 }) // ['ỦY BAN NHÂN DÂN', 'XÃ HỒNG CHÂU']
 */
export function balanced(
  text: string,
  { size, width }: { readonly size: number; readonly width: number },
): readonly string[] {
  const words = text.split(' ');
  if (words.length < 2 || lengthOf(text, size) <= width) return [text];
  const cuts = words
    .slice(1)
    .map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')] as const);
  const [best] = cuts.toSorted((one, other) => longer(one) - longer(other));
  return best ? [best[0], ...balanced(best[1], { size, width })] : [text];
}

function longer(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => lengthOf(line, 12)));
}
