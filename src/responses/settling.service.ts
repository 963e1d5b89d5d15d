import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { type Group, WriteQueue } from '../database/write-queue.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { problem } from '../problem.js';
import type { AnswerError } from '../rules/answer-checks.js';
import type { Answers } from '../rules/answers.js';
import type { Day } from '../rules/days.js';
import { normaliseAnswers } from '../rules/typed-text.js';
import { type Arrival, arrivalOf, checkedAnswers, dayOfAnswer } from './arrival.js';
import { type Asked, AskedService } from './asked.service.js';
import { receiptHash, receiptOf } from './receipt.js';
import { isSame, type StoredContent, saveResponse, storedContent } from './save-response.js';
import { answersIn, SetAside, type Settled } from './set-aside.entity.js';
import { type Settlement, settle } from './set-aside.queries.js';

/** One that was set aside, as an officer looks at it. */
export interface Waiting {
  readonly kept: SetAside;
  readonly point: CollectionPoint;
  /** The code of the point, and those it had before: it was sent to one of them. */
  readonly codes: readonly string[];
  /** As they came. */
  readonly sent: Answers;
  /** Where it can be counted, the newest campaign first; none where it can only be discarded. */
  readonly fits: readonly Fit[];
  /** Stored under its ID: nothing, the same content (it was sent again and counted), or another. */
  readonly stored: 'nothing' | 'same' | 'other';
}

/** A campaign in which an answer that was set aside can be counted. */
export interface Fit {
  readonly asked: Asked;
  /** The day on the device cannot be believed. */
  readonly replaced: boolean;
  /** It answers another version of the questionnaire: only a person can say that it means the same. */
  readonly otherVersion: boolean;
  /** What is wrong with it there. */
  readonly errors: readonly AnswerError[];
  /** Final figures stand: it would be kept as late and counted nowhere. */
  readonly late: boolean;
}

/** Answers that an officer has put right. */
export interface Correction {
  readonly answers: Answers;
  /** Codes of the questions that were changed. */
  readonly questions: readonly string[];
  readonly because: string;
}

export type Outcome =
  | { readonly kind: 'settled'; readonly late: boolean }
  /** By somebody else, or its sender sent it again and it was counted. */
  | { readonly kind: 'settled-before' }
  | { readonly kind: 'invalid'; readonly errors: readonly AnswerError[] };

/** Settles what was set aside: accepted, corrected or discarded, once, with its entry in the audit log. */
@Injectable()
export class SettlingService {
  constructor(
    private readonly asked: AskedService,
    private readonly points: CollectionPointsService,
    private readonly meetings: MeetingsService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` */
  async find(communeId: string, id: string): Promise<Waiting> {
    const kept = await this.queue.read(tableOf(SetAside).find({ communeId, id }));
    if (!kept) throw problem.notFound();
    const point = await this.points.find(communeId, kept.pointId);
    const sent = normaliseAnswers(answersIn(this.secrets, kept)) as Answers;
    const before = await this.queue.read(storedContent(communeId, kept.responseId));
    const codes = [point.code, ...(await this.points.earlierCodes(point)).map(({ code }) => code)];
    const stored = !before ? 'nothing' : isSent(before, { kept, codes, sent }) ? 'same' : 'other';
    const fits = kept.settled === null && stored !== 'same' ? await this.fitsOf(kept, point, sent) : [];
    return { kept, point, codes, sent, fits, stored };
  }

  /**
   * Makes a response of it, as it came or as corrected, under the ID that its sender used, or under a new one where
   * another response has that.
   * @param by login name
   */
  async accept(waiting: Waiting, fit: Fit, by: string, correction: Correction | null = null): Promise<Outcome> {
    const { kept, point, sent } = waiting;
    const { asked, replaced: dateReplaced, otherVersion } = fit;
    if (otherVersion && correction === null) return { kind: 'invalid', errors: fit.errors };
    const arrival = arrivalOf(asked, {
      ...{ id: kept.responseId, answers: correction?.answers ?? sent, sent, by: kept.byTablet ? 'tablet' : 'phone' },
      ...languageAndPen(kept),
      // A code that was spent or is unknown proves nothing.
      ...{ proof: 'fixed', codeHash: null, batch: await this.meetings.at(point, asked.day), flags: [], dateReplaced },
      // Of the ID that its sender used, whatever it is stored under: one receipt finds all that was sent with it.
      receiptHash: receiptHash(this.secrets, receiptOf(this.secrets, kept.communeId, kept.responseId), point.id),
      ...{ receivedOn: this.clock.today(), hour: null },
    });
    if ('errors' in arrival) return { kind: 'invalid', errors: arrival.errors };
    return this.queue.commit((group) => this.become(waiting, arrival, by, correction, group));
  }

  /** @param because in the officer's words */
  async discard({ kept }: Waiting, because: string, by: string): Promise<Outcome> {
    const settlement = this.settlement('discarded', by, because);
    const { audit } = this;
    return this.queue.commit(function* (): Work<Outcome> {
      if (!(yield* settle(kept, settlement))) return { kind: 'settled-before' };
      yield* audit.append(entryOf(kept, settlement, {}));
      return { kind: 'settled', late: false };
    });
  }

  private *become(
    { kept, codes, sent }: Waiting,
    arrival: Arrival,
    by: string,
    correction: Correction | null,
    group: Group,
  ): Work<Outcome> {
    const before = yield* storedContent(kept.communeId, kept.responseId);
    if (before && isSent(before, { kept, codes, sent })) return { kind: 'settled-before' };
    const settlement = this.settlement(correction ? 'corrected' : 'accepted', by, correction?.because ?? null);
    if (!(yield* settle(kept, settlement))) return { kind: 'settled-before' };
    const saved = yield* saveResponse(before ? { ...arrival, id: randomUUID() } : arrival, group, this.secrets);
    if (saved.kind !== 'stored') throw new Error(`A new response is ${saved.kind}`);
    const details = { campaign: arrival.campaign.id, ...(correction && { questions: correction.questions }) };
    yield* this.audit.append(entryOf(kept, settlement, details));
    return { kind: 'settled', late: saved.late };
  }

  private settlement(settled: Settled, settledBy: string, settledBecause: string | null): Settlement {
    return { settled, settledOn: this.clock.today(), settledBy, settledBecause };
  }

  /** The campaign that its sender named, where it fits there; else every one that asked there on that day. */
  private async fitsOf(kept: SetAside, point: CollectionPoint, sent: Answers): Promise<readonly Fit[]> {
    const today = this.clock.today();
    const campaigns = await this.asked.campaignsAt(point);
    const named = campaigns.filter(({ id }) => id === kept.campaignId);
    const fits: Fit[] = [];
    for (const campaign of [...named, ...campaigns.filter((one) => !named.includes(one))]) {
      const dated = dayIn(campaign, kept, today);
      if (!dated) continue;
      const version = [campaign.questionnaireVersion, campaign.tabletVersion].find((one) => one === kept.version);
      const asked = await this.asked.asked(point, campaign, dated.day, version ?? undefined);
      const otherVersion = kept.version !== null && !version;
      if (otherVersion && !kept.version?.startsWith(`${asked.questionnaire.key}.`)) continue;
      const checked = checkedAnswers(asked, sent);
      const late = !campaign.countsOn(dated.day);
      fits.push({
        asked,
        replaced: dated.replaced,
        otherVersion,
        errors: 'errors' in checked ? checked.errors : [],
        late,
      });
      if (campaign.id === kept.campaignId) break;
    }
    return fits;
  }
}

/** The day of its answer in a campaign; null where that has nothing to do with it. */
function dayIn(campaign: Campaign, { answeredOn, receivedOn }: SetAside, today: Day): ReturnType<typeof dayOfAnswer> {
  const said = answeredOn ?? receivedOn;
  const dated = dayOfAnswer(campaign, said, receivedOn);
  if (dated && dated.day >= campaign.opensOn) return dated;
  // The server's own clock may have been behind when it came.
  const fits = said >= campaign.opensOn && said <= campaign.endsOn && said <= today;
  return fits ? { day: said, replaced: false } : null;
}

/** Whether what is stored is what was sent, to whichever code of the point. */
function isSent(
  stored: StoredContent,
  { kept, codes, sent: answers }: Pick<Waiting, 'kept' | 'codes' | 'sent'>,
): boolean {
  return codes.some((point) => isSame(stored, { point, answers, ...languageAndPen(kept) }));
}

/** Rows from before these were kept: as a phone sends it. */
function languageAndPen({ language, assisted }: SetAside) {
  return { language: language ?? MAIN_LANGUAGE, assisted: assisted ?? 'self' } as const;
}

/** Never names an answer. */
function entryOf({ communeId, id, reason: setAsideFor }: SetAside, said: Settlement, details: object) {
  const reason = said.settledBecause === null ? {} : { reason: said.settledBecause };
  return {
    ...{ actor: said.settledBy, communeId, action: `set-aside-${said.settled}`, object: id },
    details: { setAsideFor, ...details, ...reason },
  };
}
