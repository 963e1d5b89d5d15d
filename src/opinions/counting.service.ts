import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { asOneTimeCode, oneTimeCodeOf } from '../collection-points/codes.js';
import { Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { type Columns, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { entryIdOf } from '../feedback/public-form.js';
import { problem } from '../problem.js';
import { keptText } from '../responses/kept-text.js';
import type { ReadCounts } from './counts-form.js';
import { stateOfMatter } from './matter-state.js';
import type { MatterChange, WhichMatter } from './matters.service.js';
import { OpinionCode, OpinionMatter, OpinionReason, OpinionVillage } from './opinion.entity.js';

const matters = tableOf(OpinionMatter);
const villages = tableOf(OpinionVillage);
const codes = tableOf(OpinionCode);
const reasons = tableOf(OpinionReason);

/** A village in which households are asked: its key, and its name for the log. */
export interface WhichVillage extends WhichMatter {
  readonly village: string;
  readonly name: string;
}

/** Codes to print, or why there are none: more than households, or a matter that takes no answers any more. */
export type Printed = { readonly codes: readonly string[] } | 'many' | 'final';

/** What staff do in a village: print codes, hand out sheets, count what came back. */
@Injectable()
export class CountingService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** What is known of a village; zeros while nothing is. */
  async of({ communeId, id: matterId, village }: Omit<WhichVillage, 'name'>): Promise<Columns<OpinionVillage>> {
    const known = await this.queue.read(villages.find({ communeId, matterId, village }));
    return known ?? { communeId, matterId, village, ...nothing };
  }

  /**
   * Writes what was counted in a village, in place of what was.
   * @param page number made with the form, so that reasons sent twice are kept once, and of changes that it showed
   * @throws Problem `not-found`
   */
  count(
    which: WhichVillage,
    read: ReadCounts,
    page: { readonly id: string; readonly changes: number },
    actor: string,
  ): Promise<MatterChange> {
    return this.queue.commit(() => this.counted(which, read, page, actor));
  }

  /**
   * Makes codes, one for each household. They are stored as keyed hashes and can be shown by this page only: asked for
   * again by the same page, they are the same.
   * @param page made with the form
   * @throws Problem `not-found`
   */
  print(which: WhichVillage, page: string, count: number, actor: string): Promise<Printed> {
    return this.queue.commit(() => this.printed(which, page, count, actor));
  }

  /** How a code is known again; what cannot be a code has a hash that no code has. */
  hashOf(typed: string): string {
    return this.secrets.keyedHash('household-code-hash', asOneTimeCode(typed) ?? '').toString('base64url');
  }

  private *counted(
    which: WhichVillage,
    { counts, reasons: written }: ReadCounts,
    page: { readonly id: string; readonly changes: number },
    actor: string,
  ): Work<MatterChange> {
    const { communeId, id: matterId, village, name } = which;
    const matter = yield* matters.hold({ communeId, id: matterId });
    if (!matter) throw problem.notFound();
    if (matter.closedOn !== null) return 'final';
    const now = (yield* villages.hold({ communeId, matterId, village })) ?? {
      ...{ communeId, matterId, village, ...nothing },
    };
    const isSame = Object.entries(counts).every(([field, count]) => now[field as keyof typeof counts] === count);
    if (now.changes !== page.changes && !(isSame && now.changes === page.changes + 1)) return 'changed';
    let added = 0;
    for (const [at, { answer, text }] of written.entries()) {
      const id = entryIdOf(page.id, [at, answer, text]);
      const row = { communeId, matterId, id, answer, ...keptText(this.secrets, text) };
      if (yield* reasons.insertNew(row)) added += 1;
    }
    if (isSame && added === 0) return 'kept';
    yield* villages.upsert({ ...now, ...counts, changes: now.changes + 1 });
    // Not what stands on them: in a small village that is somebody's answer.
    const details = { name, sheets: counts.sheets, returned: counts.returned };
    yield* this.audit.append({ actor, communeId, action: 'opinion-sheets-counted', object: matterId, details });
    return 'kept';
  }

  private *printed(which: WhichVillage, page: string, count: number, actor: string): Work<Printed> {
    const { communeId, id: matterId, village, name } = which;
    const matter = yield* matters.hold({ communeId, id: matterId });
    if (!matter) throw problem.notFound();
    const made = Array.from({ length: count }, (_, at) => this.codeOf(which, `${page}\n${count}`, at));
    const [first = ''] = made;
    if (yield* codes.find({ communeId, codeHash: this.hashOf(first) })) return { codes: made };
    if (!['ahead', 'open'].includes(stateOfMatter(matter, this.clock.today()))) return 'final';
    const now = yield* villages.hold({ communeId, matterId, village });
    if (!now || now.codes + now.sheets + count > now.households) return 'many';
    for (const code of made)
      yield* codes.insert({ communeId, codeHash: this.hashOf(code), matterId, village, used: false });
    yield* villages.upsert({ ...now, codes: now.codes + count, changes: now.changes + 1 });
    const details = { name, codes: count };
    yield* this.audit.append({ actor, communeId, action: 'opinion-codes-printed', object: matterId, details });
    return { codes: made };
  }

  private codeOf({ communeId, id, village }: WhichVillage, page: string, at: number): string {
    return oneTimeCodeOf(this.secrets.keyedHash('household-code', [communeId, id, village, page, at].join('\n')));
  }
}

const nothing = {
  ...{ households: 0, codes: 0, sheets: 0, returned: 0, invalid: 0, yes: 0, no: 0, other: 0 },
  ...{ yesByCode: 0, noByCode: 0, otherByCode: 0, changes: 0 },
};
