import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { OneTimeCodesService } from '../collection-points/one-time-codes.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { OtherServers } from '../database/other-servers.js';
import { deviceTokenIn } from '../devices/device-codes.js';
import { DevicesService } from '../devices/devices.service.js';
import { allLanguages } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { problem } from '../problem.js';
import { type AnswerError, isRecord } from '../rules/answer-checks.js';
import { type Day, isDay } from '../rules/days.js';
import type { Flag } from './arrival.js';
import { CountsOfWindow, windowOf } from './counts-of-window.js';
import type { Proof } from './dimensions.js';

/** What a browser posts, as the contract has it. Answers stay unknown until the questionnaire has judged them. */
export const submissionSchema = z.strictObject({
  id: z.uuidv4().transform((id) => id.toLowerCase()),
  campaign: z.string().max(64).optional(),
  version: z.string().max(64).optional(),
  answers: z.custom<Readonly<Record<string, unknown>>>(isRecord),
  answeredOn: z.custom<Day>(isDay).optional(),
  language: z.enum(allLanguages()).default(MAIN_LANGUAGE),
  assisted: z.enum(['self', 'family', 'officer']).default('self'),
  queued: z.boolean().default(false),
  /** Begun within seconds of the visit before, as only a paired tablet can tell; from others it says nothing. */
  repeated: z.boolean().default(false),
  proof: z.strictObject({ kind: z.enum(['one-time', 'window']), value: z.string().max(64) }).optional(),
});

export type Submission = z.output<typeof submissionSchema>;

/** What became of a submission. Expected outcomes are returned; only surprises throw. */
export type SubmissionOutcome =
  | { readonly kind: 'stored'; readonly id: string; readonly receipt: string; readonly late: boolean }
  | { readonly kind: 'repeated'; readonly id: string; readonly receipt: string }
  | { readonly kind: 'set-aside'; readonly id: string }
  | { readonly kind: 'conflict'; readonly id: string }
  | {
      readonly kind: 'invalid';
      readonly code: 'answers-invalid' | 'version-unknown' | 'code-spent' | 'code-unknown';
      readonly errors: readonly AnswerError[];
    };

/** How a response came, besides what it says. */
interface Circumstances {
  readonly proof: Proof;
  /** Of the one-time code it spends; null without one. */
  readonly codeHash: string | null;
  /** The meeting it was given at. */
  readonly batch: string | null;
  readonly flags: readonly Flag[];
}

/** A submission, and the paired tablet that sent it; null for a phone. */
interface Sent {
  readonly submission: Submission;
  readonly tablet: string | null;
}

/**
 * Finds out how a response came: by which tablet, how sure it is that one person answered once, at which meeting, in
 * which crowd.
 */
@Injectable()
export class SubmissionsService {
  private readonly atPoints: CountsOfWindow;
  private readonly fromTablets: CountsOfWindow;
  private readonly mostAtPoint: number;
  private readonly mostFromTablet: number;

  constructor(
    private readonly devices: DevicesService,
    private readonly points: CollectionPointsService,
    private readonly meetings: MeetingsService,
    private readonly codes: OneTimeCodesService,
    private readonly clock: Clock,
    others: OtherServers,
    { burstPerPoint, burstPerTablet }: Settings,
  ) {
    this.atPoints = new CountsOfWindow(others, 'answers at points');
    this.fromTablets = new CountsOfWindow(others, 'answers of tablets');
    this.mostAtPoint = burstPerPoint;
    this.mostFromTablet = burstPerTablet;
  }

  /**
   * What a phone or a paired tablet sent. A tablet's answers count as sent from a queue: nobody stands there to correct
   * them. Its token is asked for each time, so a revoked tablet is refused at once; it says nothing about a person and
   * is kept with no answer. That something came is kept with the tablet.
   * @param authorization header of the request, if any
   * @returns the submission, with the id of the tablet; null for a phone
   * @throws Problem `device-unknown` for a tablet that is revoked, unknown or of another commune, `point-unknown`
   */
  async asSent(code: string, submission: Submission, authorization: string | undefined): Promise<Sent> {
    const token = authorization === undefined ? null : deviceTokenIn(authorization);
    if (token === null) return { submission, tablet: null };
    const [device, point] = await Promise.all([this.devices.byToken(token), this.points.byCode(code)]);
    if (device?.communeId !== point.communeId) throw problem.deviceUnknown();
    await this.devices.heard(device);
    return { submission: { ...submission, queued: true }, tablet: device.id };
  }

  /** @param tablet id of the paired tablet that sent it; null for a phone */
  async circumstancesOf(
    point: CollectionPoint,
    submission: Submission,
    businessDate: Day,
    tablet: string | null,
  ): Promise<Circumstances> {
    const { proof, codeHash } = this.proofOf(point, submission.proof);
    const batch = point.kind === 'meeting' ? await this.meetings.at(point, businessDate) : null;
    const flags: Flag[] = [];
    if (this.isBurst(point.id, tablet, businessDate)) flags.push('burst');
    if (submission.repeated && tablet !== null) flags.push('repeated');
    return { proof, codeHash, batch, flags };
  }

  private proofOf(point: CollectionPoint, proof: Submission['proof']): Pick<Circumstances, 'proof' | 'codeHash'> {
    if (proof?.kind === 'one-time') return { proof: 'one-time', codeHash: this.codes.hashOf(point, proof.value) };
    // A code of the wall that is too old says no less than the printed one: nobody is refused for answering slowly.
    const seen = proof?.kind === 'window' && this.meetings.knowsRotatingCode(point, proof.value);
    return { proof: seen ? 'window' : 'fixed', codeHash: null };
  }

  /**
   * Counts one arrival. What comes after more than a point or a tablet may bring is marked as a burst: nobody is refused,
   * and no address is looked at, since behind one there may be a hall with 300 people.
   * @param tablet its id; null for a phone. What a tablet sends may have waited for a week, so not the minutes of its
   * arrival are counted but the answers of one day.
   * @param businessDate day of the answer
   * @returns true when there are more than the settings allow
   */
  private isBurst(pointId: string, tablet: string | null, businessDate: Day): boolean {
    if (tablet !== null) {
      return this.fromTablets.add(`${tablet} ${businessDate}`, this.clock.today()) > this.mostFromTablet;
    }
    return this.atPoints.add(pointId, windowOf(this.clock.certain())) > this.mostAtPoint;
  }
}
