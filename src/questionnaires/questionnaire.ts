import { inEveryLanguage, type Language, type Text } from '../formatting/languages.js';
import type { Condition } from '../rules/conditions.js';
import type { AnswerShape } from '../rules/kinds/kinds.js';

/**
 * The compiled questionnaire: one immutable value per version, made once from SurveyJS JSON by `survey-js.ts`.
 * The form, the paper form, the validator, the keying screen, the dashboard's item list and the code book
 * all read this type; none of them knows SurveyJS.
 */
export interface Questionnaire {
  /** e.g. `trung-tam` */
  readonly key: string;
  /** key and version, e.g. `trung-tam.v1` */
  readonly version: string;
  readonly languages: readonly Language[];
  readonly title: Text;
  /** One sentence: why we ask. */
  readonly purpose: Text;
  readonly subject: Subject;
  /** The group of a respondent unless a context question (dimension `group`) says otherwise. */
  readonly group: Group;
  readonly pages: readonly Page[];
  /** Every question, in the order of the pages. */
  readonly questions: readonly Question[];
  /** Elements in the order of the reports, with their names. */
  readonly elements: readonly Element[];
  /** Code of the general item, always the first question. */
  readonly general: string;
  /** Code of the resolving unit's headline item (`FILE`), where there is one. */
  readonly resolvingHeadline: string | null;
  readonly minutes: Minutes;
  /** What draws it on a phone with script; without, our form asks every question. */
  readonly drawnBy: 'form' | 'survey-js';
  /** The SurveyJS JSON as it stands in the file (placeholders not yet filled; see `definitionForPlace`). */
  readonly definition: Readonly<Record<string, unknown>>;
}

/** Whole minutes to answer, at least 1, reckoned from the questions (`minutes.ts`): part A, and all of it. */
export interface Minutes {
  readonly short: number;
  readonly full: number;
}

/** What a survey may be about, in the order in which a leader reads. */
export const subjects = ['administration', 'centre', 'meeting', 'reception', 'businesses', 'officials'] as const;
export type Subject = (typeof subjects)[number];
/** Whose word a response is. */
export const groups = ['people', 'organisation', 'business', 'official'] as const;
export type Group = (typeof groups)[number];
/** By whose answers figures may be broken down. */
export const dimensions = ['field', 'village', 'group', 'way', 'age', 'sex'] as const;

/** A screen of the form: one question or a short group. Part `B` is "Trả lời thêm". */
export interface Page {
  readonly name: string;
  readonly title: Text | null;
  readonly part: 'A' | 'B';
  readonly visibleIf: Condition | null;
  readonly contents: readonly PageContent[];
}

export type PageContent =
  | { readonly kind: 'question'; readonly code: string }
  | { readonly kind: 'text'; readonly text: Text; readonly visibleIf: Condition | null };

export interface Question {
  readonly code: string;
  readonly title: Text;
  /** What the rows of a matrix or the lines of a multiple text have in common: its title, which stands over them. */
  readonly stem: Text | null;
  readonly description: Text | null;
  readonly part: 'A' | 'B';
  readonly required: boolean;
  /** Parts of one question of which at least one is to be answered. */
  readonly requiredAmong?: readonly string[];
  /** Includes the conditions of the panels and the page around it. */
  readonly visibleIf: Condition | null;
  /** What an answer must agree with; told as `not-together`. */
  readonly validIf?: Condition;
  /** How it is drawn. */
  readonly control: 'radio' | 'checkbox' | 'dropdown' | 'boolean' | 'text' | 'comment';
  /** What a valid answer looks like; the validator's whole knowledge. */
  readonly shape: AnswerShape;
  /** Present when the question is a satisfaction item. */
  readonly scale: Scale | null;
  /**
   * Listed answers in the order shown; a scale's levels come first, its answers outside last; yes/no as `true`, `false`.
   * One order per version: 5 (rất hài lòng) on top, as on the ministries' forms.
   */
  readonly choices: readonly Choice[];
  /** Choices filled by the commune (`fields`, `villages`), before those listed. */
  readonly choicesFrom: 'fields' | 'villages' | null;
  /** Element of the report, e.g. `I`, `E1`, `N3`. */
  readonly element: string | null;
  /** Whom a satisfaction item rates: the unit where it was received or the unit that resolved the file. */
  readonly rates: 'receiving' | 'resolving' | null;
  /** False where the question may be asked on a phone and on paper only (money, harassment). */
  readonly onTablet: boolean;
  /** What the answer says about the response, rather than about satisfaction. */
  readonly dimension: (typeof dimensions)[number] | null;
}

export interface Choice {
  readonly value: string | number;
  readonly text: Text;
}

/** Levels 1 … `levels`, 1 the least satisfied. */
export interface Scale {
  readonly levels: 3 | 4 | 5;
  /** Levels that count as satisfied, e.g. [4, 5]. */
  readonly satisfied: readonly number[];
  /** Codes of the answers outside the scale, e.g. `dk`, `no-result`: never in a denominator. */
  readonly outside: readonly string[];
}

export interface Element {
  readonly key: string;
  readonly title: Text;
  /** Codes of its satisfaction items. */
  readonly questions: readonly string[];
}

/**
 * The questions a tablet at a counter may ask: part A without what belongs on a phone or on paper only (money,
 * harassment), because others can see the screen. The checks of answers keep to the whole questionnaire.
 */
export function questionsOnTablet(questionnaire: Questionnaire): readonly Question[] {
  return questionnaire.questions.filter((question) => question.part === 'A' && question.onTablet);
}

/**
 * The title of a question where it stands alone: the row of a matrix says nothing without what stands over the rows.
 * @example wholeTitle({ stem: { vi: 'Hài lòng về:', en: 'About:' }, title: { vi: 'Chỗ chờ', en: 'Waiting' } })
 *   // { vi: 'Hài lòng về: Chỗ chờ', en: 'About: Waiting' }
 */
export function wholeTitle({ stem, title }: Pick<Question, 'stem' | 'title'>): Text {
  return stem ? inEveryLanguage((language) => joined(stem[language], title[language])) : title;
}

function joined(stem: string, title: string): string {
  return /[\p{L}\p{N})]$/u.test(stem) ? `${stem}: ${title}` : `${stem} ${title}`;
}

/*
 * Key and version of what a commune made itself begin with the commune: `hong-chau.y-kien-cho.v1`. So they are nobody
 * else's, and never those of a shipped one, which have no dot in their key; whoever looks a version up needs the text
 * alone.
 */

/** What tells a version of a commune's own apart. */
export interface OwnVersionKey {
  readonly communeId: string;
  /** The whole key, with the commune in front. */
  readonly key: string;
  readonly number: number;
}

/** @example ownKey('hong-chau', 'y-kien-cho') // 'hong-chau.y-kien-cho' */
export function ownKey(communeId: string, name: string): string {
  return `${communeId}.${name}`;
}

/**
 * The commune's own part of a key.
 * @example nameInKey('hong-chau.y-kien-cho') // 'y-kien-cho'
 */
export function nameInKey(key: string): string {
  return key.slice(key.indexOf('.') + 1);
}

/** A whole key of a commune's own, with the commune in front. */
export type OwnKey = `${string}.${string}`;

/** @example communeInKey('hong-chau.y-kien-cho') // 'hong-chau' */
export function communeInKey(key: OwnKey): string {
  return key.slice(0, key.indexOf('.'));
}

/** @example isOwnKey('trung-tam') // false */
export function isOwnKey(key: string): key is OwnKey {
  return key.includes('.');
}

/**
 * What a version says it is; null for a shipped one, and for what names none.
 * @example readOwnVersion('hong-chau.y-kien-cho.v1') // { communeId: 'hong-chau', key: 'hong-chau.y-kien-cho', number: 1 }
 * @example readOwnVersion('trung-tam.v1') // null
 */
export function readOwnVersion(version: string): OwnVersionKey | null {
  const read = /^(?<key>(?<communeId>[a-z0-9-]{1,80})\.[a-z0-9-]{1,60})\.v(?<number>[1-9]\d{0,3})$/.exec(version);
  const { communeId, key, number } = read?.groups ?? {};
  return communeId && key ? { communeId, key, number: Number(number) } : null;
}

/**
 * What a page of figures is about, and what its address calls `subject`: a subject of the shipped questionnaires, or a
 * questionnaire of the commune's own, by its key. What a commune asks by itself stands apart, whatever subject it
 * declares: its answers are none to the questions of which the plans speak.
 */
export type Topic = Subject | OwnKey;

/**
 * Of whom what is asked in general. What a tablet asks counts together with what its campaign asks, so that both say the
 * same here.
 * @example askedAs(centre) === askedAs(centreOnTablets) // true
 */
export function askedAs({ subject, group, general }: Pick<Questionnaire, 'subject' | 'group' | 'general'>): string {
  return [subject, group, general].join(' ');
}

/** @example topicOf({ key: 'hong-chau.y-kien-cho', subject: 'centre' }) // 'hong-chau.y-kien-cho' */
export function topicOf({ key, subject }: Pick<Questionnaire, 'key' | 'subject'>): Topic {
  return isOwnKey(key) ? key : subject;
}
