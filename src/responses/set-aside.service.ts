import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { type ProblemCode, problem } from '../problem.js';
import { OwnQuestionnairesService } from '../questionnaires/own-questionnaires.service.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import type { Answers } from '../rules/answers.js';
import { contentHash } from './arrival.js';
import { receiptOf } from './receipt.js';
import { SetAside, type Settled, sealedAnswers } from './set-aside.entity.js';
import type { Submission, SubmissionOutcome } from './submissions.service.js';

/** Keeps for staff what cannot be counted, where nobody is there to correct it or something else came first. */
@Injectable()
export class SetAsideService {
  constructor(
    private readonly questionnaires: QuestionnairesService,
    private readonly own: OwnQuestionnairesService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps one, once however often it is sent. What staff have accepted since is answered as received.
   * @param tablet id of the paired tablet that sent it; null for a phone
   * @throws Problem `cannot-store-now` where it is larger than any form's answers, or the point has had as many today
   * as can be looked at: its sender keeps it and tries again
   */
  async keep(
    point: CollectionPoint,
    submission: Submission,
    reason: ProblemCode,
    tablet: string | null,
  ): Promise<SubmissionOutcome> {
    const { id: responseId, campaign, version, language, assisted, answeredOn } = submission;
    const answers = await this.askedIn(version, submission.answers);
    if (Buffer.byteLength(JSON.stringify(answers)) > MOST_BYTES) throw problem.cannotStoreNow();
    const content = { point: point.code, campaign: campaign ?? '', version: version ?? '', language, assisted };
    const kept: SetAside = {
      ...{ communeId: point.communeId, id: randomUUID(), responseId, campaignId: campaign ?? null, pointId: point.id },
      contentHash: contentHash({ ...content, answers: answers as Answers }),
      ...{
        reason,
        answers: sealedAnswers(this.secrets, answers),
        receivedOn: this.clock.today(),
        version: version ?? null,
        language,
        assisted,
      },
      ...{ answeredOn: answeredOn ?? null, byTablet: tablet !== null },
      ...{ settled: null, settledOn: null, settledBy: null, settledBecause: null },
    };
    const settled = await this.queue.commit(() => keepOnce(kept));
    if (settled === null || settled === 'discarded') return { kind: 'set-aside', id: responseId };
    return { kind: 'repeated', id: responseId, receipt: receiptOf(this.secrets, point.communeId, responseId) };
  }

  /**
   * Nothing is kept but answers to the questions of the version that it names. One that is not there yet may be there
   * again, after a restore or on a newer server: such answers are kept as they came.
   */
  private async askedIn(version: string | undefined, answers: Submission['answers']): Promise<Submission['answers']> {
    if (version !== undefined) await this.own.load([version]);
    const named = version === undefined ? null : this.questionnaires.byVersion(version);
    if (!named) return answers;
    const codes = new Set(named.questions.map(({ code }) => code));
    return Object.fromEntries(Object.entries(answers).filter(([code]) => codes.has(code)));
  }
}

/** Of one response, its answers as JSON in UTF-8. */
const MOST_BYTES = 8_192;
/** Of one point and day; what paired tablets send is counted apart, so that no stranger can fill their place. */
const MOST_A_DAY = 2_000;

/** @returns how the same one was settled that came before; null while it waits */
function* keepOnce(kept: SetAside): Work<Settled | null> {
  const table = tableOf(SetAside);
  const { communeId, responseId, contentHash, pointId, receivedOn, byTablet } = kept;
  const [before] = yield* table.select({ communeId, responseId, contentHash }, { limit: 1 });
  if (before) return before.settled;
  if ((yield* table.count({ communeId, pointId, receivedOn, byTablet })) >= MOST_A_DAY) throw problem.cannotStoreNow();
  yield* table.insert(kept);
  return null;
}
