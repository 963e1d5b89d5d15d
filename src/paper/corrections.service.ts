import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { may, type Staff } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { checkedAnswers } from '../responses/arrival.js';
import type { Asked } from '../responses/asked.service.js';
import { correctResponse } from '../responses/correct-response.js';
import { changedQuestions } from '../responses/corrected-answers.js';
import type { Assisted } from '../responses/dimensions.js';
import { SurveyResponse } from '../responses/survey-response.entity.js';
import type { Answers } from '../rules/answers.js';
import { AskedOnPaper } from './asked-on-paper.service.js';
import { withoutText } from './differences.js';
import { type PaperBatch, type PaperKeying, PaperSheet } from './paper.entity.js';
import { holdSheet, keepKeying, keyingsOf, revisionOf } from './sheets.queries.js';

/** A sheet as it stands: what counts of it, and every version that somebody made. */
export interface SheetNow {
  readonly sheet: PaperSheet;
  /** Null for a spoilt one, of which nothing counts. */
  readonly counted: { readonly answers: Answers; readonly assisted: Assisted; readonly asked: Asked } | null;
  readonly keyings: readonly PaperKeying[];
}

export interface SheetCorrection {
  /** The state that the sheet was looked at in, as `revisionOf` tells it. */
  readonly seen: string;
  /** Without free text. */
  readonly answers: Answers;
  readonly assisted: Assisted;
  readonly because: string;
}

/**
 * Correcting a keyed sheet with the paper in hand, until the lock. What was keyed stays beside what is right, with who
 * says so and why; the log names the questions and never an answer, because those who read it may not see any.
 */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly asked: AskedOnPaper,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * A sheet for who may see what stands on it: whoever keyed it, and whoever runs campaigns.
   * @throws Problem `not-found`, `forbidden`
   */
  async sheetFor(staff: Staff, batch: PaperBatch, number: number): Promise<SheetNow> {
    const found = await this.queue.read(sheetNow(batch, number));
    if (found.sheet.firstBy !== staff.name && !may(staff.role, 'manage-campaigns')) throw problem.forbidden();
    const { response, ...known } = found;
    if (!response) return { ...known, counted: null };
    const { answers, assisted, businessDate } = response;
    return { ...known, counted: { answers, assisted, asked: await this.asked.on(batch, businessDate) } };
  }

  /**
   * Puts a sheet right, through the same checks as every answer, and with every sum in the same transaction. A sheet
   * that was keyed twice keeps both keyings; what was corrected is what a second keying is compared with from now on.
   * @throws Problem `not-found` for a sheet that is spoilt or waits to be settled, `campaign-locked`
   */
  async correct(batch: PaperBatch, { sheet, counted }: SheetNow, wanted: SheetCorrection, by: string) {
    if (!counted || sheet.state === 'differs') throw problem.notFound();
    const { asked } = counted;
    // What people wrote stands apart from their other answers: nobody can say here that it is missing.
    const questions = asked.placed.questions.map((one) =>
      one.shape.kind === 'text' ? { ...one, required: false } : one,
    );
    const checked = checkedAnswers({ placed: { ...asked.placed, questions } }, wanted.answers);
    if ('errors' in checked) return { kind: 'invalid', errors: checked.errors } as const;
    const answers = withoutText(questions, checked.answers);
    const changed = changedQuestions(questions, counted.answers, answers);
    const pen = wanted.assisted === counted.assisted ? {} : { pen: [counted.assisted, wanted.assisted] };
    if (changed.length === 0 && !('pen' in pen)) return { kind: 'unchanged' } as const;
    const details = { number: sheet.number, questions: changed, ...pen, reason: wanted.because };
    const correction = { ...wanted, answers, asked, by, details };
    return { kind: await this.queue.commit(() => this.corrected(batch, sheet.number, correction)) } as const;
  }

  private *corrected(batch: PaperBatch, number: number, correction: Correction): Work<Done> {
    const { seen, asked, answers, assisted, because, by, details } = correction;
    const sheet = yield* holdSheet(batch, number);
    const before = yield* keyingsOf(batch, number);
    if (sheet.responseId === null || sheet.state === 'differs' || revisionOf(sheet, before) !== seen)
      return 'changed-meanwhile';
    yield* correctResponse({ asked, id: sheet.responseId, answers, assisted });
    const count = before.filter(({ version }) => version.startsWith('corrected-')).length;
    const version = `corrected-${count + 1}` as const;
    yield* keepKeying(batch, number, { version, by, on: this.clock.today(), answers, because });
    const { communeId, id: object } = batch;
    const entry = { actor: by, communeId, action: 'paper-sheet-corrected', object };
    yield* this.audit.append({ ...entry, details: { ...details, version } });
    return 'corrected';
  }
}

type Done = 'corrected' | 'changed-meanwhile';

interface Correction extends SheetCorrection {
  readonly asked: Asked;
  readonly by: string;
  readonly details: Readonly<Record<string, unknown>>;
}

function* sheetNow(batch: PaperBatch, number: number) {
  const { communeId, id: batchId } = batch;
  const sheet: PaperSheet | null = yield* tableOf(PaperSheet).find({ communeId, batchId, number });
  if (!sheet) throw problem.notFound();
  const { responseId } = sheet;
  const response = responseId ? yield* tableOf(SurveyResponse).find({ communeId, id: responseId }) : null;
  return { sheet, response, keyings: yield* keyingsOf(batch, number) };
}
