import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { keptText } from '../responses/kept-text.js';
import { CountingService } from './counting.service.js';
import { stateOfMatter } from './matter-state.js';
import { type OpinionAnswer, OpinionCode, OpinionMatter, OpinionReason, OpinionVillage } from './opinion.entity.js';

const codes = tableOf(OpinionCode);
const matters = tableOf(OpinionMatter);
const villages = tableOf(OpinionVillage);

/** A code, and the matter on which its household is asked. */
export interface AskedHousehold {
  readonly code: OpinionCode;
  readonly matter: OpinionMatter;
}

/** `taken`: now; `used`: an answer was given with this code before; `shut`: the matter takes none today. */
export type HouseholdOutcome = 'taken' | 'used' | 'shut';

/** Takes what a household says by its code: once, tied to no code, no village's words and no time. */
@Injectable()
export class HouseholdsService {
  constructor(
    private readonly counting: CountingService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** What a code asks about, as it was typed or scanned; null for what is no code. */
  async followed(typed: string): Promise<AskedHousehold | null> {
    const [code] = await this.queue.read(codes.select({ codeHash: this.counting.hashOf(typed) }));
    const matter = code && (await this.queue.read(matters.find({ communeId: code.communeId, id: code.matterId })));
    return code && matter ? { code, matter } : null;
  }

  /** Counts an answer; of several at the same moment one. */
  answer(code: OpinionCode, answer: OpinionAnswer, reason: string): Promise<HouseholdOutcome> {
    return this.queue.commit(() => this.answered(code, answer, reason));
  }

  private *answered(
    { communeId, codeHash }: OpinionCode,
    answer: OpinionAnswer,
    reason: string,
  ): Work<HouseholdOutcome> {
    const code = yield* codes.hold({ communeId, codeHash });
    if (!code) throw problem.notFound();
    if (code.used) return 'used';
    const { matterId, village } = code;
    const matter = yield* matters.hold({ communeId, id: matterId });
    if (!matter || stateOfMatter(matter, this.clock.today()) !== 'open') return 'shut';
    const now = yield* villages.hold({ communeId, matterId, village });
    if (!now) return 'shut';
    yield* codes.update({ communeId, codeHash }, { used: true });
    const counted = ({ yes: 'yesByCode', no: 'noByCode', other: 'otherByCode' } as const)[answer];
    yield* villages.update({ communeId, matterId, village }, { [counted]: now[counted] + 1 });
    if (reason !== '') {
      const said = { communeId, matterId, id: randomUUID(), answer, ...keptText(this.secrets, reason) };
      yield* tableOf(OpinionReason).insert(said);
    }
    return 'taken';
  }
}
