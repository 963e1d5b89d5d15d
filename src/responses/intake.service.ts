import { Injectable } from '@nestjs/common';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { businessHour, Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import { WriteQueue } from '../database/write-queue.js';
import { Problem, problem } from '../problem.js';
import { type Answers } from '../rules/answers.js';
import { normaliseAnswers } from '../rules/typed-text.js';
import { arrivalOf, dayOfAnswer } from './arrival.js';
import { AskedService } from './asked.service.js';
import { receiptHash, receiptOf } from './receipt.js';
import { isSame, saveResponse, storedContent } from './save-response.js';
import { SetAsideService } from './set-aside.service.js';
import { type Submission, type SubmissionOutcome, SubmissionsService } from './submissions.service.js';

/**
 * Takes a response in: find what was asked, judge the answers, store. Whatever nobody is there to correct is set aside
 * for staff instead of being refused.
 */
@Injectable()
export class IntakeService {
  constructor(
    private readonly points: CollectionPointsService,
    private readonly asked: AskedService,
    private readonly submissions: SubmissionsService,
    private readonly aside: SetAsideService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /**
   * @param tablet id of the paired tablet that sent it; null for a phone
   * @throws Problem `point-unknown`, `cannot-store-now`; and to a person who is still there, why the answers cannot be
   * taken: `point-revoked` (they are set aside), `campaign-closed`, `nothing-open`, `not-found`
   */
  async submit(code: string, submission: Submission, tablet: string | null = null): Promise<SubmissionOutcome> {
    const point = await this.points.byCode(code);
    const found = await this.tried(point, submission, tablet);
    if (!(found instanceof Problem) && (found.kind === 'stored' || found.kind === 'repeated')) return found;
    // Looked for only now: nearly everything that comes is new.
    const repeated = await this.repeated(point, submission);
    if (repeated) return repeated;
    return found instanceof Problem
      ? this.refused(point, submission, tablet, found)
      : this.untaken(point, submission, tablet, found);
  }

  /** @returns what became of it, or why it cannot be taken. @throws Problem `cannot-store-now` */
  private async tried(
    point: CollectionPoint,
    submission: Submission,
    tablet: string | null,
  ): Promise<SubmissionOutcome | Problem> {
    try {
      return await this.take(point, submission, tablet);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'cannot-store-now') throw error;
      return error;
    }
  }

  /** The same again is answered as before, even when the point or the campaign has closed in between. */
  private async repeated(point: CollectionPoint, submission: Submission): Promise<SubmissionOutcome | null> {
    const { id, language, assisted } = submission;
    const stored = await this.queue.read(storedContent(point.communeId, id));
    if (!stored) return null;
    const answers = normaliseAnswers(submission.answers) as Answers;
    if (!isSame(stored, { point: point.code, answers, language, assisted })) return null;
    return { kind: 'repeated', id, receipt: receiptOf(this.secrets, point.communeId, id) };
  }

  /** Something else under an ID that is taken is set aside; so are wrong answers, where nobody is there to correct them. */
  private async untaken(
    point: CollectionPoint,
    submission: Submission,
    tablet: string | null,
    outcome: SubmissionOutcome,
  ): Promise<SubmissionOutcome> {
    if (outcome.kind === 'conflict') {
      const kept = await this.aside.keep(point, submission, 'response-differs', tablet);
      return kept.kind === 'repeated' ? kept : outcome;
    }
    if (outcome.kind !== 'invalid' || !submission.queued) return outcome;
    return this.aside.keep(point, submission, outcome.code, tablet);
  }

  /** @throws Problem the one given, to a person who is still there */
  private async refused(
    point: CollectionPoint,
    submission: Submission,
    tablet: string | null,
    why: Problem,
  ): Promise<SubmissionOutcome> {
    if (why.code === 'version-unknown' && !submission.queued) return { kind: 'invalid', code: why.code, errors: [] };
    if (!submission.queued && why.code !== 'point-revoked') throw why;
    const kept = await this.aside.keep(point, submission, why.code, tablet);
    if (submission.queued) return kept;
    throw Object.assign(why, { setAside: true });
  }

  private async take(
    point: CollectionPoint,
    submission: Submission,
    tablet: string | null,
  ): Promise<SubmissionOutcome> {
    if (point.revokedOn) throw problem.pointRevoked({ revokedOn: point.revokedOn });
    const today = this.clock.today();
    const said = submission.answeredOn ?? today;
    const campaign = await this.asked.campaignOf(point, submission.campaign, said < today ? said : today);
    const dated = dayOfAnswer(campaign, said, today);
    // Ended at a moment of its last day: who is still there answers after it, what waited was answered before.
    const isAfterEnd = campaign.endedAt !== null && said >= campaign.endsOn && !submission.queued;
    if (!dated || isAfterEnd) throw problem.campaignClosed({ closedOn: campaign.endsOn, campaign: campaign.name });
    if (campaign.stateOn(today) === 'draft') throw problem.nothingOpen();
    const asked = await this.asked.asked(point, campaign, dated.day, submission.version);
    const { proof, codeHash, batch, flags } = await this.submissions.circumstancesOf(
      point,
      submission,
      dated.day,
      tablet,
    );
    const receipt = receiptOf(this.secrets, point.communeId, submission.id);
    const arrival = arrivalOf(asked, {
      id: submission.id,
      answers: submission.answers,
      language: submission.language,
      assisted: submission.assisted,
      by: tablet === null ? 'phone' : 'tablet',
      proof,
      codeHash,
      batch,
      flags,
      receiptHash: receiptHash(this.secrets, receipt, point.id),
      dateReplaced: dated.replaced,
      receivedOn: today,
      hour: businessHour(this.clock.now()),
    });
    if ('errors' in arrival) return { kind: 'invalid', code: 'answers-invalid', errors: arrival.errors };
    const saved = await this.queue.commit((group) => saveResponse(arrival, group, this.secrets));
    const { id } = submission;
    if (saved.kind === 'stored') return { kind: 'stored', id, receipt, late: saved.late };
    if (saved.kind === 'repeated') return { kind: 'repeated', id, receipt };
    return saved.kind === 'conflict' ? { kind: 'conflict', id } : { kind: 'invalid', code: saved.kind, errors: [] };
  }
}
