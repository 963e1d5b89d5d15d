import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { Clock } from '../config/clock.js';
import { rows, type Work } from '../database/statement.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { acknowledged } from '../responses/acknowledged.js';
import { attributesOf } from '../responses/attributes.js';
import { correctResponse } from '../responses/correct-response.js';
import type { Assisted } from '../responses/dimensions.js';
import type { OpenPoint } from '../responses/open-points.service.js';
import { type AnswerError, checkAnswers } from '../rules/answer-checks.js';
import type { Answers } from '../rules/answers.js';
import type { Day } from '../rules/days.js';
import { normaliseAnswers } from '../rules/normalise-answers.js';
import { visibleQuestions } from '../rules/visible-questions.js';
import { AskedOnPaper } from './asked-on-paper.service.js';
import { type Difference, differencesBetween, withoutText } from './differences.js';
import { proofOf } from './handed-out-by.js';
import type { PaperBatch } from './paper.entity.js';
import { holdSheet, keepKeying, keyingOf, markSecond, markSettled } from './sheets.queries.js';

/** What somebody who looked at the paper again takes for each question that differs. */
export type Taken = 'first' | 'second' | 'blank';

export type SecondOutcome =
  | { readonly kind: 'agreed' | 'differs' }
  | { readonly kind: 'invalid'; readonly errors: readonly AnswerError[] };

/** Second keying, blind and by another person, and settling what differs. */
@Injectable()
export class SecondKeyingService {
  constructor(
    private readonly asked: AskedOnPaper,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem `not-found` for a sheet that was not keyed, `another-person-needed`, `sheet-taken` when it has been
   * keyed twice already; the same sent again by the same person is answered as before
   */
  async key(
    batch: PaperBatch,
    number: number,
    sent: Readonly<Record<string, unknown>>,
    by: string,
  ): Promise<SecondOutcome> {
    const { questions } = (await this.asked.by(batch)).placed;
    const given = normaliseAnswers(sent);
    const errors = checkAnswers(questions, given);
    if (errors.length > 0) return { kind: 'invalid', errors };
    const answers = withoutText(questions, given as Answers);
    const alike = (first: Answers, second: Answers): boolean =>
      differencesBetween(questions, first, second).length === 0;
    const kind = await acknowledged(this.queue.commit(() => saveSecond(batch, number, { answers, by, alike })));
    return { kind };
  }

  /** What waits to be settled on a sheet. @throws Problem `not-found` when nothing does */
  async differencesOf(batch: PaperBatch, number: number): Promise<readonly Difference[]> {
    const { questions } = (await this.asked.by(batch)).placed;
    const { first, second } = await this.queue.read(bothKeyings(batch, number));
    return differencesBetween(questions, first, second);
  }

  /**
   * Replaces what was counted by what the paper says, in one transaction with the sums; all versions stay.
   * @returns what is still wrong with the answers so settled; empty when it is done
   * @throws Problem `not-found`, `input-invalid` where a difference is left open, `campaign-locked`
   */
  async settle(
    batch: PaperBatch,
    number: number,
    taken: Readonly<Record<string, Taken>>,
    by: string,
  ): Promise<readonly AnswerError[]> {
    const asked = await this.asked.by(batch);
    const { questions } = asked.placed;
    const { first, second } = await this.queue.read(bothKeyings(batch, number));
    const differences = differencesBetween(questions, first, second);
    const open = differences.find(({ question }) => taken[question] === undefined);
    if (open) throw problem.inputInvalid({ field: open.question });
    const answers = thatApply(asked, settled(first, differences, taken));
    const errors = checkAnswers(questions, answers);
    if (errors.length > 0) return errors;
    const today = this.clock.today();
    await acknowledged(this.queue.commit(() => saveSettled(batch, number, { asked, answers, by, today })));
    await this.audit.record({
      ...{ actor: by, communeId: batch.communeId, action: 'paper-sheet-settled', object: batch.id },
      details: { number, questions: differences.map(({ question }) => question) },
    });
    return [];
  }
}

function* saveSecond(
  batch: PaperBatch,
  number: number,
  keying: { answers: Answers; by: string; alike: (first: Answers, second: Answers) => boolean },
): Work<'agreed' | 'differs'> {
  const sheet = yield* holdSheet(batch, number);
  const first = yield* keyingOf(batch, number, 'first');
  if (sheet.state === 'spoilt' || first === null) throw problem.notFound();
  const earlier = yield* keyingOf(batch, number, 'second');
  if (earlier !== null) {
    if (sheet.secondBy !== keying.by || !keying.alike(earlier, keying.answers)) throw problem.sheetTaken({ number });
    return sheet.state === 'agreed' ? 'agreed' : 'differs';
  }
  if (sheet.firstBy === keying.by) throw problem.anotherPersonNeeded();
  const state = keying.alike(first, keying.answers) ? 'agreed' : 'differs';
  yield* keepKeying(batch, number, { version: 'second', by: keying.by, answers: keying.answers });
  yield* markSecond(batch, number, keying.by, state);
  return state;
}

function* bothKeyings(batch: PaperBatch, number: number): Work<{ first: Answers; second: Answers }> {
  const [sheet] = yield* rows(
    "SELECT number FROM paper_sheet WHERE commune_id = $1 AND batch_id = $2 AND number = $3 AND state = 'differs'",
    ...[batch.communeId, batch.id, number],
  );
  const first = yield* keyingOf(batch, number, 'first');
  const second = yield* keyingOf(batch, number, 'second');
  if (!sheet || !first || !second) throw problem.notFound();
  return { first, second };
}

function settled(first: Answers, differences: readonly Difference[], taken: Readonly<Record<string, Taken>>): Answers {
  const answers = { ...first };
  for (const difference of differences) {
    const choice = taken[difference.question] ?? 'first';
    const value = choice === 'blank' ? null : difference[choice];
    if (value === null) delete answers[difference.question];
    else answers[difference.question] = value;
  }
  return answers;
}

/** An answer may lose its question when another is settled. */
function thatApply({ placed }: OpenPoint, answers: Answers): Answers {
  const visible = visibleQuestions(placed.questions, answers);
  return Object.fromEntries(Object.entries(answers).filter(([code]) => visible.has(code)));
}

function* saveSettled(
  batch: PaperBatch,
  number: number,
  { asked, answers, by, today }: { asked: OpenPoint; answers: Answers; by: string; today: Day },
): Work<void> {
  const sheet = yield* holdSheet(batch, number);
  if (sheet.state !== 'differs' || sheet.responseId === null) throw problem.notFound();
  const { communeId, campaignId } = batch;
  const attributes = attributesOf({
    ...{ ...asked, answers, proof: proofOf(batch.handedOutBy), batch: batch.cluster },
    assisted: yield* assistedIn(communeId, sheet.responseId),
  });
  const id = sheet.responseId;
  yield* correctResponse({ communeId, campaignId, id, questionnaire: asked.questionnaire, answers, attributes, today });
  yield* keepKeying(batch, number, { version: 'settled', by, answers });
  yield* markSettled(batch, number, by);
}

function* assistedIn(communeId: string, id: string): Work<Assisted> {
  const [row] = yield* rows<{ assisted: Assisted }>(
    'SELECT assisted FROM survey_response WHERE commune_id = $1 AND id = $2',
    communeId,
    id,
  );
  return row?.assisted ?? 'self';
}
