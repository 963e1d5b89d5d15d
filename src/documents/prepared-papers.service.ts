import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { OwnDaysService } from '../campaigns/own-days.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { problem } from '../problem.js';
import { topicOf } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';
import { writeXlsx } from '../writers/xlsx.js';
import { DocumentsService } from './documents.service.js';
import { toMonthSheets } from './month-workbook.js';
import { MonthsService } from './months.service.js';
import { PreparedPaper } from './prepared-paper.entity.js';
import { type ToPrepare, toPrepare } from './prepared-times.js';
import { QuartersService } from './quarters.service.js';

const papers = tableOf(PreparedPaper);

/**
 * Prepares what a commune hands in before anybody asks. A paper counts as prepared once it could be written of what is
 * locked; its files are written of the same figures whenever they are taken, so none is kept. Each is prepared once,
 * however many servers look.
 */
@Injectable()
export class PreparedPapersService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly ownDays: OwnDaysService,
    private readonly documents: DocumentsService,
    private readonly months: MonthsService,
    private readonly quarters: QuartersService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Prepares what should be there by today. What cannot be written is kept as failed, and tried again after an hour.
   * @param all campaigns of the commune
   * @returns what went wrong
   */
  async prepareDue(communeId: string, all: readonly Campaign[]): Promise<readonly unknown[]> {
    const surveys = all.map((campaign) => {
      return { campaign, isCentre: topicOf(this.campaigns.questionnaireOf(campaign)) === 'centre' };
    });
    const wanted = toPrepare(surveys, this.clock.today(), await this.ownDays.of(communeId));
    if (wanted.length === 0) return [];
    const kept = new Map((await this.queue.read(papers.select({ communeId }))).map((paper) => [paper.id, paper]));
    const failures: unknown[] = [];
    for (const one of wanted) {
      const before = kept.get(one.id) ?? null;
      if (isDone(before, one) || this.hasJustFailed(before)) continue;
      try {
        const written = await this.written(communeId, one, all);
        await this.queue.commit(() => this.prepared(communeId, one, written));
      } catch (error) {
        failures.push(error);
        await this.queue.commit(() => this.failed(communeId, one));
      }
    }
    return failures;
  }

  /** What nobody has seen to. */
  async waiting(communeId: string): Promise<readonly PreparedPaper[]> {
    return this.queue.read(papers.select({ communeId, attendedOn: null }, { order: { preparedOn: 'DESC' } }));
  }

  /** Somebody has seen to it, or does without what could not be written; a second time changes nothing. @throws Problem `not-found` */
  async attend(communeId: string, id: string, actor: string): Promise<void> {
    await this.queue.commit(() => this.attended(communeId, id, actor));
  }

  /** The same within a unit of work: an e-mail has told of them. */
  *told(of: readonly PreparedPaper[], day: Day): Work<void> {
    for (const { communeId, id } of of) yield* papers.update({ communeId, id }, { toldOn: day });
  }

  private hasJustFailed(before: PreparedPaper | null): boolean {
    const { failedAt = null } = before ?? {};
    return failedAt !== null && this.clock.certain().getTime() - failedAt.getTime() < UNTIL_NEXT_ATTEMPT_MS;
  }

  /** Writes it as its files will be. @throws whatever keeps it from being written */
  private async written(communeId: string, paper: ToPrepare, all: readonly Campaign[]): Promise<Written> {
    const { kind, period } = paper;
    const campaign = all.find(({ id }) => id === paper.campaignId) ?? null;
    if (kind === 'month') {
      const month = await this.months.read(communeId, period, MAIN_LANGUAGE);
      await writeXlsx(toMonthSheets(month));
      return { dataHash: month.overall?.dataHash ?? null, attendedBy: null };
    }
    const sheet = kind === 'quarter' ? await this.quarters.read(communeId, period, MAIN_LANGUAGE) : null;
    const asked = { period: kind === 'quarter' ? period : null, unit: null, language: MAIN_LANGUAGE } as const;
    const report = campaign && (await this.documents.compose('report', { campaign, ...asked }));
    return {
      dataHash: report?.compositions[0]?.dataHash ?? sheet?.survey?.dataHash ?? null,
      attendedBy: sheet?.handedInBy ?? (kind === 'report' && campaign ? await this.documents.maker(campaign) : null),
    };
  }

  private *prepared(communeId: string, paper: ToPrepare, { dataHash, attendedBy }: Written): Work<void> {
    const { id, kind, period, campaignId, isFinal } = paper;
    const today = this.clock.today();
    const state = {
      ...{ campaignId, isFinal, preparedOn: today, failedAt: null, toldOn: null, attendedBy },
      attendedOn: attendedBy === null ? null : today,
    };
    if (!(yield* papers.insertNew({ communeId, id, kind, period, ...state }))) {
      if (isDone(yield* papers.hold({ communeId, id }), paper)) return;
      yield* papers.update({ communeId, id }, state);
    }
    const details = { kind, period, campaign: campaignId, dataHash };
    yield* this.audit.append({ actor: 'clock', communeId, action: 'document-prepared', object: id, details });
  }

  private *failed(communeId: string, { id, kind, period, campaignId }: ToPrepare): Work<void> {
    const failedAt = this.clock.certain();
    const nothing = { isFinal: false, preparedOn: null, toldOn: null, attendedOn: null, attendedBy: null };
    if (yield* papers.insertNew({ communeId, id, kind, period, campaignId, failedAt, ...nothing })) return;
    yield* papers.update({ communeId, id }, { failedAt });
  }

  private *attended(communeId: string, id: string, actor: string): Work<void> {
    const paper = yield* papers.hold({ communeId, id });
    if (!paper) throw problem.notFound();
    if (paper.attendedOn !== null) return;
    yield* papers.update({ communeId, id }, { attendedOn: this.clock.today(), attendedBy: actor });
    const { kind, period } = paper;
    const details = { kind, period };
    yield* this.audit.append({ actor, communeId, action: 'document-attended', object: id, details });
  }
}

/** What a paper was written of, and who has seen to it before it was prepared. */
interface Written {
  readonly dataHash: string | null;
  readonly attendedBy: string | null;
}

/** It is there, with final figures where they are there. */
function isDone(before: PreparedPaper | null, { isFinal }: ToPrepare): boolean {
  return before !== null && before.preparedOn !== null && (before.isFinal || !isFinal);
}

const UNTIL_NEXT_ATTEMPT_MS = 3_600_000;
