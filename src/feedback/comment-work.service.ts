import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { lastDayOf } from '../campaigns/campaign-calendar.js';
import { Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { asSearched } from '../formatting/accents.js';
import { problem } from '../problem.js';
import { Comment, CommentTag } from '../responses/comment.entity.js';
import { maskedAnew, originalOf } from '../responses/kept-text.js';
import type { Span } from '../rules/masking.js';
import { tagNames } from './comments.queries.js';
import { type EntryKind, FeedbackEntry } from './feedback.entity.js';
import { FeedbackService } from './feedback.service.js';
import { maskState } from './mask-form.js';

const comments = tableOf(Comment);
const tags = tableOf(CommentTag);
const entries = tableOf(FeedbackEntry);

type Which = Pick<Comment, 'communeId' | 'id'>;

/** What officers do with a comment that is told: tags, a better mask, an entry of the register. */
@Injectable()
export class CommentWorkService {
  constructor(
    private readonly feedback: FeedbackService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** The text as it was written; null once its term is over. For whoever carries the right `read-originals` only. */
  originalOf(comment: Comment): string | null {
    return originalOf(this.secrets, comment);
  }

  /**
   * Gives a comment a tag; what it has already it keeps.
   * @param name a line of words; the same in other letters is the same tag, by the name it had first
   * @throws Problem `not-found`
   */
  async tag(which: Which, name: string, actor: string): Promise<void> {
    await this.queue.commit(() => this.tagged(which, name, actor));
  }

  /** Takes a tag off; one that it does not have is off already. @param tag in plain letters */
  async untag(which: Which, tag: string, actor: string): Promise<void> {
    await this.queue.commit(() => this.untagged(which, tag, actor));
  }

  /**
   * Chooses anew what is replaced by signs, in the entry that was made of it too while that is masked alike.
   * @param seen what was hidden when somebody chose
   * @returns `changed`, with nothing written, where that was not so any more
   * @throws Problem `not-found` for a comment whose original is gone
   */
  async mask(which: Which, spans: readonly Span[], seen: string, actor: string): Promise<'masked' | 'changed'> {
    return this.queue.commit(() => this.masked(which, spans, seen, actor));
  }

  /**
   * Makes an entry of the register of a comment, once: on the last day of its quarter, with nothing of its response.
   * @returns id of the entry
   * @throws Problem `not-found`
   */
  async take(which: Which, campaign: Campaign, kind: EntryKind, actor: string): Promise<string> {
    return this.queue.commit(() => this.taken(which, campaign, kind, actor));
  }

  /** The entry that was made of a comment; null where none was. */
  async entryOf({ communeId, id }: Which): Promise<string | null> {
    const [entry] = await this.queue.read(entries.select({ communeId, source: sourceOf(id) }));
    return entry?.id ?? null;
  }

  private *tagged({ communeId, id }: Which, typed: string, actor: string): Work<void> {
    const comment = yield* comments.hold({ communeId, id });
    if (!comment) throw problem.notFound();
    const tag = asSearched(typed);
    const name = (yield* tagNames(communeId)).find((one) => one.tag === tag)?.name ?? typed;
    const row = { communeId, commentId: id, tag, name, campaignId: comment.campaignId };
    if (!(yield* tags.insertNew(row))) return;
    yield* this.audit.append({ actor, communeId, action: 'comment-tagged', object: id, details: { name } });
  }

  private *untagged({ communeId, id }: Which, tag: string, actor: string): Work<void> {
    const held = yield* tags.find({ communeId, commentId: id, tag });
    if (!held || (yield* tags.delete({ communeId, commentId: id, tag })) === 0) return;
    const details = { name: held.name };
    yield* this.audit.append({ actor, communeId, action: 'comment-untagged', object: id, details });
  }

  private *masked(
    { communeId, id }: Which,
    spans: readonly Span[],
    seen: string,
    actor: string,
  ): Work<'masked' | 'changed'> {
    const comment = yield* comments.hold({ communeId, id });
    const text = comment && this.originalOf(comment);
    if (!comment || text === null) throw problem.notFound();
    if (maskState(comment.spans) !== seen) return maskState(comment.spans) === maskState(spans) ? 'masked' : 'changed';
    if (maskState(spans) === seen) return 'masked';
    const { masked, maskedBy } = maskedAnew(comment, text, spans, actor);
    yield* comments.update({ communeId, id }, { masked, spans, maskedBy, words: asSearched(masked) });
    yield* this.audit.append({ actor, communeId, action: 'comment-masked', object: id });
    const [entry] = yield* entries.select({ communeId, source: sourceOf(id) });
    if (entry && entry.original !== null && maskState(entry.spans) === seen) {
      yield* this.feedback.maskedAnew(communeId, entry.id, spans, actor);
    }
    return 'masked';
  }

  private *taken({ communeId, id }: Which, campaign: Campaign, kind: EntryKind, actor: string): Work<string> {
    const comment = yield* comments.hold({ communeId, id });
    if (!comment) throw problem.notFound();
    const source = sourceOf(id);
    const [before] = yield* entries.select({ communeId, source });
    if (before) return before.id;
    const [today, last] = [this.clock.today(), lastDayOf(comment.quarter, campaign.fromDay)];
    const text = this.originalOf(comment);
    const entry = randomUUID();
    const said = { channel: 'comment', kind, village: null, unit: comment.department, place: null } as const;
    yield* this.feedback.taken(
      {
        ...{ communeId, id: entry, receivedOn: last < today ? last : today, ...said, source },
        ...{ text: text ?? comment.masked, contact: null, needsAnswer: false },
        mask: { spans: text === null ? [] : comment.spans, maskedBy: comment.maskedBy },
      },
      actor,
    );
    return entry;
  }
}

function sourceOf(id: string): string {
  return `comment:${id}`;
}
