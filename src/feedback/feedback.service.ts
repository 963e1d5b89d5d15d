import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { hashOfSecret } from '../access/secret-code.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { asSearched } from '../formatting/accents.js';
import { problem } from '../problem.js';
import { type KeptText, keptText, maskedAnew, originalOf } from '../responses/kept-text.js';
import type { Day } from '../rules/days.js';
import type { Span } from '../rules/masking.js';
import { CasesService, RESPONDENT } from './cases.service.js';
import { CaseStep, type EntryChannel, type EntryKind, FeedbackCase, FeedbackEntry } from './feedback.entity.js';
import { ToldFeedback } from './told-feedback.entity.js';

const entries = tableOf(FeedbackEntry);
const cases = tableOf(FeedbackCase);
const steps = tableOf(CaseStep);

/** What is to be kept of something said; texts as `cleanText` leaves them. */
export interface NewEntry {
  readonly communeId: string;
  /** Made by the page on which it was written: sent twice, it is kept once. */
  readonly id: string;
  readonly receivedOn: Day;
  readonly channel: EntryChannel;
  readonly kind: EntryKind;
  readonly village: string | null;
  readonly unit: string | null;
  readonly place: string | null;
  readonly text: string;
  /** How its writer wants to be reached; null where nobody said so. */
  readonly contact: string | null;
  /** What it was made from, so that it is made once; null where somebody wrote it here. */
  readonly source: string | null;
  /** Whether it becomes a case, with a code by which its writer follows it. */
  readonly needsAnswer: boolean;
  /** What of the text is hidden, where somebody has chosen that before; as the rules find it unless given. */
  readonly mask?: Pick<KeptText, 'spans' | 'maskedBy'>;
}

/** What of a text is to be replaced, in place of what was. */
export interface ChosenMask {
  readonly spans: readonly Span[];
  readonly before: readonly Span[];
}

/** An entry, and its case where it is one. */
export interface Told {
  readonly entry: FeedbackEntry;
  readonly case: FeedbackCase | null;
}

/** Keeps what people say, masked before anybody reads it. */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly cases: CasesService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
  ) {}

  /**
   * Keeps an entry, and opens its case where it needs an answer.
   * @param actor login name, or `RESPONDENT`
   * @returns the code by which its writer follows it; null where it needs no answer
   */
  async take(wanted: NewEntry, actor: string): Promise<string | null> {
    await this.queue.commit(() => this.taken(wanted, actor));
    return wanted.needsAnswer ? this.cases.trackingCodeOf(wanted.communeId, wanted.id) : null;
  }

  /**
   * The same as part of a larger unit of work, such as an import.
   * @returns false, with nothing written, where it is kept already
   */
  *taken(wanted: NewEntry, actor: string): Work<boolean> {
    const { communeId, id, text, contact, needsAnswer, mask, ...said } = wanted;
    const { source } = said;
    if (source !== null && (yield* entries.select({ communeId, source })).length > 0) return false;
    const kept = keptText(this.secrets, text, mask);
    const isNew = yield* entries.insertNew({
      ...{ communeId, id, ...said, ...kept, words: searchedWords(kept, said.place) },
      contact: contact === null ? null : this.secrets.seal(CONTACT, contact),
      trackingHash: needsAnswer ? hashOfSecret(this.cases.trackingCodeOf(communeId, id)) : null,
      enteredBy: actor === RESPONDENT ? null : actor,
    });
    if (!isNew) return false;
    const { channel, kind } = said;
    yield* this.audit.append({ actor, communeId, action: 'feedback-entered', object: id, details: { channel, kind } });
    if (needsAnswer) yield* this.cases.opened(communeId, id, actor);
    return true;
  }

  /** An entry of a commune. @throws Problem `not-found` */
  async find(communeId: string, id: string): Promise<Told> {
    const entry = await this.queue.read(entries.find({ communeId, id }));
    if (!entry) throw problem.notFound();
    return { entry, case: await this.queue.read(cases.find({ communeId, entryId: id })) };
  }

  /** The entry that a code follows; null for a code that is none. */
  async followed(code: string): Promise<Told | null> {
    const [entry] = await this.queue.read(entries.select({ trackingHash: hashOfSecret(code) }));
    return entry ? this.find(entry.communeId, entry.id) : null;
  }

  /** All entries of a commune with their cases, the newest first. */
  async all(communeId: string): Promise<readonly Told[]> {
    const found = await this.queue.read(entries.select({ communeId }, { order: { receivedOn: 'DESC', id: 'ASC' } }));
    const open = await this.queue.read(cases.select({ communeId }));
    const caseOf = new Map(open.map((one) => [one.entryId, one]));
    return found.map((entry) => ({ entry, case: caseOf.get(entry.id) ?? null }));
  }

  /** The text as it was written; null once its term is over. For whoever carries the right `read-originals` only. */
  originalOf(entry: Pick<KeptText, 'original'>): string | null {
    return originalOf(this.secrets, entry);
  }

  /** How its writer wants to be reached; null where nobody said so, or the case is closed. */
  contactOf({ contact }: FeedbackEntry): string | null {
    return contact === null ? null : this.secrets.open(CONTACT, contact);
  }

  /**
   * Chooses anew what of an entry is replaced by signs.
   * @param wanted what is replaced from now on, and what was when it was chosen
   * @throws Problem `not-found` for an entry whose original is gone, `case-changed` where somebody chose meanwhile
   */
  async mask(communeId: string, id: string, wanted: ChosenMask, actor: string): Promise<void> {
    await this.queue.commit(() => this.masked(communeId, id, wanted, actor));
  }

  /**
   * Erases what somebody wrote, as part of the answer to their request: the entry stays as a number, without a word of
   * theirs; what staff answered stays.
   * @throws Problem `not-found`
   */
  *erased(communeId: string, id: string, actor: string): Work<void> {
    const entry = yield* entries.hold({ communeId, id });
    if (!entry) throw problem.notFound();
    const nothingLeft = { original: null, masked: '', spans: [], words: '', contact: null, place: null };
    yield* entries.update({ communeId, id }, nothingLeft);
    for (const { number, kind } of yield* steps.select({ communeId, entryId: id }))
      if (kind === 'disputed') yield* steps.update({ communeId, entryId: id, number }, { words: null, original: null });
    yield* tableOf(ToldFeedback).delete({ communeId, entryId: id });
    yield* this.audit.append({ actor, communeId, action: 'feedback-erased', object: id });
  }

  private *masked(communeId: string, id: string, { spans, before }: ChosenMask, actor: string): Work<void> {
    const entry = yield* entries.hold({ communeId, id });
    if (entry && !isDeepStrictEqual(entry.spans, before)) throw problem.caseChanged();
    yield* this.maskedAnew(communeId, id, spans, actor);
  }

  /** The same as part of a larger unit of work, whatever was replaced before. */
  *maskedAnew(communeId: string, id: string, spans: readonly Span[], actor: string): Work<void> {
    const entry = yield* entries.hold({ communeId, id });
    const text = entry && this.originalOf(entry);
    if (!entry || text === null) throw problem.notFound();
    const { masked, maskedBy } = maskedAnew(entry, text, spans, actor);
    yield* entries.update(
      { communeId, id },
      { masked, spans, maskedBy, words: searchedWords({ masked }, entry.place) },
    );
    yield* this.audit.append({ actor, communeId, action: 'feedback-masked', object: id });
  }
}

const CONTACT = 'contact';

function searchedWords({ masked }: Pick<KeptText, 'masked'>, place: string | null): string {
  return asSearched(`${masked} ${place ?? ''}`);
}
