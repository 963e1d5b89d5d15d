import { translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { FIELD } from '../photographs/sheet-marks.js';
import type { PrintedBlock } from './printed-form.js';
import { type Measure, moved, type Piece, paragraph, space, stacked, together } from './sheet-pieces.js';
import { bandOf, GAP, type Group, listOf, type Say, SMALL, WORDS, words } from './sheet-questions.js';

/** What is set on the sheets of a batch, but for the number of each. */
export interface SheetForm {
  readonly commune: string;
  /** The unit that is rated, or the village; null in a survey on the whole commune. */
  readonly place: string | null;
  /** Kept to one page: less to write on. */
  readonly isShort: boolean;
  readonly title: string;
  readonly purpose: string;
  readonly blocks: readonly PrintedBlock[];
}

const { left, right, top, bottom } = FIELD;
const width = right - left;

/**
 * The pages of one sheet: where every word and every box stands. No question is split, and what heads a band is said
 * again where the band goes on.
 */
export function layoutSheet(form: SheetForm, measure: Measure): readonly Piece[] {
  const say: Say = (text, setting = {}) => paragraph(text, { x: left, width, size: WORDS, ...setting }, measure);
  const groups = [
    { head: null, brief: null, pieces: [opening(form, say)] },
    ...form.blocks.map((block, at) =>
      block.grid ? bandOf(block, form.blocks[at - 1], say) : listOf(block, form.isShort, measure, say),
    ),
    { head: null, brief: null, pieces: [closing(say)] },
  ];
  return inPages(groups);
}

function inPages(groups: readonly Group[]): readonly Piece[] {
  const pages: Piece[][] = [[]];
  let y: number = HEAD;
  const add = (one: Piece): void => {
    pages.at(-1)?.push(moved(one, y));
    y += one.height;
  };
  for (const { head, brief, pieces } of groups) {
    let over = y === top ? head : brief;
    for (const one of pieces) {
      if (y + (over?.height ?? 0) + one.height > bottom && pages.at(-1)?.length !== 0) {
        pages.push([]);
        y = top;
        over = head;
      }
      if (over) add(over);
      over = null;
      add(one);
    }
  }
  return pages.map(together);
}

/** The first page begins beside its code, the others below it. */
const HEAD = 22;

/** Who asks, what for, and how to answer. */
function opening({ commune, place, title, purpose, isShort }: SheetForm, say: Say): Piece {
  const [committee, state] = [
    { x: left + 30, width: 60, align: 'center' },
    { x: left + 107, width: 90, align: 'center' },
  ] as const;
  const capitals = commune.toLocaleUpperCase(MAIN_LANGUAGE);
  const heads = [
    stacked([
      say(words('committee'), { ...committee, size: 3.4, weight: 600 }),
      say(capitals, { ...committee, size: 3.4, weight: 700 }),
      say(place ?? '', { ...committee, size: 3.4 }),
    ]),
    stacked([
      say(words('state'), { ...state, size: 3.4, weight: 600 }),
      say(words('motto'), { ...state, size: 3.6, weight: 700 }),
    ]),
  ];
  const letterhead = together(heads);
  const middle = { x: left + width / 2, align: 'center' } as const;
  return stacked([
    letterhead,
    space(Math.max(3, top - HEAD - letterhead.height)),
    say(words('heading'), { ...middle, size: 5.4, weight: 700 }),
    say(title, { ...middle, size: 4.2, weight: 600 }),
    say(isShort ? '' : purpose, { ...middle, size: SMALL }),
    space(1.5),
    say(`${words('voluntary')} ${words('notice', { commune })} ${translate(MAIN_LANGUAGE, 'form.notAComplaint')}`, {
      size: SMALL,
    }),
    space(1),
    say(words('how'), { size: SMALL, weight: 600 }),
    space(GAP),
  ]);
}

function closing(say: Say): Piece {
  const day = say(words('answeredOn'), { width: 90 });
  const thanks = say(words('thanks'), { x: right, weight: 700, align: 'right' });
  const field = { question: ANSWERED_ON, x: left, y: 1, width: 80, height: 9 };
  return stacked([space(2), { ...together([day, thanks]), fields: [field] }]);
}

/** The day of the answer stands on every form, and is no question of the questionnaire. */
export const ANSWERED_ON = '_day';
