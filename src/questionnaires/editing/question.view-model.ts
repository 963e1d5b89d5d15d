import { allLanguages, type Language, type Text, translate } from '../../formatting/languages.js';
import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import { isObject } from '../codes-by-place.js';
import { dimensions } from '../questionnaire.js';
import { parseExpression } from '../survey-js.js';
import { editAddress, questionAnchor, questionEditAddress } from './addresses.js';
import type { QuestionFault } from './apply-question.js';
import { askablesOf } from './askable.js';
import { answerListOf, type ListName } from './choice-lists.js';
import { toConditionView } from './condition.view-model.js';
import type { PartFault } from './condition-form.js';
import type { Opened } from './editor.service.js';
import { type LimitName, usualLength } from './limits.js';
import { canDivide, isGeneral } from './mapping.js';
import { blanks, type TypedEntry, type TypedQuestion } from './question-form.js';
import { speakingOf } from './references.js';
import { type LevelMeaning, levelMeanings } from './scale.js';
import { nameOfElement, type Source, type SourceElement } from './source.js';
import { textIn, type Wording, wordingOf } from './wording.js';

export interface QuestionPage {
  readonly opened: Opened;
  readonly element: SourceElement;
  readonly typed: TypedQuestion;
  readonly faults?: readonly QuestionFault[];
  readonly partFaults?: readonly PartFault[];
  readonly stale?: boolean;
  readonly tooLarge?: boolean;
}

export function toQuestionView({ opened, element, typed, faults = [], partFaults = [], ...told }: QuestionPage) {
  const { stale = false, tooLarge = false } = told;
  const { row, source, revision, fixed } = opened;
  const name = nameOfElement(element);
  const askables = askablesOf(source);
  const isGroup = element.type === 'panel';
  const isText = element.type === 'html';
  const faultAt = (field: string): string | null => {
    const found = faults.find((one) => one.field === field);
    return found ? `questionnaireEditing.faults.${found.why}` : null;
  };
  const isTheGeneral = isGeneral(element);
  return {
    ...{ version: row.version, revision, stale, tooLarge, name, isGroup, isText },
    ...{ href: questionEditAddress(row.version, name), back: `${editAddress(row.version)}${questionAnchor(name)}` },
    hasFaults: faults.length + partFaults.length > 0,
    heading: textIn(wordingOf(element.title ?? element.html), name),
    titles: fieldsOf('title', typed.title, faultAt('title')),
    descriptions: isText ? null : fieldsOf('description', typed.description, null),
    code: { value: typed.code, isFixed: fixed.has(name) || isGroup, fault: faultAt('code') },
    asks: !isGroup && !isText,
    ...{ isGeneral: isTheGeneral, required: typed.required },
    limits: Object.entries(typed.limits).map(([limit, value]) => ({
      ...{ id: `limit-${limit}`, label: `questionnaireEditing.limits.${limit}`, value, fault: faultAt(limit) },
      most: usualLength(element, limit as LimitName),
    })),
    lists: Object.entries(typed.lists).map(([list, entries]) => listView(list as ListName, entries, element, faultAt)),
    scale: typed.scale === null ? null : { is: typed.scale, fault: faultAt('scale') },
    numbers: typed.numbers.map((one, at) => ({ at, code: one.code, meanings: meaningsView(one.meaning) })),
    general: typed.scale === null || isTheGeneral ? null : { ticked: typed.general, fault: faultAt('general') },
    mapping: mappingView(typed, source),
    dividing: canDivide(element) ? dividingView(typed, faultAt('dimension')) : null,
    condition: isTheGeneral ? null : toConditionView(typed.condition, { askables, own: name, faults: partFaults }),
    speaking: speakingOf(source, name, parseExpression).join(', '),
  };
}

/** A field for each language that the pages speak. */
export function fieldsOf(id: string, words: Wording, fault: string | null) {
  return allLanguages().map((language) => ({
    ...{ id: `${id}-${language}`, language, name: nameOf(language), value: words[language] ?? '' },
    fault: language === MAIN_LANGUAGE ? fault : null,
  }));
}

export function nameOf(language: Language): string {
  return translate(language, 'language.name');
}

function listView(
  list: ListName,
  entries: readonly TypedEntry[],
  element: SourceElement,
  faultAt: (field: string) => string | null,
) {
  const rows = entries.some(({ code }) => code === '') ? entries : [...entries, ...blanks(entries)];
  return {
    list,
    label: `questionnaireEditing.entries.${list}` as const,
    fault: faultAt(list),
    areLevels: answerListOf(element) === list && entries.some(({ meaning }) => meaning !== null),
    languages: allLanguages().map((language) => ({ language, name: nameOf(language) })),
    rows: rows.map((entry, at) => ({
      ...{ at, number: at + 1, code: entry.code, isNew: entry.code === '', goes: entry.goes },
      words: fieldsOf(`${list}-words-${at}`, entry.words, faultAt(`${list}-${at}`)),
      readable: entry.words[MAIN_LANGUAGE] || String(at + 1),
      meanings: entry.meaning === null ? null : meaningsView(entry.meaning),
      ...{ isFirst: at === 0, isLast: at === rows.length - 1 },
    })),
  };
}

function meaningsView(chosen: LevelMeaning) {
  return levelMeanings.map((value) => {
    return { value, label: `questionnaireEditing.scale.meanings.${value}`, chosen: value === chosen };
  });
}

function mappingView({ mapping }: TypedQuestion, source: Source) {
  const elements = Array.isArray(source.reportElements) ? source.reportElements.filter(isObject) : [];
  const rates = { '': 'none', receiving: 'receiving', resolving: 'resolving' } as const;
  return {
    elements: elements.map((element): { value: string; words: Text; chosen: boolean } => {
      const value = String(element.key ?? '');
      return { value, words: textIn(wordingOf(element.title), value), chosen: value === mapping.element };
    }),
    rates: (['', 'receiving', 'resolving'] as const).map((value) => {
      return { value, label: `questionnaireEditing.scale.rate.${rates[value]}`, chosen: value === mapping.rates };
    }),
    // Whom a file goes to is known at the Centre only; who leads an item in the survey on the administration.
    ofCentre: source.subject === 'centre' || mapping.rates !== '' || mapping.resolvingHeadline,
    ofAdministration: source.subject === 'administration',
    ...{ resolvingHeadline: mapping.resolvingHeadline, phoneAndPaperOnly: mapping.phoneAndPaperOnly },
  };
}

function dividingView({ mapping }: TypedQuestion, fault: string | null) {
  const lists = { '': 'none', fields: 'fields', villages: 'villages' } as const;
  return {
    ...{ fault, isUsed: mapping.dimension !== '' || mapping.choicesFrom !== '' || fault !== null },
    dimensions: dimensions.map((value) => {
      return { value, label: `questionnaireEditing.dividing.dimensions.${value}`, chosen: value === mapping.dimension };
    }),
    lists: (['', 'fields', 'villages'] as const).map((value) => {
      return {
        value,
        label: `questionnaireEditing.dividing.lists.${lists[value]}`,
        chosen: value === mapping.choicesFrom,
      };
    }),
  };
}
