import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { checkedAnswers } from '../responses/arrival.js';
import type { Asked } from '../responses/asked.service.js';
import { correctResponse } from '../responses/correct-response.js';
import { SurveyResponse } from '../responses/survey-response.entity.js';
import type { AnswerError } from '../rules/answer-checks.js';
import type { Answers } from '../rules/answers.js';
import type { Day } from '../rules/days.js';
import { withoutHidden } from '../rules/given-answers.js';
import type { SecondKeyed } from '../rules/to-browser/keying.js';
import { AskedOnPaper } from './asked-on-paper.service.js';
import { type Difference, differencesBetween, withoutText } from './differences.js';
import { type PaperBatch, PaperSheet } from './paper.entity.js';
import { holdSheet, keepKeying, keyingOf, keyingsOf, markSecond, markSettled } from './sheets.queries.js';

/** What somebody who looked at the paper again takes for each question that differs. */
export type Taken = 'first' | 'second' | 'blank';

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
  ): Promise<SecondKeyed> {
    const asked = await this.asked.printed(batch);
    const checked = checkedAnswers(asked, sent);
    if ('errors' in checked) return { kind: 'invalid', errors: checked.errors };
    const { questions } = asked.placed;
    const answers = withoutText(questions, checked.answers);
    const alike = (first: Answers, second: Answers): boolean =>
      differencesBetween(questions, first, second).length === 0;
    const kind = await this.queue.commit(() =>
      this.keyed(batch, number, { answers, by, alike, on: this.clock.today() }),
    );
    return { kind };
  }

  /** What waits to be settled on a sheet. @throws Problem `not-found` when nothing does */
  async differencesOf(batch: PaperBatch, number: number): Promise<readonly Difference[]> {
    const { questions } = (await this.asked.printed(batch)).placed;
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
    const { first, second, day } = await this.queue.read(bothKeyings(batch, number));
    const asked = await this.asked.on(batch, day);
    const differences = differencesBetween(asked.placed.questions, first, second);
    const open = differences.find(({ question }) => taken[question] === undefined);
    if (open) throw problem.inputInvalid({ field: open.question });
    const checked = checkedAnswers(asked, withoutHidden(asked.placed.questions, settled(first, differences, taken)));
    if ('errors' in checked) return checked.errors;
    const { answers } = checked;
    const settling = { asked, answers, by, on: this.clock.today() };
    const details = { number, questions: differences.map(({ question }) => question) };
    await this.queue.commit(() => this.settled(batch, number, settling, details));
    return [];
  }

  private *keyed(batch: PaperBatch, number: number, keying: SecondKeying): Work<'agreed' | 'differs'> {
    const { state, isNew } = yield* saveSecond(batch, number, keying);
    if (isNew) yield* this.note('paper-sheet-keyed-again', batch, keying.by, { number, state });
    return state;
  }

  private *settled(batch: PaperBatch, number: number, settling: Settling, details: Details): Work<void> {
    yield* saveSettled(batch, number, settling);
    yield* this.note('paper-sheet-settled', batch, settling.by, details);
  }

  private note(action: string, { communeId, id }: PaperBatch, actor: string, details: Details): Work<void> {
    return this.audit.append({ actor, communeId, action, object: id, details });
  }
}

type Details = Readonly<Record<string, unknown>>;

interface SecondKeying {
  readonly answers: Answers;
  readonly by: string;
  readonly on: Day;
  readonly alike: (first: Answers, second: Answers) => boolean;
}

interface Settling {
  readonly asked: Asked;
  readonly answers: Answers;
  readonly by: string;
  readonly on: Day;
}

function* saveSecond(
  batch: PaperBatch,
  number: number,
  keying: SecondKeying,
): Work<{ readonly state: 'agreed' | 'differs'; readonly isNew: boolean }> {
  const sheet = yield* holdSheet(batch, number);
  const first = yield* countedAnswers(sheet);
  const earlier = yield* keyingOf(batch, number, 'second');
  if (earlier !== null) {
    if (sheet.secondBy !== keying.by || !keying.alike(earlier, keying.answers)) throw problem.sheetTaken({ number });
    return { state: sheet.state === 'agreed' ? 'agreed' : 'differs', isNew: false };
  }
  const before = yield* keyingsOf(batch, number);
  if (before.some(({ keyedBy }) => keyedBy === keying.by)) throw problem.anotherPersonNeeded();
  const state = keying.alike(first, keying.answers) ? 'agreed' : 'differs';
  yield* keepKeying(batch, number, { version: 'second', by: keying.by, on: keying.on, answers: keying.answers });
  yield* markSecond(batch, number, keying.by, state);
  return { state, isNew: true };
}

/** What counts of a sheet: as it was keyed first, or has been corrected since. @throws Problem `not-found` */
function* countedAnswers({ communeId, responseId }: PaperSheet): Work<Answers> {
  const response = responseId && (yield* tableOf(SurveyResponse).find({ communeId, id: responseId }));
  if (!response) throw problem.notFound();
  return response.answers;
}

/** What counts of a sheet and what a second person keyed, and the day of its answers. */
function* bothKeyings(batch: PaperBatch, number: number): Work<{ first: Answers; second: Answers; day: Day }> {
  const { communeId } = batch;
  const sheet = yield* tableOf(PaperSheet).find({ communeId, batchId: batch.id, number });
  const second = yield* keyingOf(batch, number, 'second');
  if (sheet?.state !== 'differs' || !sheet.responseId || !second) throw problem.notFound();
  const response = yield* tableOf(SurveyResponse).find({ communeId, id: sheet.responseId });
  if (!response) throw problem.notFound();
  return { first: response.answers, second, day: response.businessDate };
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

function* saveSettled(batch: PaperBatch, number: number, { asked, answers, by, on }: Settling): Work<void> {
  const sheet = yield* holdSheet(batch, number);
  if (sheet.state !== 'differs' || sheet.responseId === null) throw problem.notFound();
  yield* correctResponse({ asked, id: sheet.responseId, answers });
  yield* keepKeying(batch, number, { version: 'settled', by, on, answers });
  yield* markSettled(batch, number, by);
}
