import { hash } from 'node:crypto';
import type { Campaign } from '../campaigns/campaign.entity.js';
import type { PointKind } from '../collection-points/collection-point.entity.js';
import type { Language } from '../formatting/languages.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { type AnswerError, checkAnswers, choicesAsDefined } from '../rules/answer-checks.js';
import { type Answers } from '../rules/answers.js';
import { addDays, type Day } from '../rules/days.js';
import { normaliseAnswers } from '../rules/typed-text.js';
import type { Asked } from './asked.service.js';
import { type Assisted, attributesOf, type Channel, type Proof } from './dimensions.js';
import type { CountedAnswers } from './tally-layout.js';

declare const made: unique symbol;

/** A valid response, ready to be stored. There is no other way to one than `arrivalOf`. */
export interface Arrival extends CountedAnswers {
  readonly [made]: true;
  readonly communeId: string;
  readonly id: string;
  readonly contentHash: string;
  readonly pointId: string;
  /** The day on the device could not be believed, so the day of receipt stands instead. */
  readonly dateReplaced: boolean;
  readonly receivedOn: Day;
  /** Hour of receipt in Vietnam, for the busy hours of the point only; null for a row of a file. */
  readonly hour: number | null;
  /** The file that it is a row of; null for what came by itself. */
  readonly importId: string | null;
  /** Of the one-time code it spends; null without one. The row keeps the level of proof only. */
  readonly codeHash: string | null;
  /** Of the receipt that its sender is told; null where nobody is told one. */
  readonly receiptHash: string | null;
}

/** Who brings an answer: a phone or any other program, a paired tablet, or staff who hold the paper or the file. */
export type Bringer = 'phone' | 'tablet' | 'sheet';

/** A response as it was brought, with all that is known of how. */
export interface Given {
  readonly id: string;
  /** By question code, as they were sent, keyed or read; `arrivalOf` judges them. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** What its sender sent, where staff have corrected the answers: the same again is still recognised. */
  readonly sent?: Answers;
  readonly language: Language;
  readonly assisted: Assisted;
  readonly by: Bringer;
  readonly proof: Proof;
  readonly codeHash: string | null;
  /** The meeting or hand-out it was given at; null for somebody alone. */
  readonly batch: string | null;
  readonly flags: readonly Flag[];
  /** Of the receipt that its sender is told; null for sheets and rows of a file, whose people are told none. */
  readonly receiptHash: string | null;
  readonly dateReplaced: boolean;
  readonly receivedOn: Day;
  readonly hour: number | null;
  readonly importId?: string;
}

/**
 * Makes a response of what was brought: the one door, for phones, tablets, keyed sheets, imported rows and simulated
 * people alike.
 * @param asked what was asked on the day of the answer
 * @returns what is wrong with the answers, if anything is
 */
export function arrivalOf(asked: Asked, given: Given): Arrival | { readonly errors: readonly AnswerError[] } {
  const { point, campaign, questionnaire, day } = asked;
  const { id, language, assisted, proof, codeHash, batch, flags, dateReplaced, receivedOn, hour } = given;
  const checked = checkedAnswers(asked, given.answers);
  if ('errors' in checked) return checked;
  const { answers, sent } = checked;
  const channel = channelAt(point.kind, given.by);
  const content = {
    point: point.code,
    campaign: campaign.id,
    version: questionnaire.version,
    answers: given.sent ?? sent,
    language,
    assisted,
  };
  // Property by property, as a response is made for everybody in the hall: spread objects are many times slower to make.
  const arrival: Omit<Arrival, typeof made> = {
    communeId: point.communeId,
    id,
    contentHash: contentHash(content, questionnaire),
    campaign,
    questionnaire,
    layout: asked.layout,
    pointId: point.id,
    businessDate: day,
    dateReplaced,
    receivedOn,
    hour,
    importId: given.importId ?? null,
    attributes: attributesOf(asked, { answers, assisted, channel, proof, batch, flags: flagsText(flags) }),
    answers,
    codeHash,
    receiptHash: given.receiptHash,
  };
  return arrival as Arrival;
}

export interface CheckedAnswers {
  /** As they are kept. */
  readonly answers: Answers;
  /** As they came: what tells the same again from something else. */
  readonly sent: Answers;
}

/** Answers as they are kept, or what is wrong with them: the one check of everything that is brought. */
export function checkedAnswers(
  { placed }: Pick<Asked, 'placed'>,
  given: Readonly<Record<string, unknown>>,
): CheckedAnswers | { readonly errors: readonly AnswerError[] } {
  const sent = normaliseAnswers(given);
  const answers = choicesAsDefined(placed.questions, sent);
  const errors = checkAnswers(placed.questions, answers);
  // Nothing is wrong with them, so they are what the questionnaire asks for.
  return errors.length > 0 ? { errors } : { answers: answers as Answers, sent: sent as Answers };
}

/** What comes from a tablet's or a paper's point without a tablet or a sheet is like any other code that was scanned. */
function channelAt(kind: PointKind, by: Bringer): Channel {
  const needed: Partial<Record<PointKind, Bringer>> = { kiosk: 'tablet', paper: 'sheet' };
  return (needed[kind] ?? by) === by ? kind : 'qr';
}

/**
 * The business day of an answer.
 * @param said day on the device, the sheet or the row, frozen when it was first sent
 * @param today day of receipt
 * @returns the day of receipt, replaced, for a day that lies in the future or before the opening, because that clock
 * cannot be believed; null after the end of collecting
 */
export function dayOfAnswer(
  { opensOn, endsOn }: Pick<Campaign, 'opensOn' | 'endsOn'>,
  said: Day,
  today: Day,
): { readonly day: Day; readonly replaced: boolean } | null {
  const first = today < opensOn ? addDays(opensOn, -LONGEST_TRIAL) : opensOn;
  const replaced = said > today || said < first;
  const day = replaced ? today : said;
  return day > endsOn ? null : { day, replaced };
}

/** Days before the opening on which a campaign may be tried: a clock that says less has stood still. */
const LONGEST_TRIAL = 366;

/** The day of an answer that bears none, such as a sheet: it was given before the end, whenever it is brought. */
export function lastDayOf({ endsOn }: Pick<Campaign, 'endsOn'>, today: Day): Day {
  return today < endsOn ? today : endsOn;
}

export interface Content {
  readonly point: string;
  readonly campaign: string;
  readonly version: string;
  readonly answers: Answers;
  readonly language: string;
  readonly assisted: string;
}

/**
 * SHA-256 (hex) over the content as JSON with sorted keys, in NFC: tells "the same again" from "something else".
 * @param questionnaire that was answered: it makes the hash quicker to work out, and no other
 */
export function contentHash(content: Content, questionnaire?: Pick<Questionnaire, 'questions'>): string {
  const { answers, assisted, campaign, language, point, version } = content;
  const written = (questionnaire && writtenInOrder(answers, orderOf(questionnaire))) ?? sortedJson(answers);
  const rest = sortedJson({ assisted, campaign, language, point, version });
  return hash('sha256', `{"answers":${written},${rest.slice(1)}`.normalize('NFC'), 'hex');
}

/** The codes of a questionnaire in order, as JSON writes them before an answer: sorted once, not with every response. */
function orderOf({ questions }: Pick<Questionnaire, 'questions'>): Order {
  const known =
    orders.get(questions) ??
    questions
      .map(({ code }) => code)
      .sort()
      .map((code) => [code, `${quoted(code)}:`]);
  orders.set(questions, known);
  return known;
}

type Order = readonly (readonly [code: string, written: string])[];

const orders = new WeakMap<Questionnaire['questions'], Order>();

/** @returns null for answers to anything else */
function writtenInOrder(answers: Answers, order: Order): string | null {
  let [text, count] = ['', 0];
  for (const [code, written] of order) {
    if (!Object.hasOwn(answers, code)) continue;
    text += count === 0 ? written : `,${written}`;
    text += sortedJson(answers[code]);
    count += 1;
  }
  return count === Object.keys(answers).length ? `{${text}}` : null;
}

/** Written straight away, where sorted copies would be made only to be thrown away. */
function sortedJson(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  const record = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(record).sort()) text += `${text && ','}${quoted(key)}:${sortedJson(record[key])}`;
  return `{${text}}`;
}

function quoted(key: string): string {
  return /^[\w-]*$/.test(key) ? `"${key}"` : JSON.stringify(key);
}

/**
 * What the intake notices and nobody can see later, because a row holds no time and no device. A flagged response is
 * stored and counted like any other; `burst`: more arrived than a point or tablet takes in; `repeated`: the tablet was
 * pressed again within seconds of the visit before, whatever was answered: a flag that compared answers would tell an
 * officer who presses first what the next person said.
 */
export type Flag = (typeof flags)[number];

export const flags = ['burst', 'repeated'] as const;

/**
 * Flags as a row keeps them.
 * @returns names in order, with commas between them; null for none
 * @example flagsText(['repeated', 'burst']) // 'burst,repeated'
 */
export function flagsText(flags: readonly Flag[]): string | null {
  return flags.length === 0 ? null : [...new Set(flags)].sort().join(',');
}
