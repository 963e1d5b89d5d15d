import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { InContract } from '../contract.js';
import { problem } from '../problem.js';
import type { DeviceSettings, HeartbeatReply, PairingReply } from '../rules/to-browser/kiosk.js';
import type { KnownDevice } from './device.queries.js';
import { deviceTokenIn } from './device-codes.js';
import { DevicesService } from './devices.service.js';

const settings = ['points', 'pin', 'openingHours'];

/** What tablets call: pairing by a one-time code, and once a minute how they are. */
@Controller('api/v1/devices')
export class DevicesApiController {
  constructor(
    private readonly devices: DevicesService,
    private readonly points: CollectionPointsService,
  ) {}

  @Post('pair')
  @InContract(({ ApiCreatedResponse, ApiOperation }) => [
    ApiOperation({ summary: 'Pairs a tablet by its one-time code', description: 'Problem: `pairing-code-unknown`.' }),
    ApiCreatedResponse({
      schema: { type: 'object', required: ['device', 'token', ...settings], properties: { token: { type: 'string' } } },
    }),
  ])
  async pair(@Body() body: unknown): Promise<PairingReply> {
    const parsed = pairingSchema.safeParse(body);
    if (!parsed.success) throw problem.malformed({ field: 'code' });
    const { device, token } = await this.devices.pair(parsed.data.code);
    return { device: device.id, token, ...(await this.settingsOf(device)) };
  }

  /** `beat` in the answer is the number of the heartbeat before: one smaller than expected tells of a restored server. */
  @Post('heartbeat')
  @InContract(({ ApiOkResponse, ApiOperation }) => [
    ApiOperation({ summary: 'A tablet tells its state, and learns its points, hours and PIN' }),
    ApiOkResponse({ schema: { type: 'object', required: ['beat', ...settings] } }),
  ])
  @HttpCode(200)
  async heartbeat(
    @Headers('authorization') authorization: string | undefined,
    @Body() body: unknown,
  ): Promise<HeartbeatReply> {
    const token = deviceTokenIn(authorization);
    const device = token === null ? null : await this.devices.byToken(token);
    if (!device) throw problem.deviceUnknown();
    const parsed = heartbeatSchema.safeParse(body);
    if (!parsed.success) throw problem.malformed({ field: parsed.error.issues[0]?.path.join('.') ?? '' });
    const { battery, ...state } = parsed.data;
    const batteryPercent = battery === null ? null : Math.round(battery * 100);
    await this.devices.heartbeat(device, { ...state, batteryPercent });
    return { beat: device.beats, ...(await this.settingsOf(device)) };
  }

  private async settingsOf({ communeId, hours, pin, ...device }: KnownDevice): Promise<DeviceSettings> {
    const ids = [device.pointId, device.secondPointId].filter((id) => id !== null);
    const points = await Promise.all(ids.map((id) => this.points.find(communeId, id)));
    return { points: points.map(({ code }) => code), pin, openingHours: hours };
  }
}

const pairingSchema = z.object({ code: z.string().min(1).max(2_000) });

const heartbeatSchema = z.object({
  /** A fraction, as browsers tell it. */
  battery: z.number().min(0).max(1).nullable().default(null),
  waiting: z.number().int().min(0).max(1_000_000).default(0),
  beat: z.number().int().min(0).max(2_000_000_000).default(0),
  quickRepeats: z.number().int().min(0).max(10_000).default(0),
});
