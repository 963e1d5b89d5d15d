import { cleanLine, cleanText } from '../../rules/typed-text.js';
import { type BlankName, blankNames, blanks, inBraces, isOptional } from './letter-kinds.js';

/** The words of a letter before anything is filled in. Pure. */
export interface LetterText {
  /** What it is about, on one line (trích yếu); may be empty. */
  readonly subject: string;
  /** A paragraph a line. */
  readonly text: string;
}

/** What is wrong with a text. */
export interface TextFault {
  readonly field: keyof LetterText;
  readonly message: 'empty' | 'longSubject' | 'longText' | 'unknown' | 'braces';
  /** The blanks that nobody knows, as they were typed; empty for other faults. */
  readonly names: string;
}

const LONGEST_SUBJECT = 200;
const LONGEST_TEXT = 4000;

const BETWEEN_BRACES = /\{([^{}\n]*)\}/g;

/** @returns the text as it is kept, or everything that is wrong with it */
export function readText(typed: LetterText): LetterText | { readonly faults: readonly TextFault[] } {
  const subject = cleanLine(typed.subject);
  const text = cleanText(typed.text).replace(/[^\S\n]*\n\s*/g, '\n');
  const faults = [
    ...(subject.length > LONGEST_SUBJECT ? [fault('subject', 'longSubject')] : []),
    ...(text === '' ? [fault('text', 'empty')] : []),
    ...(text.length > LONGEST_TEXT ? [fault('text', 'longText')] : []),
    ...faultsOfBraces('subject', subject),
    ...faultsOfBraces('text', text),
  ];
  return faults.length > 0 ? { faults } : { subject, text };
}

function fault(field: keyof LetterText, message: TextFault['message'], names = ''): TextFault {
  return { field, message, names };
}

function faultsOfBraces(field: keyof LetterText, text: string): readonly TextFault[] {
  const unknown = [...text.matchAll(BETWEEN_BRACES)].filter(([, name = '']) => blankOf(name) === null);
  if (unknown.length > 0) return [fault(field, 'unknown', [...new Set(unknown.map(([whole]) => whole))].join(', '))];
  return /[{}]/.test(text.replace(BETWEEN_BRACES, '')) ? [fault(field, 'braces')] : [];
}

/** As people type it: capitals and spaces do not matter. */
function blankOf(name: string): BlankName | null {
  const typed = cleanLine(name).toLowerCase();
  return blankNames.find((blank) => blanks[blank].name === typed) ?? null;
}

/**
 * The blanks that a text has, each once, in the order in which they are filled in.
 * @example blanksIn({ subject: '', text: 'Kính gửi {Người nhận}' }) // ['recipient']
 */
export function blanksIn({ subject, text }: LetterText): readonly BlankName[] {
  const found = [...`${subject}\n${text}`.matchAll(BETWEEN_BRACES)].map(([, name = '']) => blankOf(name));
  return blankNames.filter((blank) => found.includes(blank));
}

export type Filled = Readonly<Partial<Record<BlankName, string>>>;

/**
 * The paragraphs of a letter. One whose blank may stay empty and is empty is left out; what is filled in is not looked
 * at again, whatever braces stand in it.
 * @example filledIn('Lý do: {lý do}.\nXin lỗi {người nhận}.', { recipient: 'ông An' }) // ['Xin lỗi ông An.']
 */
export function filledIn(text: string, filled: Filled): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const isLeftOut = blanksIn({ subject: '', text: line }).some((blank) => isOptional(blank) && !filled[blank]);
    if (isLeftOut) return [];
    const put = (whole: string, name: string): string => {
      const blank = blankOf(name);
      return blank === null ? whole : (filled[blank] ?? inBraces(blank));
    };
    return [line.replace(BETWEEN_BRACES, put)];
  });
}
