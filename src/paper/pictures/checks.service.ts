import { Injectable } from '@nestjs/common';
import { AuditService } from '../../access/audit.service.js';
import { Secrets } from '../../config/secrets.js';
import type { Work } from '../../database/statement.js';
import { tableOf } from '../../database/table.js';
import { WriteQueue } from '../../database/write-queue.js';
import { problem } from '../../problem.js';
import type { AnswerError } from '../../rules/answer-checks.js';
import { PaperBatch } from '../paper.entity.js';
import { type Check, checksOn, sampleOf } from './checks.js';
import type { PaperPicture } from './picture.entity.js';
import { addSample, holdPage, holdPages, keepLooks, waitingPages } from './pictures.queries.js';

/** What somebody saw on a page. */
export interface Seen {
  readonly number: number;
  readonly page: number;
  readonly question: string;
  /** The boxes that are marked, or what is written; empty where there is nothing. */
  readonly chosen: readonly string[];
}

/** Questions that people look at on pictures: what was not certain, and a sample of what was. */
@Injectable()
export class ChecksService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
  ) {}

  /** All that wait in a batch, page by page. */
  async waiting(batch: PaperBatch): Promise<readonly Check[]> {
    const pages = await this.queue.read(waitingPages(batch));
    return pages.flatMap((one) => checksOn(one, batch.sampleErrors));
  }

  /** Keeps what somebody saw, all of it or nothing. What was looked at meanwhile stays as the first person saw it. */
  look(batch: PaperBatch, seen: readonly Seen[], by: string): Promise<void> {
    return this.queue.commit(() => this.looked(batch, seen, by));
  }

  /** Asks for another look at what cannot be right as it is. */
  again(batch: PaperBatch, number: number, errors: readonly AnswerError[]): Promise<void> {
    return this.queue.commit(() => askedAgain(batch, number, errors));
  }

  /** What was written, as it was typed. */
  readonly unseal = (sealed: string): string => this.secrets.open(WRITTEN, sealed) ?? '';

  private *looked(batch: PaperBatch, seen: readonly Seen[], by: string): Work<void> {
    const { communeId, id } = batch;
    const now = yield* tableOf(PaperBatch).hold({ communeId, id });
    if (!now) throw problem.notFound();
    let [looks, samples, errors] = [0, 0, 0];
    for (const { number, page, question, chosen } of seen) {
      const picture = yield* holdPage(batch, number, page);
      // Removed, recorded or looked at by somebody else meanwhile.
      const check = picture && checksOn(picture, now.sampleErrors).find(({ read }) => read.question === question);
      if (!picture || picture.recordedOn !== null || !check) continue;
      const sample = sampleOf(check.read, picture.looks[question], chosen);
      samples += sample ? 1 : 0;
      errors += sample?.isError ? 1 : 0;
      looks += 1;
      const kept = check.read.kind === 'written' ? chosen.map((text) => this.secrets.seal(WRITTEN, text)) : chosen;
      yield* keepLooks(withLook(picture, question, { by, chosen: kept, again: null }));
    }
    if (looks === 0) return;
    yield* addSample(batch, samples, errors);
    const details = { looks, samples, errors };
    yield* this.audit.append({ actor: by, communeId, action: 'paper-pictures-looked', object: id, details });
  }
}

const WRITTEN = 'paper-written';

function* askedAgain(batch: PaperBatch, number: number, errors: readonly AnswerError[]): Work<void> {
  for (const picture of yield* holdPages(batch, number)) {
    let asked = picture;
    for (const { question, ...again } of errors) {
      const read = picture.read.find((one) => one.question === question);
      if (!read) continue;
      const { by, chosen } = picture.looks[question] ?? { by: picture.broughtBy, chosen: read.chosen };
      asked = withLook(asked, question, { by, chosen, again: { code: again.code, limits: again.limits ?? {} } });
    }
    if (asked !== picture) yield* keepLooks(asked);
  }
}

function withLook(picture: PaperPicture, question: string, look: PaperPicture['looks'][string]): PaperPicture {
  return { ...picture, looks: { ...picture.looks, [question]: look } };
}
