import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../../access/audit.service.js';
import { Secrets } from '../../config/secrets.js';
import type { Work } from '../../database/statement.js';
import { tableOf } from '../../database/table.js';
import { WriteQueue } from '../../database/write-queue.js';
import { problem } from '../../problem.js';
import type { Day } from '../../rules/days.js';
import type { OfficialDocument } from '../../writers/official-document.js';
import { Letter, LetterNumber, type LetterState } from './letter.entity.js';
import { toLetter, type WrittenLetter } from './letter-paper.js';

const letters = tableOf(Letter);
const numbers = tableOf(LetterNumber);

/** A letter that is to be kept. */
export interface NewLetter extends WrittenLetter {
  readonly communeId: string;
  /** Made by the page on which it was written: sent twice, it is kept once. */
  readonly id: string;
  readonly unit: string | null;
  readonly caseId: string | null;
}

/** What only those read who write letters. */
interface SealedLetter {
  readonly recipient: string;
  readonly document: OfficialDocument;
}

/** What becomes of a letter that is made. */
export type LetterChange =
  | { readonly to: 'sent'; readonly sentOn: Day }
  | { readonly to: 'made' }
  | { readonly to: 'withdrawn' };

/** Numbers and keeps the letters that communes send. */
@Injectable()
export class LettersService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
  ) {}

  /** The letters of a year, the last one first. */
  list(communeId: string, year: number): Promise<readonly Letter[]> {
    return this.queue.read(letters.select({ communeId, year }, { order: { number: 'DESC' } }));
  }

  /** The years in which a commune wrote letters, the last one first. */
  async years(communeId: string): Promise<readonly number[]> {
    const found = await this.queue.read(numbers.select({ communeId }, { order: { year: 'DESC' } }));
    return found.map(({ year }) => year);
  }

  /** Entries of the register about whose case somebody was written an apology, unless that was withdrawn. */
  async apologised(communeId: string): Promise<ReadonlySet<string>> {
    const found = await this.queue.read(letters.select({ communeId, kind: 'apology' }));
    const kept = found.filter(({ state }) => state !== 'withdrawn');
    return new Set(kept.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])));
  }

  /** @throws Problem `not-found` */
  async find(communeId: string, id: string): Promise<Letter> {
    const letter = await this.queue.read(letters.find({ communeId, id }));
    if (!letter) throw problem.notFound();
    return letter;
  }

  /** To whom it went; null once its term is over. For whoever carries the right `write-letters` only. */
  recipientOf(letter: Letter): string | null {
    return this.opened(letter)?.recipient ?? null;
  }

  /** The letter as it was written, for the same readers. */
  documentOf(letter: Letter): OfficialDocument | null {
    return this.opened(letter)?.document ?? null;
  }

  /**
   * Keeps a letter under the next number of its commune and year.
   * @returns the letter; another one than was wanted where something else was made from that page before
   */
  async make(wanted: NewLetter, actor: string): Promise<{ readonly letter: Letter; readonly isAnother: boolean }> {
    const letter = await this.queue.commit(() => this.made(wanted, actor));
    const isAnother = !isDeepStrictEqual(this.documentOf(letter), toLetter(wanted, letter.number));
    return { letter, isAnother };
  }

  /**
   * Says that a letter was sent, that it was not after all, or that it never will be.
   * @param read number of changes that the page showed
   * @returns false, with nothing written, where somebody was faster or it is too late for that
   */
  mark(
    which: { readonly communeId: string; readonly id: string; readonly read: number },
    change: LetterChange,
    actor: string,
  ): Promise<boolean> {
    return this.queue.commit(() => this.marked(which, change, actor));
  }

  /** Writes down who takes the file of a letter. */
  async taken({ communeId, id: object }: Letter, format: 'docx' | 'pdf', actor: string): Promise<void> {
    await this.queue.commit(() =>
      this.audit.append({ actor, communeId, action: 'letter-taken', object, details: { format } }),
    );
  }

  /** Erases the words of the letters about a case, as part of erasing what its writer said; their numbers stay. */
  *erased(communeId: string, caseId: string): Work<void> {
    yield* letters.update({ communeId, caseId }, { content: null });
  }

  private opened({ content }: Letter): SealedLetter | null {
    const text = content === null ? null : this.secrets.open(PURPOSE, content);
    return text === null ? null : (JSON.parse(text) as SealedLetter);
  }

  private *made(wanted: NewLetter, actor: string): Work<Letter> {
    const { communeId, id, kind, datedOn, unit, caseId, filled } = wanted;
    const year = Number(datedOn.slice(0, 4));
    yield* numbers.insertNew({ communeId, year, last: 0 });
    // Whoever writes a letter at the same moment waits here, whatever server it is on.
    const given = yield* numbers.hold({ communeId, year });
    const before = yield* letters.find({ communeId, id });
    if (before) return before;
    const number = (given?.last ?? 0) + 1;
    const content: SealedLetter = { recipient: filled.recipient ?? '', document: toLetter(wanted, number) };
    yield* letters.insert({
      ...{ communeId, id, year, number, kind, datedOn, unit, caseId, madeBy: actor, changes: 1 },
      ...{ state: 'made', sentOn: null, content: this.secrets.seal(PURPOSE, JSON.stringify(content)) },
    });
    yield* numbers.update({ communeId, year }, { last: number });
    const details = { kind, number, year, unit, case: caseId };
    yield* this.audit.append({ actor, communeId, action: 'letter-made', object: id, details });
    const letter = yield* letters.find({ communeId, id });
    if (!letter) throw problem.notFound();
    return letter;
  }

  private *marked(
    { communeId, id, read }: { readonly communeId: string; readonly id: string; readonly read: number },
    change: LetterChange,
    actor: string,
  ): Work<boolean> {
    const letter = yield* letters.hold({ communeId, id });
    if (!letter) throw problem.notFound();
    const sentOn = change.to === 'sent' ? change.sentOn : null;
    // The same once more, as a second press sends it.
    if (letter.state === change.to && letter.sentOn === sentOn) return true;
    if (letter.changes !== read || !mayBecome[letter.state].includes(change.to)) return false;
    yield* letters.update({ communeId, id }, { state: change.to, sentOn, changes: read + 1 });
    const details = { number: letter.number, year: letter.year, ...(sentOn && { on: sentOn }) };
    yield* this.audit.append({ actor, communeId, action: actions[change.to], object: id, details });
    return true;
  }
}

const PURPOSE = 'letter';

/** What is sent was sent, but for a slip of the finger; what is withdrawn stays so. */
export const mayBecome: Readonly<Record<LetterState, readonly LetterState[]>> = {
  made: ['sent', 'withdrawn'],
  sent: ['sent', 'made'],
  withdrawn: [],
};

const actions = { sent: 'letter-sent', made: 'letter-not-sent', withdrawn: 'letter-withdrawn' } as const;
