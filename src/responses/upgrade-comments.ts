import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { asSearched } from '../formatting/accents.js';
import { Installation } from '../operations/installation.entity.js';
import { Comment } from './comment.entity.js';
import { keptText } from './kept-text.js';
import { SetAside, sealedAnswers } from './set-aside.entity.js';

const NAME = 'comments';
const DONE = '1';
/** Stands before a text that an earlier version stored as it was written; nothing sealed holds a colon. */
const UNSEALED = 'unsealed:';

/** Masks and seals, once, what earlier versions stored as it was written: comments, and answers that were set aside. */
@Injectable()
export class UpgradeComments implements OnModuleInit {
  private readonly logger = new Logger('Upgrade');

  constructor(
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
  ) {}

  async onModuleInit(): Promise<void> {
    if ((await this.queue.read(tableOf(Installation).find({ name: NAME })))?.value === DONE) return;
    const comments = await this.through(unsealedComments, (page) => this.maskedAndSealed(page));
    const setAside = await this.through(unsealedAnswers, (page) => this.sealed(page));
    if (comments > 0) this.logger.log(`${comments} comments are masked, and sealed as they were written`);
    if (setAside > 0) this.logger.log(`${setAside} responses that were set aside are sealed`);
    // Last, so that what was ended half-way is done at the next start.
    await this.queue.commit(() => tableOf(Installation).upsert({ name: NAME, value: DONE }));
  }

  /** @returns how many there were */
  private async through(
    pageAfter: (last: Place) => Work<readonly Unsealed[]>,
    seal: (page: readonly Unsealed[]) => Work<void>,
  ): Promise<number> {
    let found = 0;
    for (let last: Place = { commune_id: '', id: '' }; ; ) {
      const page = await this.queue.read(pageAfter(last));
      await this.queue.commit(() => seal(page));
      found += page.length;
      const end = page.at(-1);
      if (!end) return found;
      last = end;
    }
  }

  private *maskedAndSealed(page: readonly Unsealed[]): Work<void> {
    for (const { commune_id: communeId, id, kept: original } of page) {
      const text = keptText(this.secrets, original.slice(UNSEALED.length));
      // Only what still is as it was read: another server may have come first.
      yield* tableOf(Comment).update({ communeId, id, original }, { ...text, words: asSearched(text.masked) });
    }
  }

  private *sealed(page: readonly Unsealed[]): Work<void> {
    for (const { commune_id: communeId, id, kept } of page) {
      const answers = sealedAnswers(this.secrets, JSON.parse(kept));
      yield* tableOf(SetAside).update({ communeId, id }, { answers });
    }
  }
}

interface Place {
  readonly commune_id: string;
  readonly id: string;
}

interface Unsealed extends Place {
  readonly kept: string;
}

/** The next comments that are stored as they were written, by commune and ID. */
export function unsealedComments({ commune_id: communeId, id }: Place): Work<readonly Unsealed[]> {
  return rows<Unsealed>(
    `SELECT commune_id, id, original AS kept FROM comment
     WHERE (commune_id, id) > ($1, $2) AND original LIKE 'unsealed:%' ORDER BY commune_id, id LIMIT 1000`,
    communeId,
    id,
  );
}

/** The same of answers that were set aside: an object with something in it. */
export function unsealedAnswers({ commune_id: communeId, id }: Place): Work<readonly Unsealed[]> {
  return rows<Unsealed>(
    `SELECT commune_id, id, answers AS kept FROM set_aside
     WHERE (commune_id, id) > ($1, $2) AND answers LIKE '{"%' ORDER BY commune_id, id LIMIT 1000`,
    communeId,
    id,
  );
}
