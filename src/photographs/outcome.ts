import type { Likelihood } from './likelihood.js';

/** A box of a question, and what it is likely to be. */
export interface JudgedBox {
  readonly value: string;
  readonly is: Likelihood;
}

/** What was answered to a question: nobody needs to look, somebody has to, or nothing was marked. */
export type Outcome =
  | { readonly kind: 'certain'; readonly chosen: readonly string[]; readonly likely: number }
  | { readonly kind: 'empty'; readonly likely: number }
  | { readonly kind: 'doubtful'; readonly likely: number };

/** How often people do what, before a question is looked at; the shares of one question add up to 1. */
const USUAL = { empty: 0.08, marked: 0.82, filled: 0.04, corrected: 0.035, twice: 0.025 } as const;
/** Boxes as they were taught: how many of them were blank, marked, filled. */
const TAUGHT = { blank: 0.8, marked: 0.18, filled: 0.02 } as const;
/** How often a box of a question with several answers is marked. */
const SEVERAL = { blank: 0.7, marked: 0.28, filled: 0.02 } as const;

/** How much more likely what is seen is, if the box is marked or filled, than if it is blank. */
function ratios({ blank, marked, filled }: Likelihood): { readonly marked: number; readonly filled: number } {
  const least = 1e-9;
  const empty = Math.max(blank, least) / TAUGHT.blank;
  return {
    marked: Math.max(marked, least) / TAUGHT.marked / empty,
    filled: Math.max(filled, least) / TAUGHT.filled / empty,
  };
}

/**
 * One answer of several: every story that a form can tell is weighed against the others: nothing marked, one box marked
 * or blackened, one blackened and another marked (a correction), or two boxes marked, where nobody knows.
 * @param sure how likely a story must be to be certain, 0 to 1
 */
export function outcomeOfOne(boxes: readonly JudgedBox[], sure: number): Outcome {
  const seen = boxes.map(({ is }) => ratios(is));
  const count = boxes.length;
  const pairs = Math.max(1, count * (count - 1));
  const chosen = seen.map(({ marked, filled }) => (USUAL.marked * marked + USUAL.filled * filled) / count);
  let twice = 0;
  for (let one = 0; one < count; one += 1) {
    for (let other = 0; other < count; other += 1) {
      const [a, b] = [seen[one], seen[other]];
      if (one === other || !a || !b) continue;
      chosen[one] = (chosen[one] ?? 0) + (USUAL.corrected * a.marked * b.filled) / pairs;
      twice += (USUAL.twice * (a.marked * b.marked + a.filled * b.filled)) / pairs;
    }
  }
  const all = USUAL.empty + twice + chosen.reduce((sum, one) => sum + one, 0);
  const best = chosen.indexOf(Math.max(...chosen));
  const [likely, empty] = [(chosen[best] ?? 0) / all, USUAL.empty / all];
  if (empty >= sure) return { kind: 'empty', likely: empty };
  if (likely >= sure) return { kind: 'certain', chosen: [boxes[best]?.value ?? ''], likely };
  return { kind: 'doubtful', likely: Math.max(likely, empty) };
}

/** Several answers: each box stands for itself, but a blackened one beside marked ones may be taken back. */
export function outcomeOfSeveral(boxes: readonly JudgedBox[], sure: number): Outcome {
  let likely = 1;
  const chosen: JudgedBox[] = [];
  let [marked, filled] = [0, 0];
  for (const box of boxes) {
    const ratio = ratios(box.is);
    const [ofMarked, ofFilled] = [SEVERAL.marked * ratio.marked, SEVERAL.filled * ratio.filled];
    const used = (ofMarked + ofFilled) / (SEVERAL.blank + ofMarked + ofFilled);
    likely *= Math.max(used, 1 - used);
    if (used < 0.5) continue;
    chosen.push(box);
    if (ofMarked > ofFilled * UNMISTAKABLE) marked += 1;
    else if (ofFilled > ofMarked * UNMISTAKABLE) filled += 1;
  }
  const isClear = filled === 0 ? marked === chosen.length || chosen.length === 1 : filled === chosen.length;
  if (likely < sure || !(isClear || marked === chosen.length)) return { kind: 'doubtful', likely };
  return chosen.length === 0
    ? { kind: 'empty', likely }
    : { kind: 'certain', chosen: chosen.map(({ value }) => value), likely };
}

const UNMISTAKABLE = 10;
