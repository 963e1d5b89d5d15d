import { randomUUID } from 'node:crypto';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { monthOf, quarterOf, weekdayOf } from '../campaigns/campaign-calendar.js';
import { leadsOn } from '../campaigns/campaign-layout.js';
import { holdCampaign } from '../campaigns/campaigns.service.js';
import { spendCode } from '../collection-points/one-time-codes.queries.js';
import type { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import type { Group } from '../database/write-queue.js';
import { asSearched } from '../formatting/accents.js';
import { problem } from '../problem.js';
import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';
import type { Day } from '../rules/days.js';
import { type Arrival, type Content, contentHash } from './arrival.js';
import { Comment } from './comment.entity.js';
import type { Channel } from './dimensions.js';
import { keptText } from './kept-text.js';
import { type Standing, SurveyResponse } from './survey-response.entity.js';
import { BusyHour, ParticipationCount } from './tally.entity.js';
import { addTo, type TallyCells } from './tally-cells.js';
import { additionsOf } from './tally-layout.js';
import { addCells, addUp } from './write-tallies.js';

const responses = tableOf(SurveyResponse);

export type Saved =
  | { readonly kind: 'stored'; readonly late: boolean }
  | { readonly kind: 'repeated' | 'conflict' | 'code-spent' | 'code-unknown' };

/**
 * Stores a response and adds it to every sum, in one transaction. Whether it still counts is decided here, with the
 * campaign held still, so that no response slips behind a lock.
 * @param secrets seal what was written in words
 */
export function* saveResponse(arrival: Arrival, group: Group, secrets: Secrets): Work<Saved> {
  const { communeId, campaign: asked } = arrival;
  const campaign = yield* group.once(`campaign ${communeId} ${asked.id}`, () => holdCampaign(communeId, asked.id));
  // It was judged by a campaign or a commune that has just gone, or become another: its sender tries again, and is judged
  // by what is there.
  if (!campaign) throw problem.cannotStoreNow();
  if (campaign.reorganised !== asked.reorganised) throw problem.cannotStoreNow();
  const standing = standingOf(campaign, arrival);
  const { codeHash, businessDate: given, receivedOn: received } = arrival;
  if (codeHash !== null) {
    const before = yield* earlier(arrival);
    if (before) return before;
    const outcome = yield* spendCode(communeId, codeHash, { given, received });
    if (outcome !== 'spent-now') return { kind: outcome };
  }
  if (!(yield* insertResponse(arrival, standing))) return (yield* earlier(arrival)) ?? { kind: 'conflict' };
  yield* saveComments(arrival, standing, secrets);
  if (standing !== 'test') {
    group.handIn(addParticipation, countedBy(arrival, standing));
    group.handIn(countBusyHours, arrival);
  }
  if (standing === 'counted') group.handIn(addUp, arrival);
  return { kind: 'stored', late: standing === 'late' };
}

/** What became of the response that came before under this ID, if any. */
function* earlier({ communeId, id, contentHash }: Arrival): Work<Saved | null> {
  const before = yield* storedContent(communeId, id);
  return before && { kind: [contentHash, WITHDRAWN].includes(before.contentHash) ? 'repeated' : 'conflict' };
}

function standingOf(campaign: Campaign, { receivedOn, businessDate }: Arrival): Standing {
  if (receivedOn < campaign.opensOn) return 'test';
  return campaign.countsOn(businessDate) ? 'counted' : 'late';
}

/** In place of the content hash of what was withdrawn: short answers could be guessed from it. */
export const WITHDRAWN = '';

/** What is stored under an ID: its content hash, and the campaign and version that the hash is about. */
export interface StoredContent {
  readonly contentHash: string;
  readonly campaign: string;
  readonly version: string;
}

export function* storedContent(communeId: string, id: string): Work<StoredContent | null> {
  const stored = yield* responses.find({ communeId, id });
  if (!stored) return null;
  const { contentHash, campaignId: campaign, questionnaireVersion: version } = stored;
  return { contentHash, campaign, version };
}

/**
 * Whether what is stored is the same again, whatever campaign and version its sender named. Of what was withdrawn nothing
 * is known any more, and nothing is taken again.
 */
export function isSame(
  { contentHash: hash, campaign, version }: StoredContent,
  sent: Omit<Content, 'campaign' | 'version'>,
): boolean {
  return hash === WITHDRAWN || hash === contentHash({ ...sent, campaign, version });
}

/** @returns false, with nothing written, where a response of that ID is stored */
function insertResponse(arrival: Arrival, standing: Standing): Work<boolean> {
  return responses.insertNew({
    communeId: arrival.communeId,
    id: arrival.id,
    contentHash: arrival.contentHash,
    campaignId: arrival.campaign.id,
    questionnaireVersion: arrival.questionnaire.version,
    standing,
    businessDate: arrival.businessDate,
    dateReplaced: arrival.dateReplaced,
    answers: withoutText(arrival),
    importId: arrival.importId,
    receiptHash: arrival.receiptHash,
    // Last: an object that begins with a spread and grows from there takes twenty times as long to make.
    ...arrival.attributes,
  });
}

/**
 * Free text goes to a table of its own, under a key of its own, masked before anybody reads it: what was written below a
 * question or behind "Khác" as well.
 */
function* saveComments(arrival: Arrival, standing: Standing, secrets: Secrets): Work<void> {
  const { communeId, campaign, questionnaire, answers, businessDate, receivedOn, importId } = arrival;
  const texts = textsIn(questionnaire, answers);
  if (texts.length === 0) return;
  const day = standing === 'late' ? receivedOn : businessDate;
  const [campaignId, quarter] = [campaign.id, quarterOf(monthOf(day, campaign.fromDay))];
  for (const question of texts) {
    const kept = keptText(secrets, String(answers[question.code]));
    yield* tableOf(Comment).insert({
      ...{ communeId, id: randomUUID(), campaignId, quarter, question: question.code, ...about(question, arrival) },
      ...{ ...kept, words: asSearched(kept.masked), trial: standing === 'test', importId },
    });
  }
}

/** The answers without what stands apart. */
function withoutText({ questionnaire, answers }: Pick<Arrival, 'questionnaire' | 'answers'>): Answers {
  const texts = textsIn(questionnaire, answers);
  if (texts.length === 0) return answers;
  return Object.fromEntries(Object.entries(answers).filter(([code]) => texts.every((text) => text.code !== code)));
}

/** The questions answered in free text. */
function textsIn(questionnaire: Questionnaire, answers: Answers): readonly Question[] {
  return textQuestionsOf(questionnaire).filter(({ code }) => answers[code] !== undefined);
}

/** Listed once for each questionnaire. */
function textQuestionsOf({ questions }: Questionnaire): readonly Question[] {
  const known = textQuestions.get(questions) ?? questions.filter(({ shape }) => shape.kind === 'text');
  textQuestions.set(questions, known);
  return known;
}

const textQuestions = new WeakMap<Questionnaire['questions'], readonly Question[]>();

/** The element and the unit that a text is about, by its question or the one that it is written behind. */
function about(
  question: Question,
  { questionnaire, campaign, businessDate, attributes }: Arrival,
): Pick<Comment, 'element' | 'department'> {
  const base = question.code.replace(/-Comment$/, '');
  const behind = questionnaire.questions.find(({ code }) => code === base) ?? question;
  const leads = leadsOn(campaign.leads, businessDate);
  const rated = behind.rates === 'receiving' ? attributes.receivingUnit : attributes.resolvingUnit;
  return { element: question.element ?? behind.element, department: leads[base] ?? rated };
}

/**
 * Stores many responses of one campaign at once: each as a row of its own, each cell of the sums written once. For
 * simulated data and restored batches, which arrive before any lock and with identifiers known to be new.
 */
export function* saveMany(arrivals: readonly Arrival[], secrets: Secrets): Work<void> {
  const [first] = arrivals;
  if (!first) return;
  const cells: TallyCells = new Map();
  for (const arrival of arrivals) {
    yield* insertResponse(arrival, 'counted');
    yield* saveComments(arrival, 'counted', secrets);
    for (const addition of additionsOf(arrival)) addTo(cells, addition);
  }
  yield* addCells(first.communeId, first.campaign.id, cells);
  yield* addParticipation(arrivals.map((arrival) => countedBy(arrival, 'counted')));
}

/** What participation knows of a stored response: when and where, and nothing of its answers. */
interface Participation {
  readonly communeId: string;
  readonly campaign: { readonly id: string };
  readonly pointId: string;
  readonly businessDate: Day;
  readonly attributes: { readonly channel: Channel };
  readonly receivedOn: Day;
  /** Hour of receipt in Vietnam, for the busy hours of the point only; null where it is not known. */
  readonly hour: number | null;
}

/** Adds responses to the counts of their day, point, channel and standing. */
export function* addParticipation(responses: readonly Omit<ParticipationCount, 'responses'>[]): Work<void> {
  for (const [counted, count] of countAlike(responses)) {
    yield* tableOf(ParticipationCount).upsert({ responses: count, ...counted }, ['responses']);
  }
}

function countedBy(stored: Participation, standing: Standing): Omit<ParticipationCount, 'responses'> {
  const { communeId, campaign, businessDate: day, pointId, attributes } = stored;
  return { communeId, campaignId: campaign.id, day, pointId, channel: attributes.channel, standing };
}

/** The same taken back; a count of nothing is no count. */
export function* uncountParticipation(responses: readonly Omit<ParticipationCount, 'responses'>[]): Work<void> {
  const counts = tableOf(ParticipationCount);
  for (const [counted, count] of countAlike(responses)) {
    yield* counts.upsert({ responses: -count, ...counted }, ['responses']);
    const { communeId, campaignId, day, pointId, channel, standing } = counted;
    yield* counts.delete({ communeId, campaignId, day, pointId, channel, standing, responses: 0 });
  }
}

/** Counts when a point is busy. */
function* countBusyHours(responses: readonly Participation[]): Work<void> {
  for (const [hour, count] of countAlike(responses.flatMap(hourOf))) {
    yield* tableOf(BusyHour).upsert({ responses: count, ...hour }, ['responses']);
  }
}

function hourOf({ communeId, pointId, receivedOn, hour }: Participation): readonly Omit<BusyHour, 'responses'>[] {
  return hour === null ? [] : [{ communeId, pointId, weekday: weekdayOf(receivedOn), hour }];
}

function countAlike<T>(items: readonly T[]): Iterable<readonly [T, number]> {
  const counts = new Map<string, [T, number]>();
  for (const item of items) {
    const name = JSON.stringify(item);
    const alike = counts.get(name);
    if (alike) alike[1] += 1;
    else counts.set(name, [item, 1]);
  }
  return counts.values();
}
