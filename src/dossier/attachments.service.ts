import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { cleanLine } from '../rules/typed-text.js';
import { attachmentKind } from './attachment-kind.js';
import { AttachmentStore } from './attachment-store.js';
import { Dossier, DossierAttachment } from './dossier.entity.js';
import type { DossierRefusal, WhichDossier } from './dossiers.service.js';

const dossiers = tableOf(Dossier);
const attachments = tableOf(DossierAttachment);

/** Of one file. */
export const MOST_BYTES = 20 * 1024 * 1024;
/** At one criterion. */
const MOST_FILES = 50;
/** Of all files of a dossier: a ZIP file of them stays one that every system opens. */
const MOST_TOGETHER = 2 * 1024 ** 3;

/** One file, at one criterion. */
type WhichFile = Pick<DossierAttachment, 'communeId' | 'year' | 'code' | 'hash'>;

/** Why a file was not taken. */
export type AttachmentFault = 'no-file' | 'too-large' | 'unknown-kind' | 'too-many-files' | 'too-much-together';

const LONGEST_NAME = 120;

/** The files that show what a commune says of itself. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly store: AttachmentStore,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a file at a criterion; the same file once more stays one.
   * @returns why not, or null
   */
  async attach(
    { communeId, year, code }: WhichDossier & { readonly code: string },
    file: { readonly name: string; readonly bytes: Buffer },
    actor: string,
  ): Promise<AttachmentFault | DossierRefusal | null> {
    const { bytes } = file;
    if (file.name === '' && bytes.length === 0) return 'no-file';
    if (bytes.length > MOST_BYTES) return 'too-large';
    const kind = attachmentKind(bytes);
    if (!kind) return 'unknown-kind';
    const hash = await this.store.keep(bytes);
    const row = { communeId, year, code, hash, name: nameWithin(file.name), kind, bytes: bytes.length };
    return this.queue.commit(() => this.attached({ ...row, addedOn: this.clock.today(), addedBy: actor }));
  }

  /** @throws Problem `not-found` */
  async find(key: WhichFile): Promise<DossierAttachment> {
    const found = await this.queue.read(attachments.find(key));
    if (!found) throw problem.notFound();
    return found;
  }

  /** What is taken away already stays so. @returns why not, or null */
  async remove(key: WhichFile, actor: string): Promise<DossierRefusal | null> {
    const refusal = await this.queue.commit(() => this.removed(key, actor));
    if (refusal === null) await this.store.renew(key.hash);
    return refusal;
  }

  /** Deletes the bytes of what no dossier names any more. @returns how many files have gone */
  sweep(): Promise<number> {
    const isNamed = async (hash: string): Promise<boolean> =>
      (await this.queue.read(attachments.select({ hash }, { limit: 1 }))).length > 0;
    return this.store.sweep(isNamed, new Date(Date.now() - YOUNG_MS));
  }

  private *attached(row: DossierAttachment): Work<AttachmentFault | DossierRefusal | null> {
    const { communeId, year, code, hash, name, kind, bytes, addedBy: actor } = row;
    const dossier = yield* dossiers.hold({ communeId, year });
    if (!dossier) throw problem.notFound();
    if (dossier.handedInOn) return 'handed-in';
    const all = yield* attachments.select({ communeId, year });
    const own = all.filter((one) => one.code === code);
    if (own.some((one) => one.hash === hash)) return null;
    if (own.length >= MOST_FILES) return 'too-many-files';
    if (all.reduce((sum, one) => sum + one.bytes, bytes) > MOST_TOGETHER) return 'too-much-together';
    yield* attachments.insert(row);
    const details = { code, hash, name, kind, bytes };
    yield* this.audit.append({ actor, communeId, action: 'dossier-attached', object: String(year), details });
    return null;
  }

  private *removed(key: WhichFile, actor: string): Work<DossierRefusal | null> {
    const { communeId, year, code, hash } = key;
    const dossier = yield* dossiers.hold({ communeId, year });
    if (dossier?.handedInOn) return 'handed-in';
    if ((yield* attachments.delete(key)) === 0) return null;
    const details = { code, hash };
    yield* this.audit.append({ actor, communeId, action: 'dossier-detached', object: String(year), details });
    return null;
  }
}

/** A file may wait so long for its row; and what is taken away by mistake can be found in its folder meanwhile. */
const YOUNG_MS = 24 * 60 * 60 * 1000;

/** As a person called it, without folders and without its ending, which its content says. */
function nameWithin(sent: string): string {
  const last = cleanLine(sent.split(/[/\\]/).at(-1) ?? '').replace(/\.[A-Za-z0-9]{1,5}$/, '');
  return [...last].slice(0, LONGEST_NAME).join('').trim() || '–';
}
