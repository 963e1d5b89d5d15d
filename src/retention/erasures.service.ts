import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { ownDaysOf } from '../campaigns/own-days.service.js';
import { workingDaysAfter } from '../campaigns/working-days.js';
import { Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { LettersService } from '../documents/letters/letters.service.js';
import { FeedbackService } from '../feedback/feedback.service.js';
import { problem } from '../problem.js';
import { keptText } from '../responses/kept-text.js';
import { PROMISED } from '../responses/retention.js';
import type { Day } from '../rules/days.js';
import { ErasureRequest } from './erasure-request.entity.js';

const requests = tableOf(ErasureRequest);

/** The register of what people asked to be erased, and what became of it; law 91/2025 asks for an answer in two days. */
@Injectable()
export class ErasuresService {
  constructor(
    private readonly feedback: FeedbackService,
    private readonly letters: LettersService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** All requests of a commune: what waits for an answer first, then the newest. */
  async list(communeId: string): Promise<readonly ErasureRequest[]> {
    const all = await this.queue.read(requests.select({ communeId }, { order: { receivedOn: 'DESC', id: 'ASC' } }));
    return [...all.filter(({ answer }) => answer === null), ...all.filter(({ answer }) => answer !== null)];
  }

  /** @throws Problem `not-found` */
  async find(communeId: string, id: string): Promise<ErasureRequest> {
    const found = await this.queue.read(requests.find({ communeId, id }));
    if (!found) throw problem.notFound();
    return found;
  }

  /**
   * Takes a request down. What leads to a person is masked: the register must not keep what it is asked to erase.
   * @param id made by the form, so that a second press makes no second request
   */
  async enter(
    { communeId, id, receivedOn, asked }: Pick<ErasureRequest, 'communeId' | 'id' | 'receivedOn' | 'asked'>,
    actor: string,
  ): Promise<void> {
    const { masked } = keptText(this.secrets, asked);
    await this.queue.commit(() => this.entered({ communeId, id, receivedOn, asked: masked }, actor));
  }

  /**
   * Answers a request; and erases the entry that a code follows, where one is given.
   * @param code as `asOneTimeCode` reads it; null where there is nothing that the server could erase
   * @throws Problem `not-found` for a request or code that is none of this commune's, `case-changed` where it is answered
   */
  async answer(
    which: { readonly communeId: string; readonly id: string },
    { answer, code }: { readonly answer: string; readonly code: string | null },
    actor: string,
  ): Promise<void> {
    const told = code === null ? null : await this.feedback.followed(code);
    if (code !== null && told?.entry.communeId !== which.communeId) throw problem.notFound({ what: 'code' });
    await this.queue.commit(() => this.answered(which, answer, told?.entry.id ?? null, actor));
  }

  private *entered(
    wanted: { communeId: string; id: string; receivedOn: Day; asked: string },
    enteredBy: string,
  ): Work<void> {
    const own = yield* ownDaysOf(wanted.communeId);
    const answerBy = workingDaysAfter(wanted.receivedOn, PROMISED.days, own);
    const open = { answeredOn: null, answeredBy: null, answer: null };
    if (!(yield* requests.insertNew({ ...wanted, answerBy, enteredBy, ...open }))) return;
    const { communeId, id: object } = wanted;
    yield* this.audit.append({ actor: enteredBy, communeId, action: 'erasure-asked', object, details: { answerBy } });
  }

  private *answered(
    { communeId, id }: { readonly communeId: string; readonly id: string },
    answer: string,
    entryId: string | null,
    answeredBy: string,
  ): Work<void> {
    const request = yield* requests.hold({ communeId, id });
    if (!request) throw problem.notFound();
    if (request.answer !== null) throw problem.caseChanged();
    const answeredOn = this.clock.today();
    yield* requests.upsert({ ...request, answer, answeredOn, answeredBy });
    if (entryId !== null) {
      yield* this.feedback.erased(communeId, entryId, answeredBy);
      yield* this.letters.erased(communeId, entryId);
    }
    const details = { erased: entryId === null ? 0 : 1 };
    yield* this.audit.append({ actor: answeredBy, communeId, action: 'erasure-answered', object: id, details });
  }
}
