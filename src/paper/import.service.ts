import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService, type NewAuditEntry } from '../access/audit.service.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { businessHour, Clock } from '../config/clock.js';
import type { Group } from '../database/group.js';
import type { Work } from '../database/statement.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { type Arrival, arrivalOf, lastDayOf } from '../responses/arrival.js';
import { type Asked, AskedService } from '../responses/asked.service.js';
import { saveResponse } from '../responses/save-response.js';
import { type Hander, proofOf } from './handed-out-by.js';
import type { Mapping } from './import-mapping.js';
import { type ImportRow, type RowFault, readRows } from './import-rows.js';
import type { ImportTable } from './import-table.js';
import { type WordMeaning, wordsMeaning } from './import-words.js';

export type Imported =
  | { readonly kind: 'imported'; readonly stored: number; readonly repeated: number; readonly changed: number }
  | { readonly kind: 'faulty'; readonly faults: readonly RowFault[] };

export interface ImportWishes {
  readonly handedOutBy: Hander;
  readonly by: string;
  /** What the words mean that the form does not know; they stand in the audit trail too. */
  readonly words: readonly WordMeaning[];
}

/** Earlier results out of a table: all rows or none, and the same file again adds nothing. */
@Injectable()
export class ImportService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly asked: AskedService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` for a point that the campaign does not use, `campaign-locked`, `nothing-open` */
  async placeOf(campaign: Campaign, pointId: string): Promise<Asked> {
    const point = (await this.campaigns.pointsOf(campaign)).find(({ id }) => id === pointId);
    if (!point) throw problem.notFound();
    const state = this.campaigns.stateOf(campaign);
    if (state === 'locked') throw problem.campaignLocked();
    if (state === 'draft') throw problem.nothingOpen();
    return this.asked.asked(point, campaign, lastDayOf(campaign, this.clock.today()));
  }

  async import(
    asked: Asked,
    table: ImportTable,
    mapping: Mapping,
    { handedOutBy, by, words }: ImportWishes,
  ): Promise<Imported> {
    const { campaign, point, placed } = asked;
    const today = this.clock.today();
    const days = { first: campaign.opensOn, last: today < campaign.endsOn ? today : campaign.endsOn };
    const read = readRows(table, mapping, placed, days, wordsMeaning(words, placed));
    if ('faults' in read) return { kind: 'faulty', faults: read.faults };
    const arrivals = await Promise.all(read.rows.map((row) => this.arrivalOf(row, asked, handedOutBy)));
    const entry = { actor: by, communeId: point.communeId, action: 'responses-imported', object: campaign.id };
    const details = { point: point.id, handedOutBy, words };
    const counts = await this.queue.commit((group) => this.saved(arrivals, { ...entry, details }, group));
    return { kind: 'imported', ...counts };
  }

  private *saved(arrivals: readonly Arrival[], entry: NewAuditEntry, group: Group): Work<SavedRows> {
    const counts = yield* saveAll(arrivals, group);
    yield* this.audit.append({ ...entry, details: { ...entry.details, ...counts } });
    return counts;
  }

  private async arrivalOf(row: ImportRow, { point, campaign }: Asked, handedOutBy: Hander): Promise<Arrival> {
    const [today, lockDay] = [this.clock.today(), this.clock.lockDay()];
    const asked = await this.asked.asked(point, campaign, row.answeredOn ?? lastDayOf(campaign, today));
    const place = `${campaign.id} ${point.id}`;
    const arrival = arrivalOf(asked, {
      ...{ id: idOf(`${place} ${row.identity}`), answers: row.answers, language: 'vi', assisted: row.assisted },
      ...{ by: 'sheet', proof: proofOf(handedOutBy), codeHash: null, batch: idOf(place), flags: [] },
      ...{ dateReplaced: false, receivedOn: today, lockDay, hour: businessHour(this.clock.now()) },
    });
    if ('errors' in arrival) throw problem.answersInvalid();
    return arrival;
  }
}

interface SavedRows {
  readonly stored: number;
  readonly repeated: number;
  readonly changed: number;
}

/** One unit of work for the whole file: a failure undoes every row. */
function* saveAll(arrivals: readonly Arrival[], group: Group): Work<SavedRows> {
  const counts = { stored: 0, repeated: 0, changed: 0 };
  for (const arrival of arrivals) {
    const { kind } = yield* saveResponse(arrival, group);
    if (kind === 'stored' || kind === 'repeated') counts[kind] += 1;
    else counts.changed += 1;
  }
  return counts;
}

/** A UUID of version 8 that follows from what it stands for, so that the same row is the same response. */
function idOf(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
