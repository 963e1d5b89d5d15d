import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import type { Day } from '../rules/days.js';
import { DutyMail } from './duty.entity.js';

const mails = tableOf(DutyMail);

/** Keeps who is reminded by e-mail, and how far that has come. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
  ) {}

  async of(communeId: string): Promise<DutyMail> {
    return (await this.queue.read(mails.find({ communeId }))) ?? nobody(communeId);
  }

  /** Communes in which somebody is reminded and nobody has looked on a day. */
  async toLookAt(today: Day): Promise<readonly DutyMail[]> {
    const all = await this.queue.read(mails.select({}));
    return all.filter(({ addresses, lookedOn }) => addresses.length > 0 && (lookedOn === null || lookedOn < today));
  }

  /**
   * @param read the addresses that the page showed
   * @returns false, with nothing written, where somebody has changed them since
   */
  async keep(communeId: string, addresses: readonly string[], read: string, actor: string): Promise<boolean> {
    return this.queue.commit(() => this.kept(communeId, addresses, read, actor));
  }

  /**
   * Takes it upon this server to remind on a day, before anything is sent: of several that look at once one does, and a
   * server that dies meanwhile leaves a reminder to the next day rather than a second mail.
   * @returns null where another did
   */
  take(communeId: string, today: Day): Promise<DutyMail | null> {
    return this.queue.commit(() => taken(communeId, today));
  }

  /**
   * @param how nothing was to be told, it was sent, to some only, or it could not be, so that the next day tells it
   * @param told what else is noted in the same unit of work once somebody has it
   */
  async note(
    communeId: string,
    today: Day,
    how: 'nothing' | 'sent' | 'partly' | 'failed',
    told?: () => Work<void>,
  ): Promise<void> {
    const change = {
      nothing: { toldTo: today },
      sent: { toldTo: today, sentOn: today, failedOn: null },
      // Not told again: whoever can be reached has it.
      partly: { toldTo: today, sentOn: today, failedOn: today },
      failed: { failedOn: today },
    }[how];
    await this.queue.commit(function* noted() {
      yield* mails.update({ communeId }, change);
      if (told && (how === 'sent' || how === 'partly')) yield* told();
    });
  }

  private *kept(communeId: string, addresses: readonly string[], read: string, actor: string): Work<boolean> {
    const before = (yield* mails.hold({ communeId })) ?? nobody(communeId);
    if (versionOf(addresses) === versionOf(before.addresses)) return true;
    if (read !== versionOf(before.addresses)) return false;
    yield* mails.upsert({ ...before, addresses });
    const details = { addresses: addresses.length };
    yield* this.audit.append({ actor, communeId, action: 'duty-mail-changed', object: communeId, details });
    return true;
  }
}

/** Of the addresses, as the page that changes them carries it. */
export function versionOf(addresses: readonly string[]): string {
  return addresses.join(' ');
}

function nobody(communeId: string): DutyMail {
  const blank = { communeId, addresses: [], lookedOn: null, toldTo: null, sentOn: null, failedOn: null };
  return Object.assign(new DutyMail(), blank);
}

function* taken(communeId: string, today: Day): Work<DutyMail | null> {
  const found = yield* mails.hold({ communeId });
  if (!found || (found.lookedOn !== null && found.lookedOn >= today)) return null;
  yield* mails.update({ communeId }, { lookedOn: today });
  return found;
}
