import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { DocumentFrame } from './document.entity.js';
import { type Frame, frameFor } from './frame.js';

const frames = tableOf(DocumentFrame);

/** How the papers of communes are framed: as their officers say, else as their data do. */
@Injectable()
export class FramesService {
  constructor(
    private readonly communes: CommunesService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  async of(communeId: string): Promise<Frame> {
    const kept = await this.queue.read(frames.find({ communeId }));
    return kept?.frame ?? this.usual(communeId);
  }

  /** Tells whether somebody has changed it since it was read. */
  async versionOf(communeId: string): Promise<string> {
    return versionOf(await this.queue.read(frames.find({ communeId })));
  }

  /**
   * @param read version that the page showed
   * @returns false, with nothing written, where somebody has changed it since
   */
  keep(communeId: string, frame: Frame, read: string, actor: string): Promise<boolean> {
    return this.queue.commit(() => this.kept(communeId, frame, read, actor));
  }

  private *kept(communeId: string, frame: Frame, read: string, actor: string): Work<boolean> {
    const before = yield* frames.hold({ communeId });
    const wanted = { communeId, frame, changedOn: this.clock.today(), changedBy: actor };
    // The same once more, as a second press sends it.
    if (before && versionOf(wanted) === versionOf(before)) return true;
    if (read !== versionOf(before)) return false;
    // Nothing there is nothing to hold: whoever saves the first one at the same moment, on another server, may be first.
    if (before) yield* frames.upsert(wanted);
    else if (!(yield* frames.insertNew(wanted))) return false;
    yield* this.audit.append({ actor, communeId, action: 'document-frame-changed', object: communeId });
    return true;
  }

  private async usual(communeId: string): Promise<Frame> {
    return frameFor(await this.communes.catalogueOn(communeId, this.clock.today()));
  }
}

function versionOf(kept: Pick<DocumentFrame, 'frame'> | null): string {
  return kept ? createHash('sha256').update(JSON.stringify(kept.frame)).digest('hex').slice(0, 16) : 'usual';
}
