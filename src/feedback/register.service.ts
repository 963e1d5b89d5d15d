import { Injectable } from '@nestjs/common';
import { may, type Staff } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import type { Day } from '../rules/days.js';
import type { FeedbackCase } from './feedback.entity.js';
import type { Told } from './feedback.service.js';
import {
  countEntries,
  countRegister,
  countWaiting,
  type EntryCount,
  enteredToday,
  openedBetween,
  type RegisterCounts,
  registerPage,
} from './register.queries.js';
import { type RegisterFilter, registerAddress, wholeRegister } from './register-filter.js';

/** A page of the register as its reader sees it. */
export interface RegisterPage {
  readonly told: readonly Told[];
  readonly found: number;
  readonly page: number;
  readonly pages: number;
  /** What is asked for: nothing in particular, for whoever reads what they entered only. */
  readonly filter: RegisterFilter;
  /** Null for whoever reads what they entered only. */
  readonly waiting: readonly WaitingCases[] | null;
}

/** As many as are read at once. */
const PAGE_SIZE = 25;
/** More than a commune hears in many years. */
const MOST_AT_ONCE = 50_000;

/** Reads the register: all of a commune, or for whoever only enters what they entered today. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  async page({ role, name }: Staff, communeId: string, filter: RegisterFilter): Promise<RegisterPage> {
    const today = this.clock.today();
    if (!may(role, 'read-comments')) {
      const told = await this.queue.read(enteredToday(communeId, name, today));
      return { told, found: told.length, page: 1, pages: 1, filter: wholeRegister, waiting: null };
    }
    const question = { communeId, filter, today };
    const found = await this.queue.read(countRegister(question));
    const pages = Math.max(1, Math.ceil(found / PAGE_SIZE));
    const page = Math.min(filter.page, pages);
    const told = await this.queue.read(registerPage(question, PAGE_SIZE, (page - 1) * PAGE_SIZE));
    return { told, found, page, pages, filter, waiting: await this.waiting(communeId) };
  }

  /** Everything that is asked for at once, in the same order. */
  all(communeId: string, asked: Partial<RegisterFilter>): Promise<readonly Told[]> {
    const question = { communeId, filter: { ...wholeRegister, ...asked }, today: this.clock.today() };
    return this.queue.read(registerPage(question, MOST_AT_ONCE, 0));
  }

  /** The cases opened in a period, both ends included. */
  casesOpened(communeId: string, from: Day, to: Day): Promise<readonly FeedbackCase[]> {
    return this.queue.read(openedBetween(communeId, from, to));
  }

  /** How much was said in a period, by channel and kind; of one unit where one is named. */
  counted(
    communeId: string,
    of: { readonly from: Day; readonly to: Day; readonly unit: string | null },
  ): Promise<readonly EntryCount[]> {
    return this.queue.read(countEntries(communeId, of));
  }

  /** What of a commune's cases needs somebody now, each with the list of it. */
  async waiting(communeId: string): Promise<readonly WaitingCases[]> {
    return toWaitingCases(communeId, await this.queue.read(countWaiting(communeId, this.clock.today())));
  }

  /** @throws Problem `not-found` for an entry that somebody may not read: it is of another day, or another's */
  async assertReads({ role, name }: Staff, { entry }: Told): Promise<void> {
    if (may(role, 'read-comments')) return;
    const own = await this.queue.read(enteredToday(entry.communeId, name, this.clock.today()));
    if (!own.some((one) => one.entry.id === entry.id)) throw problem.notFound();
  }
}

/** Cases that need somebody, and where they are listed. */
export interface WaitingCases {
  /** Key of the words, with the count in them. */
  readonly label: string;
  readonly count: number;
  readonly href: string;
}

/** What needs somebody now; nothing where nobody is needed. */
function toWaitingCases(communeId: string, counts: RegisterCounts): readonly WaitingCases[] {
  return countedStates.flatMap(([state, which]) => {
    const [count, label] = [counts[which], `feedbackRegister.count.${which}`];
    return count === 0 ? [] : [{ label, count, href: registerAddress(communeId, { state }) }];
  });
}

const countedStates = [
  ['new', 'waiting'],
  ['overdue', 'overdue'],
  ['disputed', 'disputed'],
] as const;
