import { type Language, translate } from '../../formatting/languages.js';
import { PAGE } from '../../photographs/sheet-marks.js';
import type { Questionnaire } from '../../questionnaires/questionnaire.js';
import type { FormFields } from '../../responses/form-fields.js';
import { kindOf } from '../../rules/kinds/kinds.js';
import type { PaperBatch } from '../paper.entity.js';
import { type PrintedBox, toPrintedForm } from '../printed-form.js';
import { sheetNumber } from '../sheet-runs.js';
import type { Check } from './checks.js';
import { NOTHING, nameOf } from './checks-form.js';

/** So many questions stand on a screen. */
export const AT_ONCE = 10;

/** Questions to be looked at: each as its picture shows it, and what it may be. */
export interface ChecksView {
  readonly id: string;
  readonly code: string;
  readonly mayLook: boolean;
  /** In all, those of the screen among them. */
  readonly left: number;
  readonly isFaulty: boolean;
  readonly items: readonly CheckView[];
  readonly script: '/assets/checks.js';
}

interface CheckView {
  readonly name: string;
  readonly place: string;
  readonly asked: string;
  readonly again: string | null;
  readonly fault: string | null;
  readonly picture: {
    readonly href: string;
    readonly viewBox: string;
    readonly width: number;
    readonly height: number;
  };
  /** Words to be typed, on one line or several; null where boxes are marked. */
  readonly write: { readonly isLong: boolean; readonly typed: string } | null;
  readonly isSeveral: boolean;
  readonly options: readonly Option[];
}

interface Option {
  readonly value: string;
  readonly key: string;
  readonly label: string;
  readonly chosen: boolean;
}

export interface ChecksPage {
  readonly batch: PaperBatch;
  readonly placed: Questionnaire;
  readonly shown: readonly Check[];
  readonly left: number;
  readonly isLocked: boolean;
  /** As it was typed, where something of it is wrong. */
  readonly typed: FormFields;
  readonly faulty: ReadonlySet<string>;
}

export function toChecksView(page: ChecksPage, language: Language): ChecksView {
  const { batch, placed, shown, left, isLocked, typed, faulty } = page;
  const printed = printedQuestions(placed);
  const say = (key: string, given: Readonly<Record<string, string>> = {}) =>
    translate(language, `pictures.${key}`, given);
  const items = shown.map((check): CheckView => {
    const { number, page: of, read, again } = check;
    const name = nameOf(check);
    const question = placed.questions.find(({ code }) => code === read.question);
    const known = printed.get(read.question);
    const isWritten = read.kind === 'written' || read.kind === 'unwritten';
    const given = typed[`a-${name}`] ?? [];
    const nothing = say(isWritten ? 'nothingWritten' : 'nothingMarked');
    const options = [
      ...(isWritten ? [] : (known?.boxes ?? [])),
      { value: NOTHING, key: isWritten ? '' : NOTHING_KEY, label: nothing },
    ];
    const { x, y, width, height } = read.place;
    return {
      name,
      place: say('pageOf', { number: sheetNumber(number), page: String(of) }),
      asked: known ? [known.number && `${known.number}.`, known.title].filter(Boolean).join(' ') : say('day'),
      again: again && translate(language, `setAside.faults.${again.code}`, again.limits),
      fault: faulty.has(name) ? say('dayFault') : null,
      picture: {
        href: `/paper/batches/${batch.id}/pictures/${number}/${of}/flat`,
        viewBox: `${x} ${y} ${width} ${height}`,
        ...{ width: PAGE.width, height: PAGE.height },
      },
      write: isWritten ? { isLong: question?.shape.kind === 'text', typed: typed[`t-${name}`]?.[0] ?? '' } : null,
      isSeveral: question !== undefined && kindOf(question.shape).entry === 'several',
      options: options.map((one) => ({ ...one, chosen: given.includes(one.value) })),
    };
  });
  const about = { id: batch.id, code: batch.code, mayLook: !isLocked, left };
  return { ...about, isFaulty: faulty.size > 0, items, script: '/assets/checks.js' };
}

/** Beside the digits, as they are printed: 0 is an answer there. */
const NOTHING_KEY = '-';

interface PrintedQuestion {
  readonly number: number | null;
  readonly title: string;
  readonly boxes: readonly PrintedBox[];
}

/** Every question as it stands on paper, who filled the sheet in among them. */
function printedQuestions(placed: Questionnaire): ReadonlyMap<string, PrintedQuestion> {
  const all = toPrintedForm(placed).flatMap((block): readonly (readonly [string, PrintedQuestion])[] =>
    block.grid
      ? block.rows.map(({ code, number, title, boxes, outside }) => [
          code,
          { number, title, boxes: [...boxes, ...outside] },
        ])
      : [[block.code, block]],
  );
  return new Map(all);
}
