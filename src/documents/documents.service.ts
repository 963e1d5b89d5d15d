import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { PlansService } from '../campaigns/plans.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { businessDate, Clock } from '../config/clock.js';
import { ReadingsService } from '../dashboard/readings.service.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { placedAt } from '../questionnaires/place.js';
import type { Composition, EditedSections } from './composition.js';
import { MadeDocument } from './document.entity.js';
import { FeedbackTotalsService } from './feedback-totals.js';
import type { Frame } from './frame.js';
import { FramesService } from './frames.service.js';
import type { AskedPaper } from './kinds/kind.js';
import { type KindName, kinds } from './kinds.js';
import { PreparedPaper } from './prepared-paper.entity.js';
import { SheetTotalsService } from './sheet-totals.js';

const made = tableOf(MadeDocument);
const prepared = tableOf(PreparedPaper);

/** What a paper's files are written of. */
export interface WrittenPaper {
  readonly compositions: readonly Composition[];
  readonly edited: EditedSections;
  readonly frame: Frame;
}

/** Composes papers, and keeps those that were made. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly readings: ReadingsService,
    private readonly plans: PlansService,
    private readonly sheets: SheetTotalsService,
    private readonly feedback: FeedbackTotalsService,
    private readonly frames: FramesService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * A paper as it is written of what is known now.
   * @throws Problem `not-yet-published` for what is not locked, `period-not-available`, `not-found` for a unit that is
   * no row of its survey
   */
  async compose(kind: KindName, asked: AskedPaper): Promise<WrittenPaper> {
    const { campaign, language, unit } = asked;
    const { about, ofUnits, compose } = kinds[kind];
    if (unit !== null && !ofUnits) throw problem.malformed({ field: 'unit' });
    if (about === 'campaign' && asked.period !== null) throw problem.malformed({ field: 'period' });
    const today = this.clock.today();
    const frame = await this.frames.of(campaign.communeId);
    const commune = await this.communes.catalogueOn(campaign.communeId, today);
    const compositions = await compose(asked, {
      ...{ frame, questionnaire: placedAt(commune, this.campaigns.questionnaireOf(campaign)) },
      catalogue: await this.communes.catalogueUntil(campaign.communeId, today),
      reading: (chosen) => this.readings.handedIn(campaign, today, language, chosen),
      feedback: (wanted) => this.feedback.of(wanted),
      batches: () => this.sheets.batchesOf(campaign),
      plan: () => this.plans.of(campaign),
      points: () => this.campaigns.pointsOf(campaign),
    });
    return { compositions, edited: {}, frame };
  }

  /**
   * Keeps a paper as its officer read and changed it.
   * @param id chosen by the page that it was read on: sent twice, it is made once
   * @returns the id that it has: another one where something else was made from that page before
   */
  async make(
    kind: KindName,
    asked: AskedPaper,
    written: WrittenPaper,
    { id, actor }: { readonly id: string; readonly actor: string },
  ): Promise<string> {
    const { communeId, id: campaignId } = asked.campaign;
    const [{ dataHash = null } = {}] = written.compositions;
    const document: MadeDocument = {
      ...{
        communeId,
        id,
        kind,
        campaignId,
        period: asked.period,
        unit: asked.unit,
        language: asked.language,
        dataHash,
      },
      ...written,
      ...{ madeAt: this.clock.now(), madeBy: actor, discardedOn: null, discardedBy: null, discardedBecause: null },
    };
    return this.queue.commit(() => this.kept(document));
  }

  /** Papers of a commune, the newest first. */
  async list(communeId: string): Promise<readonly MadeDocument[]> {
    return this.queue.read(made.select({ communeId }, { order: { madeAt: 'DESC' } }));
  }

  /** @throws Problem `not-found` */
  async find(communeId: string, id: string): Promise<MadeDocument> {
    const document = await this.queue.read(made.find({ communeId, id }));
    if (!document) throw problem.notFound();
    return document;
  }

  /** Who has made the report of a whole round last; null where nobody has. */
  async maker({ communeId, id: campaignId }: Campaign): Promise<string | null> {
    const reports = { communeId, campaignId, kind: 'report', unit: null, discardedOn: null };
    const [last] = await this.queue.read(made.select(reports, { order: { madeAt: 'DESC' }, limit: 1 }));
    return last?.madeBy ?? null;
  }

  /**
   * A paper that was made by mistake: it stays to be read, and is told to be discarded wherever it stands. For good.
   * @returns false, with nothing written, where somebody has discarded it before
   * @throws Problem `not-found`
   */
  discard({ communeId, id }: Pick<MadeDocument, 'communeId' | 'id'>, reason: string, actor: string): Promise<boolean> {
    return this.queue.commit(() => this.discarded({ communeId, id }, reason, actor));
  }

  /** How often its files have been taken. */
  async timesTaken({ communeId, id }: Pick<MadeDocument, 'communeId' | 'id'>): Promise<number> {
    return (await this.audit.entriesOf(communeId, 'document-taken', id)).length;
  }

  /** Writes down who takes which file. */
  async taken(of: Taken, actor: string): Promise<void> {
    const { communeId, object, ...details } = of;
    await this.queue.commit(() => this.audit.append({ actor, communeId, action: 'document-taken', object, details }));
  }

  private *kept(wanted: MadeDocument): Work<string> {
    const isNew = yield* made.insertNew(wanted);
    const before = isNew ? null : yield* made.find({ communeId: wanted.communeId, id: wanted.id });
    // Somebody went back, and changed the sentences of a paper that is made already: that one stays as it is.
    const isAnother = before !== null && contentOf(before) !== contentOf(wanted);
    const document = isAnother ? { ...wanted, id: idOf(wanted) } : wanted;
    if (!isNew && (!isAnother || !(yield* made.insertNew(document)))) return document.id;
    const { communeId, id: object, kind, campaignId: campaign, period, unit, dataHash, madeBy: actor } = document;
    const details = { kind, campaign, period, unit, dataHash, edited: Object.keys(document.edited) };
    yield* this.audit.append({ actor, communeId, action: 'document-made', object, details });
    yield* this.endWaiting(document);
    return document.id;
  }

  /** A report that was prepared waits no longer once somebody has made it. */
  private *endWaiting({ communeId, campaignId, kind, period, unit, madeBy, madeAt }: MadeDocument): Work<void> {
    if (kind !== 'report' || unit !== null || (period !== null && period !== WHOLE)) return;
    const waiting = { communeId, id: `report-${campaignId}`, attendedOn: null };
    yield* prepared.update(waiting, { attendedOn: businessDate(madeAt), attendedBy: madeBy });
  }

  private *discarded(
    key: Pick<MadeDocument, 'communeId' | 'id'>,
    discardedBecause: string,
    actor: string,
  ): Work<boolean> {
    const document = yield* made.hold(key);
    if (!document) throw problem.notFound();
    if (document.discardedOn !== null) return false;
    yield* made.update(key, { discardedOn: this.clock.today(), discardedBy: actor, discardedBecause });
    const { kind, campaignId: campaign, period, unit } = document;
    const details = { kind, campaign, period, unit, reason: discardedBecause };
    yield* this.audit.append({
      ...{ actor, communeId: key.communeId, action: 'document-discarded', object: key.id, details },
    });
    return true;
  }
}

function contentOf({ kind, campaignId, period, unit, language, compositions, edited }: MadeDocument): string {
  return JSON.stringify([kind, campaignId, period, unit, language, compositions, edited]);
}

/** Of what it says, so that a second press finds it. */
function idOf(document: MadeDocument): string {
  const hash = createHash('sha256')
    .update(`${document.id} ${contentOf(document)}`)
    .digest('hex');
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A file that leaves the server, and of what. */
interface Taken {
  readonly communeId: string;
  /** A paper that was made, or the campaign that it is about. */
  readonly object: string;
  readonly kind: string;
  readonly format: 'docx' | 'pdf';
  readonly period: string | null;
  readonly unit: string | null;
  readonly language: string;
}
