import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { type Question, wholeTitle } from '../questionnaires/questionnaire.js';
import type { AnswerError } from '../rules/answer-checks.js';
import { type Answers, answerTo } from '../rules/answers.js';
import { type Day, isDay } from '../rules/days.js';
import { kindOf } from '../rules/kinds/kinds.js';
import { personalIn } from '../rules/masking.js';
import { fieldsOf } from './corrected-answers.js';
import type { FormFields } from './form-fields.js';
import { type QuestionView, toQuestionView } from './form-questions.js';
import { readByAll } from './kept-text.js';
import { type KeptRow, type ReasonWords, reasonWords, settledWords, toRow } from './set-aside.view-model.js';
import type { Fit, Waiting } from './settling.service.js';

/** One that was set aside: what it says, what is wrong with it now, and what can be done. */
export interface WaitingView extends KeptRow, ReasonWords {
  readonly commune: string;
  readonly assistedLabel: string;
  readonly settled: ReturnType<typeof settledWords> | null;
  /** Empty once it is settled: nobody has to look at it any more. */
  readonly answers: readonly AnswerRow[];
  readonly faults: number;
  /** Where it would be counted; null where it can only be discarded. */
  readonly fit: FitView | null;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly countedBefore: boolean;
  readonly told: string | null;
  readonly reasonAt: Doing['reasonAt'];
  readonly because: string;
}

interface AnswerRow {
  readonly title: string;
  readonly answer: string | null;
  readonly fault: string | null;
  /** The questionnaire, where it is known, does not ask it. */
  readonly unknown: boolean;
}

interface FitView {
  readonly campaign: string;
  readonly campaignName: string;
  readonly day: Day;
  /** Keys of what happens besides, when it is accepted. */
  readonly notes: readonly string[];
  readonly acceptable: boolean;
  readonly questions: readonly (QuestionView & { readonly mayBeBlank: boolean })[];
  readonly allShown: boolean;
}

/** What the officer has done on the page so far. */
export interface Doing {
  readonly language: Language;
  /** Whether they read what people wrote as it was written, and may put it right. */
  readonly originals: boolean;
  /** Chosen where several campaigns fit. */
  readonly fit: Fit | null;
  /** Codes of the questions in the form; all of them, or those at fault. */
  readonly shown: ReadonlySet<string> | 'all' | null;
  /** As typed; null before. */
  readonly fields: FormFields | null;
  readonly errors: readonly AnswerError[];
  readonly because: string;
  /** Key of a sentence on top. */
  readonly told: string | null;
  /** The form whose reason it is about; null for anything else. */
  readonly reasonAt: 'correct' | 'discard' | null;
}

export function toWaitingView(
  waiting: Waiting,
  doing: Doing,
  page: { readonly questions: readonly Question[] } & Parameters<typeof toRow>[1],
): WaitingView {
  const { kept, fits, stored } = waiting;
  const { fit } = doing;
  const isOpen = kept.settled === null;
  const answers = isOpen
    ? answerRows(waiting, fit?.asked.placed.questions ?? page.questions, fit?.errors ?? [], doing)
    : [];
  return {
    ...toRow(kept, page),
    ...reasonWords(kept.reason),
    ...{ commune: kept.communeId, answers, told: doing.told, because: doing.because },
    reasonAt: doing.reasonAt,
    assistedLabel: `setAside.pens.${kept.assisted ?? 'self'}`,
    settled: isOpen ? null : settledWords(kept),
    faults: answers.filter(({ fault }) => fault !== null).length,
    fit: fit && toFitView(waiting, fit, doing),
    choices:
      fits.length < 2
        ? []
        : fits.map(({ asked: { campaign } }) => {
            return { value: campaign.id, label: campaign.name, chosen: campaign === fit?.asked.campaign };
          }),
    countedBefore: isOpen && stored === 'same',
  };
}

function toFitView({ sent, stored, kept }: Waiting, fit: Fit, doing: Doing): FitView {
  const { language, shown, fields, errors, originals } = doing;
  const { campaign, day, placed } = fit.asked;
  const questions = originals ? placed.questions : placed.questions.filter((question) => !isInWords(question));
  const wrong = errors.length > 0 ? errors : fit.errors;
  const chosen = questions.filter(
    ({ code }) => shown === 'all' || shown?.has(code) || wrong.some(({ question }) => question === code),
  );
  const surroundings = {
    language,
    given: {
      ...fieldsOf(questions, originals ? sent : withoutPersonal(sent)),
      ...(fields && blankUnlessTyped(chosen, fields)),
    },
    errors: new Map(wrong.map((error) => [error.question, faultSentence(error, language)])),
    visible: new Set(questions.map(({ code }) => code)),
    places: new Map(questions.map(({ code }, place) => [code, place])),
    ...{ yes: translate(language, 'form.yes'), no: translate(language, 'form.no') },
  };
  const notes = [
    ...(campaign.id === kept.campaignId || kept.campaignId === null ? [] : ['otherCampaign']),
    ...(fit.otherVersion ? ['otherVersion'] : []),
    ...(fit.replaced ? ['replaced'] : []),
    ...(fit.late ? ['late'] : []),
    ...(stored === 'other' ? ['second'] : []),
  ];
  return {
    ...{ campaign: campaign.id, campaignName: campaign.name, day },
    notes: notes.map((note) => `setAside.notes.${note}`),
    acceptable: fit.errors.length === 0 && !fit.otherVersion,
    questions: chosen.map((question) => ({
      ...toQuestionView(question, surroundings),
      mayBeBlank: !question.required,
    })),
    allShown: chosen.length === questions.length,
  };
}

/** A box that was not ticked is not sent. */
function blankUnlessTyped(shown: readonly Question[], fields: FormFields): FormFields {
  return Object.fromEntries(shown.map(({ code }) => [code, fields[code] ?? []]));
}

function answerRows(
  { sent }: Waiting,
  questions: readonly Question[],
  errors: readonly AnswerError[],
  doing: Doing,
): readonly AnswerRow[] {
  const { language } = doing;
  const faultOf = (code: string): string | null => {
    const error = errors.find(({ question }) => question === code);
    return error ? faultSentence(error, language) : null;
  };
  const asked = questions.map((question) => ({
    title: wholeTitle(question)[language],
    answer: answerInWords(question, answerTo(sent, question.code), doing),
    fault: faultOf(question.code),
    unknown: false,
  }));
  const known = new Set(questions.map(({ code }) => code));
  const others = Object.entries(sent).filter(([code]) => !known.has(code));
  return [
    ...asked.filter(({ answer, fault }) => answer !== null || fault !== null),
    ...others.map(([code, value]) => ({
      title: code,
      answer: shortened(value, doing),
      fault: faultOf(code),
      unknown: known.size > 0,
    })),
  ];
}

/** Free text is not read here: it may name somebody. */
function answerInWords({ shape, choices }: Question, given: unknown, doing: Doing): string | null {
  const { language } = doing;
  if (given === undefined) return null;
  if (isInWords({ shape }) && typeof given === 'string') {
    return translate(language, 'setAside.written', { count: given.length });
  }
  if (shape.kind === 'date' && isDay(given)) return formatDay(given, language);
  if (typeof given === 'boolean') return translate(language, given ? 'form.yes' : 'form.no');
  if (typeof given === 'object' && !Array.isArray(given)) return shortened(given, doing);
  const named = new Map(choices.map(({ value, text }) => [String(value), text[language]]));
  return [given]
    .flat()
    .map((one) => named.get(String(one)) ?? shortened(one, doing))
    .join('; ');
}

/** What somebody wrote where nobody asked for words. */
function shortened(value: unknown, { originals }: Doing): string {
  const given = typeof value === 'string' ? value : JSON.stringify(value);
  const text = originals ? given : readByAll(given);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** Whether its answer is somebody's own words. */
export function isInWords({ shape }: Pick<Question, 'shape'>): boolean {
  return kindOf(shape).entry === 'words';
}

/** What leads to a person stands in no field of whoever may not read it. */
function withoutPersonal(sent: Answers): Answers {
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => personalIn(JSON.stringify(value)).length === 0));
}

function faultSentence({ code, limits }: AnswerError, language: Language): string {
  return translate(language, `setAside.faults.${code}`, limits);
}
