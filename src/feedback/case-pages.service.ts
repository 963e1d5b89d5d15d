import { Injectable } from '@nestjs/common';
import { assertCommune, may, type Staff } from '../access/staff.js';
import { OwnDaysService } from '../campaigns/own-days.service.js';
import { workingDaysAfter } from '../campaigns/working-days.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import type { Day } from '../rules/days.js';
import { CasesService } from './cases.service.js';
import type { CaseStep } from './feedback.entity.js';
import { FeedbackService, type Told } from './feedback.service.js';

/** An entry with everything that its reader may know of it. */
export interface CasePage extends Told {
  readonly catalogue: CommuneCatalogue;
  /** The commune until now: a unit that is no more keeps its name in what it did. */
  readonly asItWas: CommuneCatalogue;
  readonly today: Day;
  readonly steps: readonly CaseStep[];
  /** For whoever reads originals; null for everybody else, and once its term is over. */
  readonly original: string | null;
  readonly contact: string | null;
  readonly hasContact: boolean;
  /** The code by which its writer follows it; null for an entry that is no case. */
  readonly code: string | null;
  readonly dueAfter: (days: number) => Day;
}

/** Finds one entry for the pages about it. */
@Injectable()
export class CasePagesService {
  constructor(
    private readonly feedback: FeedbackService,
    private readonly cases: CasesService,
    private readonly communes: CommunesService,
    private readonly ownDays: OwnDaysService,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` for another commune's entry, exactly as for one that does not exist */
  async find(staff: Staff, communeId: string, id: string): Promise<CasePage> {
    assertCommune(staff, communeId);
    const told = await this.feedback.find(communeId, id);
    const { entry } = told;
    const readsOriginal = may(staff.role, 'read-originals');
    const today = this.clock.today();
    const own = await this.ownDays.of(communeId);
    return {
      ...told,
      catalogue: await this.communes.catalogueOn(communeId, today),
      asItWas: await this.communes.catalogueUntil(communeId, today),
      today,
      steps: told.case ? await this.cases.stepsOf(communeId, id) : [],
      original: readsOriginal ? this.feedback.originalOf(entry) : null,
      contact: readsOriginal ? this.feedback.contactOf(entry) : null,
      hasContact: entry.contact !== null,
      code: told.case ? this.cases.trackingCodeOf(communeId, id) : null,
      dueAfter: (days) => workingDaysAfter(today, days, own),
    };
  }
}
