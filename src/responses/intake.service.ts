import { Injectable } from '@nestjs/common';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { businessHour, Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { checkAnswers } from '../rules/answer-checks.js';
import type { Answers } from '../rules/answers.js';
import type { Day } from '../rules/days.js';
import { normaliseAnswers } from '../rules/normalise-answers.js';
import { acknowledged } from './acknowledged.js';
import { attributesOf } from './attributes.js';
import { CircumstancesService } from './circumstances.service.js';
import { contentHash } from './content-hash.js';
import { type OpenPoint, OpenPointsService } from './open-points.service.js';
import { receiptOf } from './receipt.js';
import { type Arrival, saveResponse, storedContent } from './save-response.js';
import { SetAsideService } from './set-aside.service.js';
import type { Submission, SubmissionOutcome } from './submission.js';

/**
 * Takes a response in: find what was asked, judge the answers, store. Whatever nobody is there to correct is set aside
 * for staff instead of being refused.
 */
@Injectable()
export class IntakeService {
  constructor(
    private readonly points: CollectionPointsService,
    private readonly openPoints: OpenPointsService,
    private readonly circumstances: CircumstancesService,
    private readonly aside: SetAsideService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /**
   * @param tablet id of the paired tablet that sent it; null for a phone
   * @throws Problem when the point is unknown or revoked, the campaign over, or nothing can be stored now
   */
  async submit(code: string, submission: Submission, tablet: string | null = null): Promise<SubmissionOutcome> {
    const point = await this.points.byCode(code);
    const repeated = await this.repeated(point, submission);
    if (repeated) return repeated;
    if (point.revokedOn) {
      if (submission.queued) return this.aside.keep(point, null, submission, 'point-revoked');
      throw problem.pointRevoked({ revokedOn: point.revokedOn });
    }
    const day = this.dayOfAnswer(submission);
    const asked = await this.openPoints.answered(point, submission.campaign, day);
    return this.judge(asked, submission, day, tablet);
  }

  /** The same again is answered as before, even when the point or the campaign has closed in between. */
  private async repeated(point: CollectionPoint, submission: Submission): Promise<SubmissionOutcome | null> {
    const { id, language, assisted } = submission;
    const stored = await this.queue.read(storedContent(point.communeId, id));
    if (!stored) return null;
    const answers = normaliseAnswers(submission.answers as Record<string, unknown>) as Answers;
    const { campaign, version } = stored;
    const hash = contentHash({ point: point.code, campaign, version, answers, language, assisted });
    if (hash !== stored.contentHash) return null;
    return { kind: 'repeated', id, receipt: receiptOf(this.secrets, point.communeId, id) };
  }

  private dayOfAnswer({ answeredOn }: Submission): Day {
    const today = this.clock.today();
    return answeredOn === undefined || answeredOn > today ? today : answeredOn;
  }

  private async judge(
    asked: OpenPoint,
    submission: Submission,
    day: Day,
    tablet: string | null,
  ): Promise<SubmissionOutcome> {
    const { point, campaign, placed } = asked;
    const today = this.clock.today();
    const beforeOpening = day < campaign.opensOn && today >= campaign.opensOn;
    const businessDate = beforeOpening ? today : day;
    if (businessDate > campaign.endsOn) {
      throw problem.campaignClosed({ closedOn: campaign.endsOn, campaign: campaign.name });
    }
    if (campaign.stateOn(today) === 'draft') throw problem.nothingOpen();
    const given = normaliseAnswers(submission.answers as Record<string, unknown>);
    const versionKnown = submission.version === undefined || submission.version === campaign.questionnaireVersion;
    const errors = versionKnown ? checkAnswers(placed.questions, given) : [];
    if (!versionKnown || errors.length > 0) {
      return this.refuse(asked, submission, { code: versionKnown ? 'answers-invalid' : 'version-unknown', errors });
    }
    // Nothing was wrong with them, so they are what the questionnaire asks for.
    const answers = given as Answers;
    const { assisted } = submission;
    const { proof, codeHash, batch, flags } = await this.circumstances.of(point, submission, businessDate, tablet);
    const arrival: Arrival = {
      communeId: point.communeId,
      id: submission.id,
      contentHash: this.hashOf(point, asked, submission, answers),
      campaign,
      questionnaire: asked.questionnaire,
      pointId: point.id,
      businessDate,
      dateReplaced: submission.answeredOn !== undefined && submission.answeredOn !== businessDate,
      attributes: attributesOf({ ...asked, answers, assisted, proof, batch }),
      answers,
      receivedOn: today,
      codeHash,
      flags,
      hour: businessHour(this.clock.now()),
    };
    const outcome = await this.store(arrival);
    return outcome.kind === 'invalid' ? this.refuse(asked, submission, outcome) : outcome;
  }

  /** Whoever is there corrects it, or sends without the code; what waited is kept for staff. */
  private async refuse(
    { point, campaign }: OpenPoint,
    submission: Submission,
    { code, errors }: Omit<SubmissionOutcome & { kind: 'invalid' }, 'kind'>,
  ): Promise<SubmissionOutcome> {
    if (submission.queued) return this.aside.keep(point, campaign.id, submission, code);
    return { kind: 'invalid', code, errors };
  }

  private hashOf(
    point: CollectionPoint,
    asked: OpenPoint,
    { language, assisted }: Submission,
    answers: Arrival['answers'],
  ) {
    const { id: campaign, questionnaireVersion: version } = asked.campaign;
    return contentHash({ point: point.code, campaign, version, answers, language, assisted });
  }

  private async store(arrival: Arrival): Promise<SubmissionOutcome> {
    const saved = await acknowledged(this.queue.commit((group) => saveResponse(arrival, group)));
    const { id, communeId } = arrival;
    const receipt = receiptOf(this.secrets, communeId, id);
    if (saved.kind === 'stored') return { kind: 'stored', id, receipt, late: saved.late };
    if (saved.kind === 'repeated') return { kind: 'repeated', id, receipt };
    if (saved.kind === 'conflict') return this.aside.keepDifferent(arrival);
    return { kind: 'invalid', code: saved.kind, errors: [] };
  }
}
