import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import type { Language } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { problem } from '../problem.js';
import { cleanText } from '../rules/typed-text.js';
import { isTellable, type LockedResult, type ReleasedResult } from './locked-result.js';
import { LockedResultsService } from './locked-results.service.js';
import { PreparedResult, PublicResult } from './public-result.entity.js';
import { decidedIn } from './public-results.service.js';
import { type DecisionFaults, readDecision, type SignedDecision, type TypedDecision } from './signed-decision.js';

const prepared = tableOf(PreparedResult);
const shown = tableOf(PublicResult);

/** A locked period that may be shown to everybody, with what was decided about it. */
export interface Releasable {
  readonly result: LockedResult;
  /** Its text waits for the chairman. */
  readonly waiting: PreparedResult | null;
  readonly shown: PublicResult | null;
}

/** `changed`: what was read is not what waits any more, so that nothing is approved. */
type Approved = 'approved' | 'changed';

/**
 * Decides what everybody may see, by two people: an officer prepares a locked period with its text, and the chairman
 * approves just that text, or an officer records the decision that he signed. A new text leaves what is shown as it is
 * until it is approved in its turn.
 */
@Injectable()
export class ReleasesService {
  constructor(
    private readonly lockedResults: LockedResultsService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Shows nothing to anybody yet; prepared again, the text that waits is replaced.
   * @param done what the commune did after the survey, or nothing
   * @throws Problem `not-yet-published` when it is not locked, or too few answered
   */
  async prepare(campaign: Campaign, period: string, done: string, actor: string): Promise<void> {
    await this.tellable(campaign, period);
    const { communeId, id: campaignId } = campaign;
    const preparedOn = this.clock.today();
    const text = { communeId, campaignId, period, preparedOn, preparedBy: actor, done: cleanText(done) };
    await this.queue.commit(() => this.prepared(text));
  }

  /**
   * The chairman says yes: everybody sees it from now on.
   * @param read version of the text that he had before him
   * @throws Problem `another-person-needed` for whoever prepared it
   */
  async approve(campaign: Campaign, period: string, read: string, actor: string): Promise<Approved> {
    const releasedOn = this.clock.today();
    return this.queue.commit(() => this.approved(campaign, period, read, { actor, releasedOn, decision: null }));
  }

  /** The same, where he signed a decision: an officer, even the one who prepared it, records its number and day. */
  async record(
    campaign: Campaign,
    period: string,
    read: string,
    { actor, typed }: { readonly actor: string; readonly typed: TypedDecision },
  ): Promise<Approved | { readonly faults: DecisionFaults }> {
    const today = this.clock.today();
    const { lockedOn } = await this.tellable(campaign, period);
    const decision = readDecision(typed, { lockedOn, today });
    if ('faults' in decision) return decision;
    return this.queue.commit(() => this.approved(campaign, period, read, { actor, releasedOn: today, decision }));
  }

  /** Takes a period back at once, shown or waiting. @param what only the text that waits, or everything */
  async withdraw(campaign: Campaign, period: string, what: 'waiting' | 'everything', actor: string): Promise<void> {
    await this.queue.commit(() => this.withdrawn(campaign, period, what, actor));
  }

  /** How many texts of a commune wait for the chairman. */
  waiting(communeId: string): Promise<number> {
    return this.queue.read(prepared.count({ communeId }));
  }

  /** Every locked period of a commune that may be shown, with what was decided about it. */
  async releasable(communeId: string, language: Language): Promise<readonly Releasable[]> {
    const waiting = await this.queue.read(prepared.select({ communeId }));
    const released = await this.queue.read(shown.select({ communeId }));
    const campaigns = await this.lockedResults.campaignsOf(communeId);
    const perCampaign = campaigns.map(async (campaign) => {
      const periods = await this.lockedResults.lockedPeriods(campaign);
      return Promise.all(
        periods.map(async (period) => {
          const isIt = (one: PreparedResult | PublicResult): boolean =>
            one.campaignId === campaign.id && one.period === period;
          const result = await this.lockedResults.read(campaign, period, language);
          return { result, waiting: waiting.find(isIt) ?? null, shown: released.find(isIt) ?? null };
        }),
      );
    });
    return (await Promise.all(perCampaign)).flat();
  }

  /**
   * As everybody would read it: with the text that waits, else with the one that is shown.
   * @throws Problem `not-found`, `not-yet-published`
   */
  async preview(campaign: Campaign, period: string, language: Language): Promise<ReleasedResult> {
    const result = await this.tellable(campaign, period, language);
    const key = { communeId: campaign.communeId, campaignId: campaign.id, period };
    const waiting = await this.queue.read(prepared.find(key));
    const released = waiting ? null : await this.queue.read(shown.find(key));
    if (released) return { result, ...decidedIn(released) };
    return { result, releasedOn: null, done: waiting?.done ?? '', approval: null };
  }

  private async tellable(
    campaign: Campaign,
    period: string,
    language: Language = MAIN_LANGUAGE,
  ): Promise<LockedResult> {
    const campaigns = await this.lockedResults.campaignsOf(campaign.communeId);
    if (!campaigns.some(({ id }) => id === campaign.id)) throw problem.notFound();
    const result = await this.lockedResults.read(campaign, period, language);
    if (!isTellable(result.overall)) throw problem.notYetPublished();
    return result;
  }

  private *prepared(text: PreparedResult): Work<void> {
    yield* prepared.upsert(text);
    const { communeId, campaignId: object, period, preparedBy: actor } = text;
    yield* this.audit.append({ actor, communeId, action: 'results-prepared', object, details: { period } });
  }

  private *approved(
    { communeId, id: campaignId }: Campaign,
    period: string,
    read: string,
    by: Approval,
  ): Work<Approved> {
    const { actor, releasedOn, decision } = by;
    const key = { communeId, campaignId, period };
    const waiting = yield* prepared.hold(key);
    if (!waiting || versionOf(waiting) !== read) return 'changed';
    if (decision === null && waiting.preparedBy === actor) throw problem.anotherPersonNeeded();
    const decided = { decisionNumber: decision?.number ?? null, decidedOn: decision?.decidedOn ?? null };
    const { preparedBy, done } = waiting;
    yield* shown.upsert({ ...key, ...decided, releasedOn, releasedBy: actor, preparedBy, done });
    yield* prepared.delete(key);
    const action = decision === null ? 'results-approved' : 'results-approval-recorded';
    const details = { period, preparedBy, ...(decision ?? {}) };
    yield* this.audit.append({ actor, communeId, action, object: campaignId, details });
    return 'approved';
  }

  private *withdrawn(campaign: Campaign, period: string, what: 'waiting' | 'everything', actor: string): Work<void> {
    const { communeId, id: object } = campaign;
    const key = { communeId, campaignId: object, period };
    let gone = yield* prepared.delete(key);
    if (what === 'everything') gone += yield* shown.delete(key);
    if (gone === 0) return;
    yield* this.audit.append({ actor, communeId, action: 'results-withdrawn', object, details: { period, what } });
  }
}

interface Approval {
  readonly actor: string;
  readonly releasedOn: PublicResult['releasedOn'];
  /** null where the chairman approves here */
  readonly decision: SignedDecision | null;
}

/** Of a text that waits: whoever approves says which one was read. */
export function versionOf({ done }: Pick<PreparedResult, 'done'>): string {
  return createHash('sha256').update(done).digest('hex').slice(0, 16);
}
