import { Body, Controller, Get, Param, Post, Render, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { problem } from '../problem.js';
import type { Device } from './device.entity.js';
import { toDeviceView } from './device.view-model.js';
import { type DeviceFault, deviceForm, faultOfHours, hoursMeant, hoursTyped, type TypedDevice } from './device-form.js';
import { DevicesService } from './devices.service.js';

/** One tablet: what it asks beside its own point, when it is awake, and the end of its trust. */
@Controller('devices/:commune/:id')
@Staff('manage-points')
export class DeviceController {
  constructor(
    private readonly devices: DevicesService,
    private readonly points: CollectionPointsService,
  ) {}

  @Get()
  async show(
    @Param('commune') commune: string,
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const device = await this.deviceFor(staff, commune, id);
    const { pointId: point, secondPointId, hours } = device;
    await this.print(reply, device, { point, second: secondPointId ?? '', hours: hoursTyped(hours) }, null);
  }

  @Post()
  async save(
    @Param('commune') commune: string,
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const device = await this.deviceFor(staff, commune, id);
    const form = deviceForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const typed = { ...form.data, point: device.pointId };
    const isOffered = typed.second === '' || (await this.seconds(device)).some(({ id }) => id === typed.second);
    const fault = isOffered ? faultOfHours(typed) : 'second';
    if (fault !== null) return void (await this.print(reply.status(422), device, typed, fault));
    const change = { secondPointId: typed.second || null, hours: hoursMeant(typed) };
    await this.devices.change(device, change, staff.name);
    reply.redirect(`/devices?commune=${commune}#device-${id}`, 303);
  }

  @Get('revoke')
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

  @Post('revoke')
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
    reply: FastifyReply,
    device: Device,
    typed: TypedDevice,
    fault: DeviceFault | null,
  ): Promise<void> {
    const point = await this.points.find(device.communeId, device.pointId);
    await reply.view('devices/show', toDeviceView(device, point, await this.seconds(device), typed, fault));
  }

  /** Other points for tablets, in use or already this tablet's. */
  private async seconds({ communeId, pointId, secondPointId }: Device): Promise<readonly CollectionPoint[]> {
    const points = await this.points.list(communeId);
    return points.filter(
      ({ id, kind, revokedOn }) => kind === 'kiosk' && id !== pointId && (revokedOn === null || id === secondPointId),
    );
  }

  private deviceFor(staff: Staff, communeId: string, id: string): Promise<Device> {
    assertCommune(staff, communeId);
    return this.devices.find(communeId, id);
  }
}
