import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService, holdCampaign } from '../campaigns/campaigns.service.js';
import { Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { type Group, WriteQueue } from '../database/write-queue.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { problem } from '../problem.js';
import { type Arrival, arrivalOf, lastDayOf } from '../responses/arrival.js';
import { type Asked, AskedService } from '../responses/asked.service.js';
import { saveResponse } from '../responses/save-response.js';
import type { Day } from '../rules/days.js';
import { type Hander, proofOf } from './handed-out-by.js';
import { PaperImport } from './import.entity.js';
import type { DayOrder } from './import-days.js';
import { rowsSeenIn } from './import-likeness.js';
import type { Mapping } from './import-mapping.js';
import { daysOf, type ImportRow, type RowFault, readRows } from './import-rows.js';
import { dayOrderIn, type ImportTable } from './import-table.js';
import { type WordMeaning, wordsMeaning } from './import-words.js';

type Faulty = { readonly kind: 'faulty'; readonly faults: readonly RowFault[] };

export type Imported =
  | { readonly kind: 'imported'; readonly id: string }
  /** Some of the people seem to be imported already, and the officer has not said that they are others. */
  | { readonly kind: 'seen' }
  | Faulty;

/** What an import would bring. */
export type Previewed =
  | { readonly kind: 'ready'; readonly arrivals: readonly Arrival[]; readonly seen: readonly SeenBefore[] }
  | Faulty;

/** An earlier import that seems to hold some of the same people. */
export interface SeenBefore {
  readonly earlier: PaperImport;
  /** How many of the rows are found in it. */
  readonly alike: number;
}

export interface ImportWishes {
  readonly handedOutBy: Hander;
  readonly by: string;
  readonly fileName: string | null;
  readonly mapping: Mapping;
  /** Null where the column says it by itself. */
  readonly dayOrder: DayOrder | null;
  /** What the words mean that the form does not know; they stand in the audit trail too. */
  readonly words: readonly WordMeaning[];
  /** IDs of earlier imports that hold other people, as the officer says. */
  readonly others: readonly string[];
}

interface ReadImport {
  readonly kind: 'read';
  readonly made: PaperImport;
  readonly arrivals: readonly Arrival[];
}

const imports = tableOf(PaperImport);

/** Earlier results out of a table, all rows or none. A row is a person of that file, whatever it says. */
@Injectable()
export class ImportService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly asked: AskedService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
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

  /** Reads the table as `import` does, and stores nothing. */
  async preview(asked: Asked, table: ImportTable, wishes: ImportWishes): Promise<Previewed> {
    const read = await this.read(asked, table, wishes);
    if (read.kind === 'faulty') return read;
    const seen = await this.queue.read(seenBefore(read.made));
    return { kind: 'ready', arrivals: read.arrivals, seen };
  }

  async import(asked: Asked, table: ImportTable, wishes: ImportWishes): Promise<Imported> {
    const read = await this.read(asked, table, wishes);
    return read.kind === 'faulty' ? read : this.queue.commit((group) => this.stored(read, wishes, group));
  }

  private async read(asked: Asked, table: ImportTable, wishes: ImportWishes): Promise<ReadImport | Faulty> {
    const { campaign, point } = asked;
    const { mapping } = wishes;
    const dayOrder = wishes.dayOrder ?? dayOrderIn(table, mapping);
    const askedOn = new Map<Day, Asked>();
    for (const day of daysOf(table, mapping, dayOrder)) askedOn.set(day, await this.asked.asked(point, campaign, day));
    const onDay = (day: Day | null): Asked => (day && askedOn.get(day)) ?? asked;
    const days = { first: campaign.opensOn, last: asked.day };
    const words = wordsMeaning(wishes.words, asked.placed);
    const placedOn = (day: Day | null) => onDay(day).placed;
    const read = readRows(table, { mapping, placedOn, days, dayOrder, words });
    if ('faults' in read) return { kind: 'faulty', faults: read.faults };
    const made = this.made(asked, table, read.rows, wishes);
    return { kind: 'read', made, arrivals: read.rows.map((row) => this.arrivalOf(row, onDay(row.answeredOn), made)) };
  }

  /** All of it or nothing: the question, the rows, the file they came from and the entry in the log are one unit. */
  private *stored({ made, arrivals }: ReadImport, { by, words, others }: ImportWishes, group: Group): Work<Imported> {
    const { communeId, campaignId, pointId, handedOutBy, rows } = made;
    // Held, so that of two clicks the second sees what the first did.
    if (!(yield* holdCampaign(communeId, campaignId))) throw problem.notFound();
    const seen = yield* seenBefore(made);
    if (seen.some(({ earlier }) => !others.includes(earlier.id))) return { kind: 'seen' };
    yield* imports.insert(made);
    for (const arrival of arrivals) {
      const { kind } = yield* saveResponse(arrival, group, this.secrets);
      if (kind !== 'stored') throw new Error(`A new response of an import is ${kind}`);
    }
    const details = { import: made.id, point: pointId, handedOutBy, words, others, stored: rows };
    yield* this.audit.append({ actor: by, communeId, action: 'responses-imported', object: campaignId, details });
    return { kind: 'imported', id: made.id };
  }

  private made(
    { campaign, point }: Asked,
    { columns, rows: tableRows }: ImportTable,
    rows: readonly ImportRow[],
    { handedOutBy, by, fileName }: ImportWishes,
  ): PaperImport {
    const { communeId, id: campaignId } = campaign;
    return {
      ...{ communeId, campaignId, id: randomUUID(), pointId: point.id, handedOutBy, fileName, rows: rows.length },
      ...{ importedOn: this.clock.today(), importedBy: by, undoneOn: null, undoneBy: null },
      tableHash: this.hashOf([campaignId, columns.map(({ name }) => name), tableRows.map(({ cells }) => cells)]),
      rowHashes: rows.map((row) => this.hashOf([campaignId, row.meaning])).join(' '),
    };
  }

  /** Short enough to keep one for each row, long enough that no two of a campaign meet. */
  private hashOf(said: unknown): string {
    return this.secrets.keyedHash('import', JSON.stringify(said)).subarray(0, 9).toString('base64url');
  }

  private arrivalOf(row: ImportRow, asked: Asked, { id: importId, handedOutBy }: PaperImport): Arrival {
    const batch = batchOf(`${asked.campaign.id} ${asked.point.id}`);
    const arrival = arrivalOf(asked, {
      ...{ id: randomUUID(), answers: row.answers, language: MAIN_LANGUAGE, assisted: row.assisted, importId },
      ...{ by: 'sheet', proof: proofOf(handedOutBy), codeHash: null, batch, flags: [] },
      ...{ receiptHash: null, dateReplaced: false, receivedOn: this.clock.today(), hour: null },
    });
    if ('errors' in arrival) throw problem.answersInvalid();
    return arrival;
  }
}

function* seenBefore(made: PaperImport): Work<readonly SeenBefore[]> {
  const { communeId, campaignId } = made;
  const before = yield* imports.select({ communeId, campaignId, undoneOn: null }, { order: { importedOn: 'ASC' } });
  return before.map((earlier) => ({ earlier, alike: alikeIn(made, earlier) })).filter(({ alike }) => alike > 0);
}

function alikeIn(made: PaperImport, earlier: PaperImport): number {
  if (made.tableHash === earlier.tableHash) return made.rows;
  return rowsSeenIn(made.rowHashes.split(' '), earlier.rowHashes.split(' '));
}

/** What was handed out at one place is one batch, in however many files it comes. */
function batchOf(place: string): string {
  const hash = createHash('sha256').update(place).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
