import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../../access/audit.service.js';
import { Clock } from '../../config/clock.js';
import type { Work } from '../../database/statement.js';
import { tableOf } from '../../database/table.js';
import { WriteQueue } from '../../database/write-queue.js';
import { LetterTemplate } from './letter.entity.js';
import type { LetterKind } from './letter-kinds.js';
import type { LetterText } from './letter-text.js';
import { usualTexts } from './usual-texts.js';

const templates = tableOf(LetterTemplate);

/** What the letters of communes begin with: as their officers say, else as it is shipped. */
@Injectable()
export class LetterTemplatesService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** The words, and what tells whether somebody has changed them since they were read. */
  async of(communeId: string, kind: LetterKind): Promise<LetterText & { readonly version: string }> {
    const kept = await this.queue.read(templates.find({ communeId, kind }));
    const { subject, text } = kept ?? usualTexts[kind];
    return { subject, text, version: versionOf(kept) };
  }

  /**
   * @param read version that the page showed
   * @returns false, with nothing written, where somebody has changed them since
   */
  keep(
    which: { readonly communeId: string; readonly kind: LetterKind; readonly read: string },
    words: LetterText,
    actor: string,
  ): Promise<boolean> {
    return this.queue.commit(() => this.kept(which, words, actor));
  }

  private *kept(
    { communeId, kind, read }: { readonly communeId: string; readonly kind: LetterKind; readonly read: string },
    { subject, text }: LetterText,
    actor: string,
  ): Work<boolean> {
    const before = yield* templates.hold({ communeId, kind });
    // The same once more, as a second press sends it.
    if (versionOf({ subject, text }) === versionOf(before ?? usualTexts[kind])) return true;
    if (read !== versionOf(before)) return false;
    const wanted = { communeId, kind, subject, text, changedOn: this.clock.today(), changedBy: actor };
    // Nothing there is nothing to hold: whoever saves the first one at the same moment, on another server, may be first.
    if (before) yield* templates.upsert(wanted);
    else if (!(yield* templates.insertNew(wanted))) return false;
    const details = { kind };
    yield* this.audit.append({ actor, communeId, action: 'letter-words-changed', object: communeId, details });
    return true;
  }
}

function versionOf(kept: LetterText | null): string {
  if (!kept) return 'usual';
  return createHash('sha256')
    .update(JSON.stringify([kept.subject, kept.text]))
    .digest('hex')
    .slice(0, 16);
}
