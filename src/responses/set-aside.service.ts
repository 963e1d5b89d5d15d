import { Injectable } from '@nestjs/common';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import type { ProblemCode } from '../problem.js';
import type { Answers } from '../rules/answers.js';
import { acknowledged } from './acknowledged.js';
import { contentHash } from './content-hash.js';
import type { Arrival } from './save-response.js';
import { type Rejected, setAside } from './set-aside.js';
import type { Submission, SubmissionOutcome } from './submission.js';

/** Keeps for staff what cannot be counted, where nobody is there to correct it or something else came first. */
@Injectable()
export class SetAsideService {
  constructor(
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** What a queue or a tablet sent and the questionnaire, or a revoked point, refuses. */
  async keep(
    point: CollectionPoint,
    campaignId: string | null,
    submission: Submission,
    reason: ProblemCode,
  ): Promise<SubmissionOutcome> {
    const { id, answers, language, assisted, version = '' } = submission;
    const content = { point: point.code, campaign: campaignId ?? '', version, language, assisted };
    await this.store({
      ...{ communeId: point.communeId, responseId: id, campaignId, pointId: point.id, reason, answers },
      contentHash: contentHash({ ...content, answers: answers as Answers }),
    });
    return { kind: 'set-aside', id };
  }

  /** A second response under an ID that is taken: the first one stays. */
  async keepDifferent(arrival: Arrival): Promise<SubmissionOutcome> {
    const { communeId, id, contentHash, campaign, pointId, answers } = arrival;
    const reason = 'response-differs';
    await this.store({ communeId, responseId: id, contentHash, campaignId: campaign.id, pointId, reason, answers });
    return { kind: 'conflict', id };
  }

  private store(rejected: Omit<Rejected, 'receivedOn'>): Promise<void> {
    const receivedOn = this.clock.today();
    return acknowledged(this.queue.commit(() => setAside({ ...rejected, receivedOn })));
  }
}
