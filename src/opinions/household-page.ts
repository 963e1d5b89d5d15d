import { join } from 'node:path';
import { type CommuneCatalogue, communeHeading, communeTitle } from '../communes/catalogue.js';
import { projectFolder } from '../config/settings.js';
import { citizenPage } from '../feedback/public-page.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Look } from '../formatting/look.js';
import type { ErrorLink } from '../responses/form-errors.js';
import { printPage, readTemplates } from '../responses/form-templates.js';
import { LONGEST_REASON } from './counts-form.js';
import { type OpinionAnswer, type OpinionMatter, opinionAnswers } from './opinion.entity.js';
import { WORDS_MONTHS } from './retention.js';

readTemplates(join(projectFolder, 'views', 'opinions', 'public'));

/** As a household typed it. */
export interface TypedOpinion {
  readonly answer: string;
  readonly reason: string;
}

/** Why a field cannot be taken: the field and the reason, as in the key of its sentence. */
export type OpinionFault = 'answer.missing' | 'reason.missing' | 'reason.too-long';

/** What became of what was sent. */
export type HouseholdAnswer =
  | { readonly kind: 'asked' | 'unknown' | 'used' | 'ahead' | 'over' | 'taken' }
  | { readonly kind: 'mistaken'; readonly faults: readonly OpinionFault[] }
  /** Asked once more before it is sent, as it cannot be taken back. */
  | { readonly kind: 'asked-again' }
  | { readonly kind: 'refused'; readonly code: 'cannot-store-now' };

export interface HouseholdPageRequest {
  readonly answer: HouseholdAnswer;
  readonly code: string;
  readonly matter: OpinionMatter | null;
  readonly commune: CommuneCatalogue | null;
  readonly typed: TypedOpinion;
  readonly language: Language;
  readonly look: Look;
  readonly demo: boolean;
}

export function isOpinionAnswer(text: string): text is OpinionAnswer {
  return opinionAnswers.some((one) => one === text);
}

/** What is wrong, in the order of the page; `reason` as it is kept. */
export function faultsOfOpinion({ answer }: TypedOpinion, reason: string): readonly OpinionFault[] {
  const faults: readonly (OpinionFault | false)[] = [
    !isOpinionAnswer(answer) && 'answer.missing',
    answer === 'other' && reason === '' && 'reason.missing',
    reason.length > LONGEST_REASON && 'reason.too-long',
  ];
  return faults.filter((fault) => fault !== false);
}

/** The page, in the frame of all citizens' pages. */
export function printHouseholdPage(request: HouseholdPageRequest): string {
  return printPage('household-opinion', toHouseholdPage(request));
}

function toHouseholdPage(request: HouseholdPageRequest) {
  const { answer, code, matter, commune, typed, language } = request;
  const errors = errorsOf(answer, language);
  const said = (target: string): string | null => errors.find((error) => error.target === target)?.message ?? null;
  const isForm = ['asked', 'mistaken', 'refused'].includes(answer.kind);
  const isShut = ['unknown', 'used', 'ahead', 'over', 'taken'].includes(answer.kind);
  return {
    ...citizenPage(request, { path: `/o/${code}`, title: `household.title.${titleOf(answer)}`, errors }),
    ...{ commune: commune && communeHeading(commune), committee: commune && communeTitle(commune), typed },
    matter: matter && {
      ...{ name: matter.name, text: matter.text },
      opensOn: formatDay(matter.opensOn, language),
      closesOn: formatDay(matter.closesOn, language),
    },
    shut: isShut ? `household.shut.${answer.kind}` : null,
    isTaken: answer.kind === 'taken',
    again: answer.kind === 'asked-again' && isOpinionAnswer(typed.answer) ? answerWords(typed.answer, language) : null,
    ...{ isForm, months: WORDS_MONTHS },
    longest: LONGEST_REASON,
    faults: { answer: said('answer'), reason: said('reason') },
    answers: opinionAnswers.map((one, at) => ({
      ...{ value: one, id: at === 0 ? 'answer' : `answer-${one}`, chosen: typed.answer === one },
      label: answerWords(one, language),
    })),
  };
}

function titleOf({ kind }: HouseholdAnswer): 'asked' | 'again' | 'taken' | 'used' | 'ahead' | 'over' | 'unknown' {
  if (kind === 'asked-again') return 'again';
  return kind === 'mistaken' || kind === 'refused' ? 'asked' : kind;
}

function answerWords(answer: OpinionAnswer, language: Language): string {
  return translate(language, `opinions.answers.${answer}`);
}

function errorsOf(answer: HouseholdAnswer, language: Language): readonly ErrorLink[] {
  if (answer.kind === 'refused') return [{ target: 'send', message: translate(language, `problems.${answer.code}`) }];
  if (answer.kind !== 'mistaken') return [];
  return answer.faults.map((fault) => ({
    target: fault.split('.')[0] ?? '',
    message: translate(language, `household.fault.${fault}`, { limit: String(LONGEST_REASON) }),
  }));
}
