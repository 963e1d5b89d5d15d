import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { slugOf, unusedKey } from '../communes/catalogue-keys.js';
import { CommunesService } from '../communes/communes.service.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { OwnQuestionnaire, type OwnState } from './own-questionnaire.entity.js';
import { nameInKey, ownKey } from './questionnaire.js';
import { checkSource } from './source-check.js';

const own = tableOf(OwnQuestionnaire);

/** What became of a step: it is done, also by a click before; or somebody was quicker, and what is there now. */
export type Stepped =
  | { readonly kind: 'done'; readonly now: OwnQuestionnaire }
  | { readonly kind: 'stale'; readonly now: OwnQuestionnaire }
  /** Something is wrong with it, or still to be said. */
  | { readonly kind: 'unready'; readonly now: OwnQuestionnaire };

/** A questionnaire that somebody brings along. */
export interface Brought {
  readonly communeId: string;
  /** What it is to be called in addresses; made into a key that the commune has not used. */
  readonly name: string;
  /** JSON that was checked. */
  readonly source: string;
}

/** The life of a commune's own questionnaire: a draft, which is published and then stays as it is, and retired at last. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly communes: CommunesService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
  ) {}

  /** The first version, as a draft. The same brought twice is one. */
  create(brought: Brought, actor: string): Promise<OwnQuestionnaire> {
    return this.queue.commit(() => this.created(brought, actor));
  }

  /**
   * Writes a draft anew.
   * @param seen the revision that the change was made from (`revisionOf`)
   * @throws Problem `not-found` where it was deleted meanwhile
   */
  save(draft: OwnQuestionnaire, { source, seen }: { source: string; seen: string }, actor: string): Promise<Stepped> {
    return this.queue.commit(() => this.saved(draft, { source, seen }, actor));
  }

  /**
   * From now on it can be asked, and stays as it is for good.
   * @param seen the revision that was looked at: nobody publishes what they have not read
   * @throws Problem `not-found` where it was deleted meanwhile
   */
  publish(draft: OwnQuestionnaire, seen: string, actor: string): Promise<Stepped> {
    return this.queue.commit(() => this.published(draft, seen, actor));
  }

  /** No new campaign is offered it. @throws Problem `in-use` for a draft, which is published or deleted instead */
  retire(version: OwnQuestionnaire, actor: string): Promise<void> {
    return this.queue.commit(() => this.retired(version, actor));
  }

  /** Deletes a draft; one that is gone already is no matter. @throws Problem `in-use` for what was published */
  remove(draft: OwnQuestionnaire, actor: string): Promise<void> {
    return this.queue.commit(() => this.removed(draft, actor));
  }

  /** A draft like a version that was published, with the next number; the one that is being written, where there is one. */
  next(version: OwnQuestionnaire, actor: string): Promise<OwnQuestionnaire> {
    return this.queue.commit(() => this.begun(version, actor));
  }

  private *created({ communeId, name, source }: Brought, actor: string): Work<OwnQuestionnaire> {
    // Of two that bring one at once the second sees the first.
    yield* this.communes.held(communeId);
    const all = yield* own.select({ communeId });
    const same = all.find((one) => one.state === 'draft' && one.source === source);
    if (same) return same;
    const slug = slugOf(name, LONGEST_NAME);
    const key = ownKey(communeId, unusedKey(slug, new Set(all.map((one) => nameInKey(one.key)))));
    return yield* this.added({ communeId, key, number: 1, state: 'draft', source }, 'questionnaire-uploaded', actor);
  }

  private *saved(
    draft: OwnQuestionnaire,
    { source, seen }: { readonly source: string; readonly seen: string },
    actor: string,
  ): Work<Stepped> {
    const now = yield* heldVersion(draft);
    if (now.source === source) return { kind: 'done', now };
    if (now.state !== 'draft' || revisionOf(now) !== seen) return { kind: 'stale', now };
    yield* own.update(keyOf(now), { source });
    yield* this.note('questionnaire-changed', now, actor);
    return { kind: 'done', now: Object.assign(now, { source }) };
  }

  private *published(draft: OwnQuestionnaire, seen: string, actor: string): Work<Stepped> {
    const now = yield* heldVersion(draft);
    if (revisionOf(now) !== seen) return { kind: 'stale', now };
    if (now.state !== 'draft') return { kind: 'done', now };
    if (!checkSource(now.source, now).questionnaire) return { kind: 'unready', now };
    return { kind: 'done', now: yield* this.moved(now, 'published', actor) };
  }

  private *retired(version: OwnQuestionnaire, actor: string): Work<void> {
    const now = yield* heldVersion(version);
    if (now.state === 'draft') throw problem.inUse();
    if (now.state === 'published') yield* this.moved(now, 'retired', actor);
  }

  private *removed(draft: OwnQuestionnaire, actor: string): Work<void> {
    const now = yield* own.hold(keyOf(draft));
    if (!now) return;
    if (now.state !== 'draft') throw problem.inUse();
    yield* own.delete(keyOf(now));
    yield* this.note('questionnaire-deleted', now, actor);
  }

  private *begun({ communeId, key, number }: OwnQuestionnaire, actor: string): Work<OwnQuestionnaire> {
    yield* this.communes.held(communeId);
    const all = yield* own.select({ communeId, key }, { order: { number: 'DESC' } });
    const [newest] = all;
    const from = all.find((one) => one.number === number);
    if (!newest || !from) throw problem.notFound({ what: key });
    if (newest.state === 'draft') return newest;
    const draft = { communeId, key, number: newest.number + 1, state: 'draft' as const, source: from.source };
    return yield* this.added(draft, 'questionnaire-begun', actor);
  }

  private *added(draft: Omit<OwnQuestionnaire, 'version'>, action: string, actor: string): Work<OwnQuestionnaire> {
    yield* own.insert(draft);
    const made = Object.assign(new OwnQuestionnaire(), draft);
    yield* this.note(action, made, actor);
    return made;
  }

  private *moved(version: OwnQuestionnaire, state: OwnState, actor: string): Work<OwnQuestionnaire> {
    yield* own.update(keyOf(version), { state });
    yield* this.note(`questionnaire-${state}`, version, actor);
    return Object.assign(version, { state });
  }

  private note(action: string, { communeId, version, source }: OwnQuestionnaire, actor: string): Work<void> {
    const details = { content: hashOf(source) };
    return this.audit.append({ actor, communeId, action, object: version, details });
  }
}

/** Characters of a name within a key, with room for a number behind it. */
const LONGEST_NAME = 50;

/** Names a version as it was read, for whoever sends a change of it back. */
export function revisionOf({ source }: Pick<OwnQuestionnaire, 'source'>): string {
  return hashOf(source).slice(0, 16);
}

function hashOf(source: string): string {
  return createHash('sha256').update(source).digest('hex');
}

function keyOf({ communeId, key, number }: OwnQuestionnaire) {
  return { communeId, key, number };
}

function* heldVersion(version: OwnQuestionnaire): Work<OwnQuestionnaire> {
  const now = yield* own.hold(keyOf(version));
  if (!now) throw problem.notFound({ what: version.version });
  return now;
}
