import { Injectable } from '@nestjs/common';
import { AuditService } from '../../access/audit.service.js';
import { CampaignsService } from '../../campaigns/campaigns.service.js';
import { Clock } from '../../config/clock.js';
import { Secrets } from '../../config/secrets.js';
import type { Work } from '../../database/statement.js';
import { WriteQueue } from '../../database/write-queue.js';
import { problem } from '../../problem.js';
import { kindOf } from '../../rules/kinds/kinds.js';
import { AskedOnPaper } from '../asked-on-paper.service.js';
import type { PaperBatch } from '../paper.entity.js';
import { PrintedPages } from '../printed-pages.service.js';
import type { PictureRefusal, ReadPage, RefusedPage } from './page-reading.js';
import type { PaperPicture } from './picture.entity.js';
import { PictureReader } from './picture-reader.service.js';
import { keepPage, type PooledSample, pooledSample, removePage, sealedPage, waitingPages } from './pictures.queries.js';
import { FLAT_PAGE, UnnamedPages } from './unnamed-pages.service.js';

/** Bytes of a picture: what a phone takes is a third of it. */
export const MOST_BYTES = 12_000_000;

/** What became of a page that a picture shows. */
export type BroughtPage =
  | { readonly kind: 'kept'; readonly number: number; readonly page: number; readonly pages: number }
  /** Kept, and somebody is asked which sheet it is. */
  | { readonly kind: 'asked' }
  | RefusedPage;

/** Pictures of the sheets of a batch: read, kept sealed, and removed. */
@Injectable()
export class PicturesService {
  constructor(
    private readonly asked: AskedOnPaper,
    private readonly audit: AuditService,
    private readonly campaigns: CampaignsService,
    private readonly clock: Clock,
    private readonly prints: PrintedPages,
    private readonly queue: WriteQueue,
    private readonly reader: PictureReader,
    private readonly secrets: Secrets,
    private readonly unnamed: UnnamedPages,
  ) {}

  /** @throws Problem `campaign-locked`, `nothing-open` */
  async assertOpen({ campaignId }: PaperBatch): Promise<void> {
    const state = this.campaigns.stateOf(await this.campaigns.find(campaignId));
    if (state === 'locked') throw problem.campaignLocked();
    if (state === 'draft') throw problem.nothingOpen();
  }

  /** Reads a picture, and keeps every page of the batch that can be read. @returns at least one page, or why there is none */
  async bring(batch: PaperBatch, bytes: Buffer, by: string): Promise<readonly BroughtPage[]> {
    await this.assertOpen(batch);
    if (bytes.length === 0) return [refused('no-file')];
    if (bytes.length > MOST_BYTES) return [refused('too-large')];
    const asked = await this.asked.printed(batch);
    const pages = await this.prints.toRead({ batch, asked });
    if (!pages) return [refused('older-print')];
    const several = asked.placed.questions.filter(({ shape }) => kindOf(shape).entry === 'several');
    const { code, issued } = batch;
    const { questionnaireVersion: version } = asked.campaign;
    const about = { pages, version, batch: code, issued, several: several.map((question) => question.code) };
    const read = await this.reader.read({ bytes, ...about });
    const brought: BroughtPage[] = [];
    for (const one of read) {
      if (one.kind === 'read') brought.push(await this.keep(batch, one, by));
      else brought.push(one.kind === 'unnamed' ? await this.unnamed.keep(batch, bytes, one, by) : one);
    }
    return brought;
  }

  /** Of sheets that are still to be recorded. */
  waiting(batch: PaperBatch): Promise<readonly PaperPicture[]> {
    return this.queue.read(waitingPages(batch));
  }

  /** A page as it is kept, a JPEG. @throws Problem `not-found` */
  async flat(batch: PaperBatch, number: number, page: number): Promise<Buffer> {
    const sealed = await this.queue.read(sealedPage(batch, number, page));
    const file = sealed && this.secrets.openBytes(FLAT_PAGE, sealed);
    if (!file) throw problem.notFound();
    return file;
  }

  /** Takes a picture away, once however often it is asked for. What was recorded of it stays. */
  remove(batch: PaperBatch, number: number, page: number, by: string): Promise<void> {
    return this.queue.commit(() => this.removed(batch, number, page, by));
  }

  /** How often what was certain has been looked at, over all batches of a commune, and how often it was wrong. */
  sample(communeId: string): Promise<PooledSample> {
    return this.queue.read(pooledSample(communeId));
  }

  private keep(batch: PaperBatch, read: ReadPage, by: string): Promise<BroughtPage> {
    const sealed = this.secrets.sealBytes(FLAT_PAGE, read.flat);
    return this.queue.commit(() => this.kept(batch, read, sealed, by));
  }

  private *kept(batch: PaperBatch, read: ReadPage, sealed: Buffer, by: string): Work<BroughtPage> {
    const { communeId, id: batchId } = batch;
    const { number, page, pages, questions } = read;
    const name = { batch: batch.code, number, page };
    const broughtOn = this.clock.today();
    const picture = { communeId, batchId, number, page, pages, read: questions, broughtBy: by, broughtOn };
    const because = yield* keepPage(picture, sealed);
    if (because) return { ...refused(because), name };
    yield* this.note('paper-picture-brought', batch, by, { number, page });
    return { kind: 'kept', number, page, pages };
  }

  private *removed(batch: PaperBatch, number: number, page: number, by: string): Work<void> {
    if (yield* removePage(batch, number, page)) yield* this.note('paper-picture-removed', batch, by, { number, page });
  }

  private note(
    action: string,
    { communeId, id }: PaperBatch,
    actor: string,
    details: Readonly<Record<string, unknown>>,
  ) {
    return this.audit.append({ actor, communeId, action, object: id, details });
  }
}

function refused(because: PictureRefusal): RefusedPage {
  return { kind: 'refused', because, name: null };
}
