import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { punctualityOf } from '../../feedback/case-steps.js';
import type { FeedbackCase } from '../../feedback/feedback.entity.js';
import { RegisterService } from '../../feedback/register.service.js';
import type { Day } from '../../rules/days.js';
import { LettersService } from './letters.service.js';

/** Finds whom a commune owes an apology: whoever was answered late, or waits longer than promised. */
@Injectable()
export class OwedApologiesService {
  constructor(
    private readonly letters: LettersService,
    private readonly register: RegisterService,
    private readonly clock: Clock,
  ) {}

  /** Cases of a year without an apology, the one that waits longest first. */
  async of(communeId: string, year: number): Promise<readonly FeedbackCase[]> {
    const today = this.clock.today();
    const cases = await this.register.casesOpened(communeId, `${year}-01-01` as Day, `${year}-12-31` as Day);
    const late = cases.filter((one) => ['late', 'overdue'].includes(punctualityOf(one, today)));
    if (late.length === 0) return [];
    const apologised = await this.letters.apologised(communeId);
    return late
      .filter(({ entryId }) => !apologised.has(entryId))
      .toSorted((one, other) => String(one.dueOn).localeCompare(String(other.dueOn)));
  }
}
