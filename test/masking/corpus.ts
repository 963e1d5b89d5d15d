import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PersonalKind, personalIn, type Span } from '../../src/rules/masking.js';

/** A sentence as a citizen wrote it, and what in it leads to a person. */
export interface Sentence {
  readonly text: string;
  readonly personal: readonly Span[];
}

/** The sentences on which the rules were made, and those that were written before and measured afterwards. */
export type Part = 'seen' | 'held-out';

/** Sentences of a part, one a line, what is personal written as {name:Nguyễn Văn An}. */
export function sentencesOf(part: Part): readonly Sentence[] {
  const folder = join('test/masking', part);
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n').map(sentenceOf));
}

/** @example sentenceOf('Chị {name:Hoa} ở xã') // { text: 'Chị Hoa ở xã', personal: [{ from: 4, to: 7, kind: 'name' }] } */
export function sentenceOf(line: string): Sentence {
  const personal: Span[] = [];
  let text = '';
  let at = 0;
  for (const { 0: whole, 1: kind = '', 2: said = '', index } of line
    .normalize('NFC')
    .matchAll(/\{([a-z-]+):([^}]+)\}/g)) {
    text += line.normalize('NFC').slice(at, index);
    personal.push({ from: text.length, to: text.length + said.length, kind: kind as PersonalKind });
    text += said;
    at = index + whole.length;
  }
  return { text: text + line.normalize('NFC').slice(at), personal };
}

/** Of one kind: how many there are, how many of them are masked by all their letters, and of the masks how many are right. */
export interface Found {
  there: number;
  found: number;
  masks: number;
  right: number;
}

/** Something that went wrong, to be read. */
interface Fault {
  readonly text: string;
  readonly said: string;
  readonly what: 'missed' | 'wrong';
  readonly kind: PersonalKind;
}

export interface Measured {
  readonly kinds: Readonly<Record<string, Found>>;
  /** Names once more: those that a title goes before, as ông, chị or đồng chí, and the others. */
  readonly names: Readonly<Record<'after a title' | 'elsewhere', Found>>;
  readonly faults: readonly Fault[];
}

/** A mask is right when it covers something personal of its kind, and takes at most one word beside it. */
export function measured(sentences: readonly Sentence[]): Measured {
  const kinds: Record<string, Found> = {};
  const faults: Fault[] = [];
  const names = { 'after a title': nothingFound(), elsewhere: nothingFound() };
  const count = (text: string, span: Span, what: keyof Found): void => {
    kinds[span.kind] ??= nothingFound();
    const found = [
      kinds[span.kind],
      span.kind === 'name' && names[isTitled(text, span) ? 'after a title' : 'elsewhere'],
    ];
    for (const one of found) if (one) one[what] += 1;
  };
  for (const { text, personal } of sentences) {
    const masks = personalIn(text);
    const told = ({ from, to, kind }: Span, what: Fault['what']): void => {
      faults.push({ text, said: text.slice(from, to), what, kind });
    };
    for (const one of personal) {
      count(text, one, 'there');
      if (masks.some((mask) => mask.kind === one.kind && covers(mask, one))) count(text, one, 'found');
      else told(one, 'missed');
    }
    for (const mask of masks) {
      count(text, mask, 'masks');
      const inside = personal.filter((one) => one.kind === mask.kind && covers(mask, one));
      if (inside.length > 0 && wordsBeside(text, mask, inside) < 2) count(text, mask, 'right');
      else told(mask, 'wrong');
    }
  }
  return { kinds, names, faults };
}

const nothingFound = (): Found => ({ there: 0, found: 0, masks: 0, right: 0 });

const isTitled = (text: string, { from }: Span): boolean => TITLE.test(text.slice(0, from));
const TITLE =
  /(?:^|[^\p{L}])(?:ông|bà|anh|chị|cô|chú|bác|em|cháu|thầy|cụ|dì|cậu|mợ|đồng chí|đ\/c|ong|ba|chi|co|chu|bac|chau|thay|cu|di|cau|dong chi|d\/c|[ac])\.? *$/iu;

const covers = (mask: Span, one: Span): boolean => mask.from <= one.from && mask.to >= one.to;

function wordsBeside(text: string, mask: Span, inside: readonly Span[]): number {
  const [first, last] = [inside[0]?.from ?? 0, inside.at(-1)?.to ?? 0];
  return (text.slice(mask.from, first) + text.slice(last, mask.to)).trim().split(/\s+/).filter(Boolean).length;
}

/** Shares of all kinds together and of each. */
export const recallOf = ({ there, found }: Found): number => (there === 0 ? 1 : found / there);
export const precisionOf = ({ masks, right }: Found): number => (masks === 0 ? 1 : right / masks);
export const together = (kinds: Readonly<Record<string, Found>>): Found =>
  Object.values(kinds).reduce(
    (sum, { there, found, masks, right }) => ({
      there: sum.there + there,
      found: sum.found + found,
      masks: sum.masks + masks,
      right: sum.right + right,
    }),
    { there: 0, found: 0, masks: 0, right: 0 },
  );
