import type { PersonalKind, Span } from '../rules/masking.js';
import { cleanLine, cleanText } from '../rules/typed-text.js';

/** What words chosen by hand may be called; a name first, which rules miss most often. */
export const maskedKinds = [
  ...(['name', 'phone', 'address', 'email', 'id-number', 'plate', 'account', 'file-code'] as const),
] as const satisfies readonly PersonalKind[];

/** What somebody who has read a text decided about it. Pure. */
export interface MaskChoice {
  /** Places in the list of what is hidden now that stay hidden. */
  readonly kept: readonly number[];
  /** Words to hide as well, one line each. */
  readonly also: string;
  /** Places selected in the text: `12-20,31-35`. */
  readonly picked: string;
  /** What stands in the place of the words chosen here. */
  readonly as: PersonalKind;
}

/**
 * What of a text is hidden after a choice, in order, without overlap.
 * @param text as it was written, in Unicode NFC
 * @returns null where some of the words do not stand in the text
 */
export function chosenSpans(text: string, spans: readonly Span[], choice: MaskChoice): readonly Span[] | null {
  const lines = cleanText(choice.also).split('\n').map(cleanLine);
  const found = lines.filter((line) => line !== '').map((words) => placesOf(text, words));
  if (found.some((places) => places.length === 0)) return null;
  const chosen = [...found.flat(), ...pickedIn(text, choice.picked)];
  const stay = spans.filter((_, place) => choice.kept.includes(place));
  return merged([...stay, ...chosen.map(([from, to]): Span => ({ from, to, kind: choice.as }))]);
}

/** A mark of what is hidden: two people who choose at once do not undo each other's choice. */
export function markOfSpans(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => `${from}-${to}`).join(',');
}

/** A text in pieces, hidden or not. */
export function piecesOf(
  text: string,
  spans: readonly Span[],
): readonly { readonly words: string; readonly isHidden: boolean }[] {
  const pieces = spans.flatMap(({ from, to }, place) => [
    { words: text.slice(spans[place - 1]?.to ?? 0, from), isHidden: false },
    { words: text.slice(from, to), isHidden: true },
  ]);
  return [...pieces, { words: text.slice(spans.at(-1)?.to ?? 0), isHidden: false }].filter(({ words }) => words !== '');
}

type Place = readonly [from: number, to: number];

/** Wherever words stand, in capitals or not; and of a text that its capitals make longer, as they are written. */
function placesOf(text: string, words: string): readonly Place[] {
  const [plain, sought] = [text.toLowerCase(), words.toLowerCase()];
  const isAlike = plain.length === text.length && sought.length === words.length;
  const [within, asked] = isAlike ? [plain, sought] : [text, words];
  const places: Place[] = [];
  for (let at = within.indexOf(asked); at >= 0; at = within.indexOf(asked, at + asked.length)) {
    places.push([at, at + asked.length]);
  }
  return places;
}

function pickedIn(text: string, picked: string): readonly Place[] {
  return picked.split(',').flatMap((one): Place[] => {
    const [, from = '', to = ''] = /^(\d{1,6})-(\d{1,6})$/.exec(one) ?? [];
    const place: Place = [Number(from), Math.min(Number(to), text.length)];
    return place[0] < place[1] ? [place] : [];
  });
}

function merged(spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.from - other.from || other.to - one.to)) {
    const last = whole.at(-1);
    if (last && span.from < last.to) whole[whole.length - 1] = { ...last, to: Math.max(last.to, span.to) };
    else whole.push(span);
  }
  return whole;
}
