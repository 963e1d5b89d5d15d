import { Injectable } from '@nestjs/common';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { deviceTokenIn } from '../devices/device-codes.js';
import { DevicesService } from '../devices/devices.service.js';
import { problem } from '../problem.js';
import type { Submission } from './submission.js';

export interface Sent {
  readonly submission: Submission;
  readonly tablet: string | null;
}

/**
 * Knows the answers of paired tablets. The token is asked for with each of them, so a revoked tablet is refused at
 * once; it says nothing about a person and is kept nowhere.
 */
@Injectable()
export class KioskTokens {
  constructor(
    private readonly devices: DevicesService,
    private readonly points: CollectionPointsService,
  ) {}

  /**
   * A tablet's answers count as sent from a queue: nobody stands there to correct them.
   * @returns the submission, with the id of the tablet; null for a phone
   * @param authorization header of the request, if any
   * @throws Problem `device-unknown` for a tablet that is revoked, unknown or of another commune, `point-unknown`
   */
  async asSent(code: string, submission: Submission, authorization: string | undefined): Promise<Sent> {
    const token = deviceTokenIn(authorization);
    if (token === null) return { submission, tablet: null };
    const [device, point] = await Promise.all([this.devices.byToken(token), this.points.byCode(code)]);
    if (device?.communeId !== point.communeId) throw problem.deviceUnknown();
    return { submission: { ...submission, queued: true }, tablet: device.id };
  }
}
