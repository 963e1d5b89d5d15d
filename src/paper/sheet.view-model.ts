import { type Language, translate } from '../formatting/languages.js';
import { type Question, wholeTitle } from '../questionnaires/questionnaire.js';
import { fieldsOf } from '../responses/corrected-answers.js';
import type { Assisted } from '../responses/dimensions.js';
import type { FormFields } from '../responses/form-fields.js';
import { type QuestionView, toQuestionView } from '../responses/form-questions.js';
import { assistedBy } from '../responses/form-state.js';
import type { AnswerError } from '../rules/answer-checks.js';
import type { Day } from '../rules/days.js';
import { kindOf } from '../rules/kinds/kinds.js';
import { answerInPrint } from './condition-words.js';
import type { SheetNow } from './corrections.service.js';
import { differencesBetween } from './differences.js';
import { type PaperBatch, type PaperKeying, spoiltReasons } from './paper.entity.js';
import { numbersOf } from './printed-form.js';
import { sheetNumber } from './sheet-runs.js';
import { revisionOf } from './sheets.queries.js';

/** One sheet that came back: what was keyed of it, to be put right, and what became of it so far. */
export interface SheetView {
  readonly batchId: string;
  readonly code: string;
  readonly number: number;
  readonly shown: string;
  readonly stateLabel: string;
  readonly firstBy: string;
  readonly secondBy: string | null;
  /** Read, and not keyed. */
  readonly fromPictures: boolean;
  readonly mayChange: boolean;
  readonly spoiltLabel: string | null;
  readonly differs: boolean;
  /** Tells whether the number still stands for this sheet, as it is, when one of the forms is sent. */
  readonly seen: string;
  readonly questions: readonly (QuestionView & { readonly mayBeBlank: boolean })[];
  readonly pens: readonly { readonly value: Assisted; readonly label: string; readonly chosen: boolean }[];
  /** Nothing of what people wrote is kept beside their sheet. */
  readonly hasText: boolean;
  readonly because: string;
  readonly to: string;
  readonly changes: readonly ChangeView[];
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  /** Key of a sentence on top. */
  readonly told: string | null;
  /** The same at its field. */
  readonly faultOf: Partial<Record<SheetField, string>>;
  readonly opensRenumbering: boolean;
}

type SheetField = 'because' | 'to' | 'spoilt';

/** Which field a sentence is about. */
const fieldOfTold: Readonly<Record<string, SheetField>> = {
  'setAside.reasonNeeded': 'because',
  'setAside.reasonLong': 'because',
  'paperSheets.told.to': 'to',
  'paperSheets.told.taken': 'to',
  'paperSheets.told.spoilt': 'spoilt',
};

interface ChangeView {
  readonly label: string;
  readonly by: string;
  readonly on: Day | null;
  readonly because: string | null;
  readonly answers: readonly { readonly title: string; readonly from: string | null; readonly to: string | null }[];
}

/** What somebody has done on the page so far. */
export interface SheetDoing {
  readonly language: Language;
  /** As typed; null before. */
  readonly fields: FormFields | null;
  readonly assisted: Assisted | null;
  readonly errors: readonly AnswerError[];
  readonly because: string;
  readonly to: string;
  readonly told: string | null;
}

export function toSheetView(
  { batch, now, isLocked }: { readonly batch: PaperBatch; readonly now: SheetNow; readonly isLocked: boolean },
  doing: SheetDoing,
): SheetView {
  const { sheet, counted, keyings } = now;
  const questions = counted?.asked.placed.questions ?? [];
  const { because, to, told } = doing;
  const faulty = told === null ? undefined : fieldOfTold[told];
  return {
    ...{ batchId: batch.id, code: batch.code, number: sheet.number, shown: sheetNumber(sheet.number) },
    ...{ firstBy: sheet.firstBy, secondBy: sheet.secondBy, because, to, told, seen: revisionOf(sheet, keyings) },
    ...{ faultOf: faulty ? { [faulty]: told } : {}, opensRenumbering: to !== '' || faulty === 'to' },
    stateLabel: `paperSheets.states.${sheet.state}`,
    fromPictures: sheet.fromPictures,
    mayChange: !isLocked,
    spoiltLabel: sheet.spoiltBecause && `paper.spoiltBecause.${sheet.spoiltBecause}`,
    differs: sheet.state === 'differs',
    questions: isLocked || sheet.state === 'differs' ? [] : questionsOf(now, doing),
    pens: assistedBy.map((value) => {
      const chosen = value === (doing.assisted ?? counted?.assisted);
      return { value, label: `form.assistedBy.${value}`, chosen };
    }),
    hasText: questions.some(({ shape }) => shape.kind === 'text'),
    changes: changesOf(questions, keyings),
    reasons: spoiltReasons.map((value) => ({ value, label: `paper.spoiltBecause.${value}` })),
  };
}

function questionsOf({ counted }: SheetNow, { language, fields, errors }: SheetDoing): SheetView['questions'] {
  if (!counted) return [];
  const { placed } = counted.asked;
  const numbers = numbersOf(placed);
  const keyed = placed.questions.filter(({ shape }) => kindOf(shape).entry !== 'words');
  const sentence = ({ code, limits }: AnswerError): string => translate(language, `setAside.faults.${code}`, limits);
  const surroundings = {
    language,
    given: fields ?? fieldsOf(keyed, counted.answers),
    errors: new Map(errors.map((error) => [error.question, sentence(error)])),
    visible: new Set(keyed.map(({ code }) => code)),
    places: new Map(keyed.map(({ code }, place) => [code, place])),
    ...{ yes: translate(language, 'form.yes'), no: translate(language, 'form.no') },
  };
  return keyed.map((question) => ({
    ...toQuestionView(question, surroundings),
    title: `${numbers.get(question.code) ?? ''}. ${question.title[language]}`,
    mayBeBlank: !question.required,
  }));
}

/** What was changed after the first keying, in turn: settled, or corrected. A second keying that agrees changes nothing. */
function changesOf(questions: readonly Question[], keyings: readonly PaperKeying[]): readonly ChangeView[] {
  const standing = keyings.filter(({ version }) => version !== 'second');
  return standing.slice(1).map((one, index) => ({
    label: one.version === 'settled' ? 'paperSheets.settled' : 'paperSheets.corrected',
    ...{ by: one.keyedBy, on: one.keyedOn, because: one.because },
    answers: differencesBetween(questions, standing[index]?.answers ?? {}, one.answers).map((changed) => {
      const question = questions.find(({ code }) => code === changed.question);
      return {
        title: question ? wholeTitle(question).vi : changed.question,
        from: answerInPrint(question, changed.first),
        to: answerInPrint(question, changed.second),
      };
    }),
  }));
}
