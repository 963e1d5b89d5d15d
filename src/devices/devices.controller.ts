import { Body, Controller, Get, Param, Post, Query, Render, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import type { Device } from './device.entity.js';
import { DevicesService } from './devices.service.js';
import { type NewTablet, type RefusedDevice, toDevicesView, toPairingView } from './devices.view-model.js';

/** The tablets of a commune: pairing them, seeing how they are, and revoking them. */
@Controller('devices')
@Staff('manage-points')
export class DevicesController {
  constructor(
    private readonly devices: DevicesService,
    private readonly points: CollectionPointsService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Query('commune') asked: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const communeId = await this.communes.chosenBy(staff, asked);
    if (communeId === undefined) return void (await reply.view('collection-points/no-commune', {}));
    await this.print(staff, reply, communeId, null);
  }

  /** Makes a tablet and shows its code in the answer itself: nothing but this page ever has it. */
  @Post()
  async create(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const form = deviceForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { commune, ...typed } = form.data;
    assertCommune(staff, commune);
    const kiosks = (await this.points.list(commune)).filter(({ kind, revokedOn }) => kind === 'kiosk' && !revokedOn);
    const point = kiosks.find(({ id }) => id === typed.point);
    const second = kiosks.find(({ id }) => id === typed.second) ?? null;
    const field = faultIn(typed, { point: !!point, second: !!second });
    if (field !== null || !point) {
      return void (await this.print(staff, reply.status(422), commune, { ...typed, field: field ?? 'point' }));
    }
    const wanted = {
      ...{ communeId: commune, pointId: point.id, secondPointId: second?.id ?? null },
      ...{ opensAt: typed.opensAt || null, closesAt: typed.closesAt || null },
    };
    const made: NewTablet = await this.devices.create(wanted, staff.name);
    const address = this.points.addressOf(point).replace('/k/', '/kiosk/');
    await reply.view('devices/code', toPairingView(made, point, second, address));
  }

  @Get(':commune/:id/revoke')
  @Render('devices/revoke')
  async confirmRevoking(
    @Param('commune') commune: string,
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
  ): Promise<{
    readonly commune: string;
    readonly id: string;
    readonly name: string;
    readonly waiting: number | null;
  }> {
    const { pointId, waiting } = await this.deviceFor(staff, commune, id);
    const { name } = await this.points.find(commune, pointId);
    return { commune, id, name, waiting };
  }

  @Post(':commune/:id/revoke')
  async revoke(
    @Param('commune') commune: string,
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.devices.revoke(await this.deviceFor(staff, commune, id), staff.name);
    reply.redirect(`/devices?commune=${commune}`, 303);
  }

  private async print(
    staff: Staff,
    reply: FastifyReply,
    communeId: string,
    refused: RefusedDevice | null,
  ): Promise<void> {
    assertCommune(staff, communeId);
    const today = this.clock.today();
    const view = toDevicesView({
      catalogue: await this.communes.catalogueOn(communeId, today),
      communes: await this.communes.servedBy(staff, today),
      points: await this.points.list(communeId),
      devices: await this.devices.list(communeId),
      now: this.clock.now(),
      refused,
    });
    await reply.view('devices/list', view);
  }

  private deviceFor(staff: Staff, communeId: string, id: string): Promise<Device> {
    assertCommune(staff, communeId);
    return this.devices.find(communeId, id);
  }
}

const timeOfDay = z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]).catch('');

const deviceForm = z.object({
  commune: z.string().max(100),
  point: z.string().max(64).default(''),
  second: z.string().max(64).default(''),
  opensAt: timeOfDay.default(''),
  closesAt: timeOfDay.default(''),
});

function faultIn(
  { point, second, opensAt, closesAt }: Omit<z.output<typeof deviceForm>, 'commune'>,
  found: { readonly point: boolean; readonly second: boolean },
): RefusedDevice['field'] | null {
  if (!found.point) return 'point';
  if (second !== '' && (!found.second || second === point)) return 'second';
  const always = opensAt === '' && closesAt === '';
  return always || (opensAt !== '' && opensAt < closesAt) ? null : 'hours';
}
