import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import { deviceForm, faultOfHours, hoursMeant } from './device-form.js';
import { DevicesService } from './devices.service.js';
import { type NewTablet, type RefusedDevice, toDevicesView, toPairingView } from './devices.view-model.js';

/** The tablets of a commune: pairing them, and seeing how they are. */
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
    const isSecond = typed.second === '' || (second !== null && second !== point);
    if (!point) return void (await this.print(staff, reply.status(422), commune, { typed, fault: 'point' }));
    const fault = isSecond ? faultOfHours(typed) : 'second';
    if (fault !== null) return void (await this.print(staff, reply.status(422), commune, { typed, fault }));
    const wanted = {
      communeId: commune,
      pointId: point.id,
      secondPointId: second?.id ?? null,
      hours: hoursMeant(typed),
    };
    const made: NewTablet = await this.devices.create(wanted, staff.name);
    const address = this.points.addressOf(point).replace('/k/', '/kiosk/');
    await reply.view('devices/code', toPairingView(made, point, second, address));
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
      now: this.clock.certain(),
      refused,
    });
    await reply.view('devices/list', view);
  }
}
