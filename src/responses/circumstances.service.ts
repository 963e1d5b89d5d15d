import { Injectable } from '@nestjs/common';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { OneTimeCodesService } from '../collection-points/one-time-codes.service.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import type { Day } from '../rules/days.js';
import { ArrivalLimits } from './arrival-limits.js';
import type { Proof } from './dimensions.js';
import type { Flag } from './flags.js';
import type { Submission } from './submission.js';

/** How a response came, besides what it says. */
export interface Circumstances {
  readonly proof: Proof;
  /** Of the one-time code it spends; null without one. */
  readonly codeHash: string | null;
  /** The meeting it was given at. */
  readonly batch: string | null;
  readonly flags: readonly Flag[];
}

/** Finds out how a response came: how sure it is that one person answered once, at which meeting, in which crowd. */
@Injectable()
export class CircumstancesService {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly codes: OneTimeCodesService,
    private readonly limits: ArrivalLimits,
  ) {}

  /** @param tablet id of the paired tablet that sent it; null for a phone */
  async of(
    point: CollectionPoint,
    submission: Submission,
    businessDate: Day,
    tablet: string | null,
  ): Promise<Circumstances> {
    const { proof, codeHash } = this.proofOf(point, submission.proof);
    const batch = await this.meetings.at(point, businessDate);
    const flags: Flag[] = [];
    if (this.limits.isBurst(point.id, tablet, businessDate)) flags.push('burst');
    if (submission.repeated && tablet !== null) flags.push('repeated');
    return { proof, codeHash, batch, flags };
  }

  private proofOf(point: CollectionPoint, proof: Submission['proof']): Pick<Circumstances, 'proof' | 'codeHash'> {
    if (proof?.kind === 'one-time') return { proof: 'one-time', codeHash: this.codes.hashOf(point, proof.value) };
    // A code of the wall that is too old says no less than the printed one: nobody is refused for answering slowly.
    const seen = proof?.kind === 'window' && this.meetings.knowsRotatingCode(point, proof.value);
    return { proof: seen ? 'window' : 'fixed', codeHash: null };
  }
}
