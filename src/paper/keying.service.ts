import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { businessHour, Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { type Group, WriteQueue } from '../database/write-queue.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { problem } from '../problem.js';
import { type Arrival, arrivalOf, dayOfAnswer, lastDayOf } from '../responses/arrival.js';
import type { Assisted } from '../responses/dimensions.js';
import { saveResponse } from '../responses/save-response.js';
import type { Day } from '../rules/days.js';
import type { FirstKeyed } from '../rules/to-browser/keying.js';
import { AskedOnPaper } from './asked-on-paper.service.js';
import { withoutText } from './differences.js';
import { proofOf } from './handed-out-by.js';
import type { PaperBatch, SpoiltReason } from './paper.entity.js';
import { markRecorded } from './pictures/pictures.queries.js';
import { keepKeying, takeSheet } from './sheets.queries.js';

/** A sheet as the keying screen sends it. */
export interface KeyedSheet {
  /** Made by the screen when the sheet was begun: sent again, it is stored once. */
  readonly id: string;
  readonly number: number;
  readonly answers: Readonly<Record<string, unknown>>;
  /** As the person wrote it on the sheet; null where they did not. */
  readonly answeredOn: Day | null;
  readonly assisted: Assisted;
  /** Of how many pages it was read; nothing for what somebody keyed. */
  readonly fromPictures?: number;
}

/** First keying: a sheet becomes a response, under the rules of every other response, and counts from then on. */
@Injectable()
export class KeyingService {
  constructor(
    private readonly asked: AskedOnPaper,
    private readonly audit: AuditService,
    private readonly campaigns: CampaignsService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /**
   * @param by login name of who keys it
   * @throws Problem `sheet-taken`, `input-invalid` for a number or day that cannot be, `response-differs`
   */
  async key(batch: PaperBatch, sheet: KeyedSheet, by: string): Promise<FirstKeyed> {
    if (sheet.number < 1 || sheet.number > batch.issued) {
      throw problem.inputInvalid({ field: 'number', least: 1, most: batch.issued });
    }
    const today = this.clock.today();
    const campaign = await this.campaigns.find(batch.campaignId);
    if (campaign.stateOn(today) === 'draft') throw problem.nothingOpen();
    const dated = dayOfAnswer(campaign, sheet.answeredOn ?? lastDayOf(campaign, today), today);
    // The paper is at hand: whoever keys it looks again.
    if (!dated || dated.replaced) throw problem.inputInvalid({ field: 'answeredOn' });
    const arrival = arrivalOf(await this.asked.on(batch, dated.day), {
      ...{ id: sheet.id, answers: sheet.answers, language: MAIN_LANGUAGE, assisted: sheet.assisted, by: 'sheet' },
      ...{ proof: proofOf(batch.handedOutBy), codeHash: null, batch: batch.cluster, flags: [], dateReplaced: false },
      ...{ receiptHash: null, receivedOn: today, hour: businessHour(this.clock.now()) },
    });
    if ('errors' in arrival) return { kind: 'invalid', errors: arrival.errors };
    const saved = await this.queue.commit((group) => this.keyed(batch, sheet, arrival, by, group));
    if (saved === 'conflict') throw problem.responseDiffers();
    return { kind: saved === 'repeated' ? 'repeated' : 'stored', late: saved === 'late' };
  }

  /** @throws Problem `sheet-taken`, `input-invalid` */
  async spoil(batch: PaperBatch, number: number, because: SpoiltReason, by: string): Promise<void> {
    if (number < 1 || number > batch.issued) {
      throw problem.inputInvalid({ field: 'number', least: 1, most: batch.issued });
    }
    const sheet = { responseId: null, spoiltBecause: because, by, fromPictures: false } as const;
    await this.queue.commit(() => this.spoilt(batch, number, sheet));
  }

  private *keyed(batch: PaperBatch, sheet: KeyedSheet, arrival: Arrival, by: string, group: Group): Work<SavedSheet> {
    const { number, fromPictures = 0 } = sheet;
    const saved = yield* saveSheet(batch, sheet, arrival, by, { group, secrets: this.secrets });
    const action = fromPictures > 0 ? 'paper-sheet-read' : 'paper-sheet-keyed';
    if (saved === 'stored' || saved === 'late') yield* this.note(action, batch, by, { number });
    return saved;
  }

  private *spoilt(batch: PaperBatch, number: number, sheet: SpoiltSheet): Work<void> {
    yield* takeSheet(batch, number, sheet);
    yield* this.note('paper-sheet-spoilt', batch, sheet.by, { number, reason: sheet.spoiltBecause });
  }

  private note(action: string, { communeId, id }: PaperBatch, actor: string, details: Record<string, unknown>) {
    return this.audit.append({ actor, communeId, action, object: id, details });
  }
}

type SavedSheet = 'stored' | 'late' | 'repeated' | 'conflict';

interface SpoiltSheet {
  readonly responseId: null;
  readonly spoiltBecause: SpoiltReason;
  readonly by: string;
  readonly fromPictures: false;
}

/** Response, sheet and first version in one transaction: none is there without the others. */
function* saveSheet(
  batch: PaperBatch,
  { number, fromPictures = 0 }: KeyedSheet,
  arrival: Arrival,
  by: string,
  { group, secrets }: { readonly group: Group; readonly secrets: Secrets },
): Work<SavedSheet> {
  const saved = yield* saveResponse(arrival, group, secrets);
  if (saved.kind !== 'stored') return saved.kind === 'repeated' ? 'repeated' : 'conflict';
  const isRead = fromPictures > 0;
  yield* takeSheet(batch, number, { responseId: arrival.id, spoiltBecause: null, by, fromPictures: isRead });
  // A page that was removed or recorded meanwhile is not what was looked at.
  const pages = isRead ? yield* markRecorded(batch, number, arrival.receivedOn) : 0;
  if (pages !== fromPictures) throw problem.sheetTaken({ number });
  const answers = withoutText(arrival.questionnaire.questions, arrival.answers);
  yield* keepKeying(batch, number, { version: 'first', by, on: arrival.receivedOn, answers });
  return saved.late ? 'late' : 'stored';
}
