import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import { isCode } from '../codes-by-place.js';
import { isReserved } from '../definition-limits.js';
import { parseExpression } from '../survey-js.js';
import { askablesOf } from './askable.js';
import { answerListOf, type Entry, type ListName, withEntries } from './choice-lists.js';
import { type PartFault, withTypedCondition } from './condition-form.js';
import { type LimitFault, limitFaults, withLimits } from './limits.js';
import { canDivide, isGeneral, type Mapping, strayFrom, withGeneral, withMapping } from './mapping.js';
import { type TypedEntry, type TypedQuestion, titleNameOf } from './question-form.js';
import { renamedQuestion, withRecodedAnswers } from './references.js';
import { asScale, type LevelMeaning, type ScaleFault, withoutScale } from './scale.js';
import { elementNamed, questionsOf, type Source, type SourceElement, withElement, withProperty } from './source.js';
import { type Wording, withWording } from './wording.js';

/** What is wrong with a question as it was typed: the field it stands at, and the key of its sentence. */
export interface QuestionFault {
  /** `title`, `code`, `scale`, `general`, `dimension`, a limit, a list, or `choices-2` for one of its rows. */
  readonly field: string;
  readonly why:
    | 'untitled'
    | 'codeFormat'
    | 'codeTaken'
    | 'entryWords'
    | 'tooFewEntries'
    | 'generalOutside'
    | 'generalScale'
    | 'strayChoices'
    | LimitFault['why']
    | ScaleFault;
}

export type Applied =
  | { readonly source: Source; readonly name: string }
  | { readonly faults: readonly QuestionFault[]; readonly partFaults: readonly PartFault[] };

/**
 * A source with one question as it was typed.
 * @param fixed codes that an earlier version was answered by: they and the codes of their levels stay
 */
export function withTypedQuestion(
  source: Source,
  name: string,
  typed: TypedQuestion,
  fixed: ReadonlySet<string>,
): Applied {
  const standing = elementNamed(source, name);
  if (!standing) return { faults: [], partFaults: [] };
  const isFixed = fixed.has(name);
  const listed = withLists(withLimits(worded(standing, typed), typed.limits), typed);
  const faults: QuestionFault[] = [...wordFaults(typed, standing), ...codeFaults(source, name, typed, isFixed)];
  const scaled = withTypedScale(listed, typed, isFixed);
  faults.push(...limitFaults(standing, typed.limits));
  if ('fault' in scaled) faults.push({ field: 'scale', why: scaled.fault });
  const mapped = withTypedMapping('fault' in scaled ? listed : scaled.question, typed);
  faults.push(...mappingFaults(mapped, typed));
  const askables = askablesOf(source);
  const conditioned = withTypedCondition(mapped, typed.condition, askables);
  if ('partFaults' in conditioned) return { faults, ...conditioned };
  if (faults.length > 0 || 'fault' in scaled) return { faults, partFaults: [] };
  const placed = withElement(source, name, () => conditioned.element);
  const recoded = withRecodedAnswers(placed, name, scaled.recoded, parseExpression);
  const general = typed.general && !isGeneral(standing) ? withGeneral(recoded, name) : recoded;
  if (typed.code === name) return { source: general, name };
  return { source: renamedQuestion(general, name, typed.code), name: typed.code };
}

function worded(standing: SourceElement, typed: TypedQuestion): SourceElement {
  const titled = withWording(standing, titleNameOf(standing), typed.title);
  const described = standing.type === 'html' ? titled : withWording(titled, 'description', typed.description);
  if (standing.type === 'html' || standing.type === 'panel') return described;
  // The general item always is.
  return (standing.isRequired === true) === typed.required || isGeneral(standing)
    ? described
    : withProperty(described, 'isRequired', typed.required || undefined);
}

function withLists(question: SourceElement, { lists }: TypedQuestion): SourceElement {
  return Object.entries(lists).reduce(
    (changed, [list, entries]) => withEntries(changed, list as ListName, keptOf(entries)),
    question,
  );
}

/** A new row that nobody wrote in is none. */
function keptOf(entries: readonly TypedEntry[]): readonly Entry[] {
  return entries
    .filter((one) => !one.goes && !isBlank(one))
    .map(({ code, words }) => ({ code, words: said(words, code) }));
}

/** An empty field says that a word of an entry goes; one that is new never had it. */
function said(words: Wording, code: string): Wording {
  return code !== '' ? words : Object.fromEntries(Object.entries(words).filter(([, word]) => word !== ''));
}

function isBlank({ code, words }: TypedEntry): boolean {
  return code === '' && Object.values(words).every((word) => word === '');
}

function withTypedScale(question: SourceElement, typed: TypedQuestion, fixed: boolean) {
  const none = { question, recoded: new Map<string, string | number>() };
  if (typed.scale === null) return none;
  if (!typed.scale) return Array.isArray(question.satisfied) ? { ...none, question: withoutScale(question) } : none;
  return asScale(question, meaningsTyped(question, typed), fixed);
}

/** By the codes that the entries have now, those of new ones too. */
function meaningsTyped(question: SourceElement, { lists, numbers }: TypedQuestion): ReadonlyMap<string, LevelMeaning> {
  const list = answerListOf(question);
  if (!list) return new Map(numbers.map(({ code, meaning }) => [code, meaning]));
  const kept = (lists[list] ?? []).filter((one) => !one.goes && !isBlank(one));
  const codes = codesOf(question, list);
  return new Map(kept.map(({ meaning }, at) => [codes[at] ?? '', meaning ?? 'not-satisfied']));
}

function codesOf(question: SourceElement, list: ListName): readonly string[] {
  const entries = question[list];
  return Array.isArray(entries) ? entries.map((one) => String(one?.value ?? one)) : [];
}

function withTypedMapping(question: SourceElement, { mapping, scale }: TypedQuestion): SourceElement {
  const { element, rates, resolvingHeadline, phoneAndPaperOnly, dimension, choicesFrom } = mapping;
  const ofScale: Partial<Mapping> = scale ? { element, rates, resolvingHeadline } : {};
  const ofList: Partial<Mapping> = canDivide(question) ? { dimension, choicesFrom } : {};
  const isAsked = question.type !== 'html' && question.type !== 'panel';
  return withMapping(question, { ...ofScale, ...ofList, ...(isAsked && { phoneAndPaperOnly }) });
}

function wordFaults(typed: TypedQuestion, { type, choicesFromQuestion }: SourceElement): readonly QuestionFault[] {
  const faults: QuestionFault[] = [];
  if (type !== 'panel' && !typed.title[MAIN_LANGUAGE]) faults.push({ field: 'title', why: 'untitled' });
  for (const [list, entries] of Object.entries(typed.lists)) {
    const kept = entries.filter((one) => !one.goes && !isBlank(one));
    const isFilled = list === 'choices' && (typed.mapping.choicesFrom !== '' || choicesFromQuestion !== undefined);
    if (kept.length === 0 && !isFilled) faults.push({ field: list, why: 'tooFewEntries' });
    entries.forEach((one, at) => {
      if (!one.goes && !isBlank(one) && !one.words[MAIN_LANGUAGE])
        faults.push({ field: `${list}-${at}`, why: 'entryWords' });
    });
  }
  return faults;
}

function codeFaults(source: Source, name: string, { code }: TypedQuestion, fixed: boolean): readonly QuestionFault[] {
  if (code === name) return [];
  if (fixed || !isCode(code) || isReserved(code)) return [{ field: 'code', why: 'codeFormat' }];
  const isTaken = questionsOf(source).some(
    (one) => String(one.name).toLowerCase() === code.toLowerCase() && one.name !== name,
  );
  return isTaken ? [{ field: 'code', why: 'codeTaken' }] : [];
}

function mappingFaults(question: SourceElement, typed: TypedQuestion): readonly QuestionFault[] {
  const faults: QuestionFault[] = [];
  if (typed.general && !typed.scale) faults.push({ field: 'general', why: 'generalScale' });
  if (typed.general && typed.scale && question.outside !== undefined)
    faults.push({ field: 'general', why: 'generalOutside' });
  if (strayFrom(question, typed.mapping.dimension).length > 0) faults.push({ field: 'dimension', why: 'strayChoices' });
  return faults;
}
