import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { Dossier } from './dossier.entity.js';

/** Which dossiers there are, and who takes what of them; no figures. */
@Injectable()
export class DossierRecordsService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
  ) {}

  /** Those of a commune, the oldest first. */
  list(communeId: string): Promise<readonly Dossier[]> {
    return this.queue.read(tableOf(Dossier).select({ communeId }, { order: { year: 'ASC' } }));
  }

  /** Writes down who takes which of its files. */
  async taken(
    { communeId, year }: { readonly communeId: string; readonly year: number },
    details: Readonly<Record<string, string | number>>,
    actor: string,
  ): Promise<void> {
    await this.queue.commit(() =>
      this.audit.append({ actor, communeId, action: 'dossier-taken', object: String(year), details }),
    );
  }
}
