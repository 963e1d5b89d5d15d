import { z } from 'zod';
import type { Language } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { type PersonalKind, personalIn, type Span } from '../rules/masking.js';
import { cleanLine } from '../rules/typed-text.js';

/**
 * Correcting by hand what of a text is replaced by signs. Each part that the rules or somebody found is a box to tick,
 * and words that nobody found are typed, or selected in the text. Pure: the text comes and nothing is kept here.
 */

/** What the form sends. */
export const maskForm = z.object({
  /** Of the parts that were shown, those to hide. */
  hide: z.union([z.string().max(100), z.array(z.string().max(100)).max(1000)]).default([]),
  /** More words to hide, a line each. */
  words: z.string().max(50_000).default(''),
  /** What was hidden when the page was shown. */
  seen: z.string().max(50_000).default(''),
});
export type TypedMask = z.output<typeof maskForm>;

/** What was chosen: `spans` to hide, or the words that stand nowhere in the text. */
export type ChosenMask = { readonly spans: readonly Span[] } | { readonly absent: readonly string[] };

/** What the partial `feedback/mask-editor` prints. */
export interface MaskEditor {
  readonly action: string;
  readonly seen: string;
  /** The language of what people write. */
  readonly spoken: Language;
  /** The text as it was written, in parts. */
  readonly parts: readonly { readonly words: string; readonly isHidden: boolean }[];
  readonly found: readonly {
    readonly value: string;
    readonly words: string;
    /** Key of its name. */
    readonly label: string;
    readonly chosen: boolean;
  }[];
  readonly words: string;
  /** Words that stand nowhere in the text; null where nothing is wrong. */
  readonly absent: string | null;
}

/** Names what is hidden, so that two who correct the same text at once notice. */
export function maskState(spans: readonly Span[]): string {
  return spans.map(nameOf).join(' ');
}

/**
 * The form about a text.
 * @param text as it was written, in NFC
 * @param spans what is hidden of it now
 * @param typed what was sent and cannot be kept
 */
export function toMaskEditor(
  { action, text, spans }: { readonly action: string; readonly text: string; readonly spans: readonly Span[] },
  typed?: { readonly form: TypedMask; readonly absent: readonly string[] },
): MaskEditor {
  const hidden = typed ? chosenValues(typed.form) : spans.map(nameOf);
  return {
    action,
    seen: typed?.form.seen ?? maskState(spans),
    spoken: MAIN_LANGUAGE,
    parts: partsOf(text, spans),
    found: offered(text, spans).map((span) => ({
      ...{ value: nameOf(span), words: text.slice(span.from, span.to), label: `masking.${span.kind}` },
      chosen: hidden.includes(nameOf(span)),
    })),
    words: typed?.form.words ?? '',
    absent: typed && typed.absent.length > 0 ? typed.absent.map((words) => `“${words}”`).join(', ') : null,
  };
}

/**
 * What of a text is to be hidden: the ticked parts, and every place at which the typed words stand, whole words first;
 * capitals make no difference.
 * @example readMask({ hide: [], words: 'Hoa', seen: '' }, 'Hoa và hoa', []) // both of them
 */
export function readMask(form: TypedMask, text: string, spans: readonly Span[]): ChosenMask {
  const chosen = chosenValues(form);
  const ticked = offered(text, spans).filter((span) => chosen.includes(nameOf(span)));
  const typed = form.words.split('\n').map(cleanLine).filter(Boolean);
  const found = typed.map((words) => ({ words, places: placesOf(words, text) }));
  const absent = found.flatMap(({ words, places }) => (places.length === 0 ? [words] : []));
  if (absent.length > 0) return { absent };
  return { spans: apart([...ticked, ...found.flatMap(({ places }) => places)]) };
}

/** What is hidden, and what the rules would hide. */
function offered(text: string, spans: readonly Span[]): readonly Span[] {
  const also = personalIn(text).filter(({ from, to }) => spans.every((one) => to <= one.from || from >= one.to));
  return [...spans, ...also].sort((one, other) => one.from - other.from);
}

function chosenValues({ hide }: TypedMask): readonly string[] {
  return typeof hide === 'string' ? [hide] : hide;
}

function nameOf({ from, to, kind }: Span): string {
  return `${from}-${to}-${kind}`;
}

function placesOf(words: string, text: string): readonly Span[] {
  // What is longer stands nowhere in it, and may be more than a pattern can hold.
  if (words.length > text.length) return [];
  const pattern = words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
  const kind = kindOf(words);
  const whole = placesLike(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu'), text);
  const places = whole.length > 0 ? whole : placesLike(new RegExp(pattern, 'giu'), text);
  return places.map((place) => ({ ...place, kind }));
}

function placesLike(pattern: RegExp, text: string): readonly Omit<Span, 'kind'>[] {
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ from: index, to: index + length }));
}

/** What somebody has to hide by hand is a name far more often than anything else. */
function kindOf(words: string): PersonalKind {
  return personalIn(words)[0]?.kind ?? 'name';
}

/** In order; of what overlaps, one for both. */
function apart(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from || other.to - one.to)) {
    const last = joined.at(-1);
    if (!last || span.from >= last.to) joined.push(span);
    else joined[joined.length - 1] = { ...last, to: Math.max(last.to, span.to) };
  }
  return joined;
}

function partsOf(text: string, spans: readonly Span[]): MaskEditor['parts'] {
  const parts: { words: string; isHidden: boolean }[] = [];
  let at = 0;
  for (const { from, to } of spans) {
    parts.push({ words: text.slice(at, from), isHidden: false }, { words: text.slice(from, to), isHidden: true });
    at = to;
  }
  return [...parts, { words: text.slice(at), isHidden: false }].filter(({ words }) => words !== '');
}
