import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { OtherServers } from '../database/other-servers.js';
import { problem } from '../problem.js';
import { CountsOfWindow, lineOf, windowOf } from '../responses/counts-of-window.js';
import { RESPONDENT } from './cases.service.js';
import { FeedbackService } from './feedback.service.js';
import { entryOf, type TypedFeedback } from './public-form.js';

/**
 * From one address within ten minutes: more than a hall full of people writes on one network, and nothing worth a
 * program's while. Addresses are kept in memory for as long, and nowhere else.
 */
export const MOST_FROM_ADDRESS = 30;
/** To one commune on one day, from wherever: more than its staff can read, and what stuffing it would leave behind. */
const MOST_OF_DAY = 500;

/** Takes what citizens write, on a page or through a program, within bounds. */
@Injectable()
export class PublicIntakeService {
  private readonly fromAddresses: CountsOfWindow;
  private readonly ofDay: CountsOfWindow;

  constructor(
    private readonly feedback: FeedbackService,
    private readonly clock: Clock,
    others: OtherServers,
  ) {
    this.fromAddresses = new CountsOfWindow(others, 'feedback from addresses');
    this.ofDay = new CountsOfWindow(others, 'feedback of a day');
  }

  /**
   * Keeps what nothing is wrong with.
   * @returns the code by which its writer follows it; null where no answer is wanted
   * @throws Problem `too-many-attempts`, `cannot-store-now`
   */
  async take(communeId: string, typed: TypedFeedback, address: string): Promise<string | null> {
    const today = this.clock.today();
    const [line, window] = [lineOf(address), windowOf(this.clock.certain())];
    const isTooMany =
      this.fromAddresses.of(line, window) >= MOST_FROM_ADDRESS || this.ofDay.of(communeId, today) >= MOST_OF_DAY;
    if (isTooMany) throw problem.tooManyAttempts();
    const tracking = await this.feedback.take(entryOf(typed, communeId, today), RESPONDENT);
    this.fromAddresses.add(line, window);
    this.ofDay.add(communeId, today);
    return tracking;
  }
}
