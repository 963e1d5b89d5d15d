import { Injectable } from '@nestjs/common';
import { businessHour, Clock } from '../config/clock.js';
import type { Group } from '../database/group.js';
import type { Work } from '../database/statement.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { acknowledged } from '../responses/acknowledged.js';
import { attributesOf } from '../responses/attributes.js';
import { contentHash } from '../responses/content-hash.js';
import type { Assisted } from '../responses/dimensions.js';
import type { OpenPoint } from '../responses/open-points.service.js';
import { type Arrival, saveResponse } from '../responses/save-response.js';
import { type AnswerError, checkAnswers } from '../rules/answer-checks.js';
import type { Answers } from '../rules/answers.js';
import type { Day } from '../rules/days.js';
import { normaliseAnswers } from '../rules/normalise-answers.js';
import { AskedOnPaper } from './asked-on-paper.service.js';
import { withoutText } from './differences.js';
import { proofOf } from './handed-out-by.js';
import type { PaperBatch } from './paper.entity.js';
import { keepKeying, takeSheet } from './sheets.queries.js';
import type { SpoiltReason } from './spoilt.js';

/** A sheet as the keying screen sends it. */
export interface KeyedSheet {
  /** Made by the screen when the sheet was begun: sent again, it is stored once. */
  readonly id: string;
  readonly number: number;
  readonly answers: Readonly<Record<string, unknown>>;
  /** As the person wrote it on the sheet; null where they did not. */
  readonly answeredOn: Day | null;
  readonly assisted: Assisted;
}

export type KeyedOutcome =
  | { readonly kind: 'stored' | 'repeated'; readonly late: boolean }
  | { readonly kind: 'invalid'; readonly errors: readonly AnswerError[] };

/** First keying: a sheet becomes a response, under the rules of every other response, and counts from then on. */
@Injectable()
export class KeyingService {
  constructor(
    private readonly asked: AskedOnPaper,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * @param by login name of who keys it
   * @throws Problem `sheet-taken`, `input-invalid` for a number or day that cannot be, `response-differs`
   */
  async key(batch: PaperBatch, sheet: KeyedSheet, by: string): Promise<KeyedOutcome> {
    if (sheet.number < 1 || sheet.number > batch.issued) {
      throw problem.inputInvalid({ field: 'number', least: 1, most: batch.issued });
    }
    const asked = await this.asked.by(batch);
    const given = normaliseAnswers(sheet.answers);
    const errors = checkAnswers(asked.placed.questions, given);
    if (errors.length > 0) return { kind: 'invalid', errors };
    const arrival = this.arrivalOf(batch, sheet, asked, given as Answers);
    const saved = await acknowledged(this.queue.commit((group) => saveSheet(batch, sheet.number, arrival, by, group)));
    if (saved === 'conflict') throw problem.responseDiffers();
    return { kind: saved === 'repeated' ? 'repeated' : 'stored', late: saved === 'late' };
  }

  /** @throws Problem `sheet-taken`, `input-invalid` */
  async spoil(batch: PaperBatch, number: number, because: SpoiltReason, by: string): Promise<void> {
    if (number < 1 || number > batch.issued) {
      throw problem.inputInvalid({ field: 'number', least: 1, most: batch.issued });
    }
    const sheet = { responseId: null, spoiltBecause: because, by };
    await acknowledged(this.queue.commit(() => takeSheet(batch, number, sheet)));
  }

  private arrivalOf(batch: PaperBatch, sheet: KeyedSheet, asked: OpenPoint, answers: Answers): Arrival {
    const { point, campaign, questionnaire } = asked;
    const { assisted } = sheet;
    const [version, receivedOn] = [campaign.questionnaireVersion, this.clock.today()];
    if (campaign.stateOn(receivedOn) === 'draft') throw problem.nothingOpen();
    return {
      communeId: batch.communeId,
      id: sheet.id,
      contentHash: contentHash({
        point: point.code,
        campaign: campaign.id,
        version,
        answers,
        language: 'vi',
        assisted,
      }),
      campaign,
      questionnaire,
      pointId: point.id,
      businessDate: this.dayOf(sheet, asked),
      dateReplaced: false,
      attributes: attributesOf({
        ...{ ...asked, answers, assisted, proof: proofOf(batch.handedOutBy), batch: batch.cluster },
      }),
      answers,
      receivedOn,
      codeHash: null,
      flags: [],
      hour: businessHour(this.clock.now()),
    };
  }

  /** Sheets without a day came back before the end of collecting, whenever they are keyed. */
  private dayOf({ answeredOn }: KeyedSheet, { campaign }: OpenPoint): Day {
    const today = this.clock.today();
    const last = today < campaign.endsOn ? today : campaign.endsOn;
    if (answeredOn === null) return last;
    const first = today < campaign.opensOn ? today : campaign.opensOn;
    if (answeredOn < first || answeredOn > last) throw problem.inputInvalid({ field: 'answeredOn' });
    return answeredOn;
  }
}

/** Response, sheet and first version in one transaction: none is there without the others. */
function* saveSheet(
  batch: PaperBatch,
  number: number,
  arrival: Arrival,
  by: string,
  group: Group,
): Work<'stored' | 'late' | 'repeated' | 'conflict'> {
  const saved = yield* saveResponse(arrival, group);
  if (saved.kind !== 'stored') return saved.kind === 'repeated' ? 'repeated' : 'conflict';
  yield* takeSheet(batch, number, { responseId: arrival.id, spoiltBecause: null, by });
  const answers = withoutText(arrival.questionnaire.questions, arrival.answers);
  yield* keepKeying(batch, number, { version: 'first', by, answers });
  return saved.late ? 'late' : 'stored';
}
