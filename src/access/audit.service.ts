import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { asSearched } from '../formatting/accents.js';
import { AuditChain, AuditEntry, SERVER_CHAIN } from './audit.entity.js';
import { CHAIN_START, firstBrokenEntry, nextLink } from './audit-chain.js';

export interface NewAuditEntry {
  /** Login name, name of a token, `command`, `system`, or `respondent` for whoever has a receipt. */
  readonly actor: string;
  readonly communeId: string | null;
  readonly action: string;
  readonly object: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** How a chain was found. */
export interface ChainState {
  readonly chain: string;
  readonly entries: number;
  /** Number of the first entry that is not as it was written; null for a whole chain. */
  readonly firstBroken: number | null;
}

const entries = tableOf(AuditEntry);
const chains = tableOf(AuditChain);

/** Keeps the log of what staff did, a chain for each commune. It never names a citizen or an answer. */
@Injectable()
export class AuditService {
  constructor(
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** The last step of a unit that changes something: both are committed, or neither. */
  *append({ details = {}, ...said }: NewAuditEntry): Work<void> {
    const chain = said.communeId ?? SERVER_CHAIN;
    const at = this.clock.now();
    const link = nextLink(yield* holdHead(chain), { ...said, details, at: at.toISOString() });
    const words = asSearched(`${said.object} ${JSON.stringify(details)}`);
    yield* entries.insert({ ...said, ...link, chain, at, details, words });
    yield* chains.update({ chain }, link);
  }

  /** Another text once anything is changed in a commune, or in what concerns none. */
  async stateOf(communeId: string): Promise<string> {
    return (await this.queue.read(headsOf(communeId))).map(({ hash }) => hash).join(' ');
  }

  /** What was written first of a commune. */
  firstOf(communeId: string): Promise<AuditEntry | null> {
    return this.queue.read(entries.find({ chain: communeId, number: 1 }));
  }

  /** What was done of one kind to one thing of a commune, oldest first. */
  entriesOf(communeId: string, action: string, object: string): Promise<readonly AuditEntry[]> {
    return this.queue.read(entries.select({ chain: communeId, action, object }, { order: { number: 'ASC' } }));
  }

  /**
   * Every chain there is, checked from its first entry to its head.
   * @param communeId only this commune's
   */
  async verify(communeId: string | null = null): Promise<readonly ChainState[]> {
    if (communeId !== null) return [await this.queue.commit(() => stateOf(communeId))];
    const known = await this.queue.read(
      rows<{ chain: string }>('SELECT chain FROM audit_chain UNION SELECT chain FROM audit_entry ORDER BY chain'),
    );
    const states: ChainState[] = [];
    // Each is held while it is read, or what a server appends meanwhile would look like an entry without a head.
    for (const { chain } of known) states.push(await this.queue.commit(() => stateOf(chain)));
    return states;
  }
}

function* holdHead(chain: string): Work<AuditChain> {
  const held = yield* chains.hold({ chain });
  if (held) return held;
  // Of two servers that begin a chain at once, one waits here for the other.
  yield* chains.insertNew({ chain, ...CHAIN_START });
  return (yield* chains.hold({ chain })) ?? { chain, ...CHAIN_START };
}

function* stateOf(chain: string): Work<ChainState> {
  const head = (yield* chains.hold({ chain })) ?? CHAIN_START;
  const written = yield* entries.select({ chain }, { order: { number: 'ASC' } });
  const links = written.map(({ number, hash, at, ...said }) => {
    return { number, hash, content: { ...said, at: at.toISOString() } };
  });
  return { chain, entries: written.length, firstBroken: firstBrokenEntry(links, head) };
}

/** Where the log of a commune ends, and that of what concerns none. */
export function headsOf(communeId: string): Work<readonly Pick<AuditChain, 'hash'>[]> {
  return rows('SELECT hash FROM audit_chain WHERE chain IN ($1, $2) ORDER BY chain', communeId, SERVER_CHAIN);
}
