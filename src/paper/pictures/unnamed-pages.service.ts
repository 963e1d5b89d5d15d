import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../../access/audit.service.js';
import { Clock } from '../../config/clock.js';
import { Secrets } from '../../config/secrets.js';
import type { Work } from '../../database/statement.js';
import { WriteQueue } from '../../database/write-queue.js';
import { problem } from '../../problem.js';
import type { PaperBatch } from '../paper.entity.js';
import type { RefusedPage, UnnamedPage } from './page-reading.js';
import { keepPage } from './pictures.queries.js';
import {
  findUnnamed,
  holdUnnamed,
  keepUnnamed,
  removeUnnamed,
  unnamedPages,
  type WaitingPage,
} from './unnamed.queries.js';

/** What a flat page is sealed for. */
export const FLAT_PAGE = 'paper-picture';

/** What a code would have said of a page, as somebody reads it from the paper. */
export interface SaidName {
  readonly batch: string;
  readonly number: number;
  readonly page: number;
}

/** Pages whose code is damaged and whose number no machine reads for certain: kept until somebody says whose they are. */
@Injectable()
export class UnnamedPages {
  constructor(
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
  ) {}

  /** @param picture the file in which the page was seen */
  keep(
    batch: PaperBatch,
    picture: Buffer,
    read: UnnamedPage,
    by: string,
  ): Promise<{ readonly kind: 'asked' } | RefusedPage> {
    const id = createHash('sha256').update(picture).digest('hex').slice(0, 32);
    const sealed = this.secrets.sealBytes(FLAT_PAGE, read.flat);
    return this.queue.commit(() => this.kept(batch, { id, read, sealed }, by));
  }

  /** Those of a batch. */
  waiting(batch: PaperBatch): Promise<readonly WaitingPage[]> {
    return this.queue.read(unnamedPages(batch));
  }

  /** A page as it is kept, a JPEG. @throws Problem `not-found` */
  async flat(batch: PaperBatch, id: string): Promise<Buffer> {
    const page = await this.queue.read(findUnnamed(batch, id));
    const file = page && this.secrets.openBytes(FLAT_PAGE, page.sealed);
    if (!file) throw problem.notFound();
    return file;
  }

  /**
   * Takes a page for the one that somebody says it is, with the same checks as a code.
   * @returns why not; null where it stands among the others now
   * @throws Problem `not-found` where it does not wait any more
   */
  name(batch: PaperBatch, id: string, said: SaidName, by: string): Promise<RefusedPage['because'] | null> {
    return this.queue.commit(() => this.named(batch, id, said, by));
  }

  /** Takes a picture away, once however often it is asked for. */
  remove(batch: PaperBatch, id: string, by: string): Promise<void> {
    return this.queue.commit(() => this.removed(batch, id, by));
  }

  private *kept(
    batch: PaperBatch,
    { id, read, sealed }: { readonly id: string; readonly read: UnnamedPage; readonly sealed: Buffer },
    by: string,
  ): Work<{ readonly kind: 'asked' } | RefusedPage> {
    const { page, pages, questions } = read;
    const of = { communeId: batch.communeId, batchId: batch.id, id, page, pages, read: questions };
    const isNew = yield* keepUnnamed({ ...of, broughtBy: by, broughtOn: this.clock.today(), sealed });
    if (!isNew) return { kind: 'refused', because: 'already-asked', name: null };
    yield* this.note('paper-picture-brought', batch, by, { page });
    return { kind: 'asked' };
  }

  private *named(batch: PaperBatch, id: string, said: SaidName, by: string): Work<RefusedPage['because'] | null> {
    const waiting = yield* holdUnnamed(batch, id);
    if (!waiting) throw problem.notFound();
    const { number, page } = said;
    if (said.batch !== batch.code) return 'other-batch';
    if (number < 1 || number > batch.issued || page < 1 || page > waiting.pages) return 'no-such-page';
    // It was read by the geometry of the page that it is by its print.
    if (page !== waiting.page) return 'not-this-page';
    const { communeId, batchId, pages, broughtBy, broughtOn, read, sealed } = waiting;
    const because = yield* keepPage({ communeId, batchId, number, page, pages, broughtBy, broughtOn, read }, sealed);
    if (because) return because;
    yield* removeUnnamed(batch, id);
    yield* this.note('paper-picture-named', batch, by, { number, page });
    return null;
  }

  private *removed(batch: PaperBatch, id: string, by: string): Work<void> {
    if (yield* removeUnnamed(batch, id)) yield* this.note('paper-picture-removed', batch, by, {});
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
