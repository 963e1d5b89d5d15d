import { Body, Controller, Get, Param, Post, Render, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import type { CollectionPoint } from './collection-point.entity.js';
import { CollectionPointsService } from './collection-points.service.js';
import { isOpenedOnPhones } from './point.view-model.js';
import { PointChangesService } from './point-changes.service.js';
import { type PointEdit, toPointEdit } from './point-edit.view-model.js';
import { type PointForm, placeText, readPointForm } from './point-form.js';

/** Changes of a point that stands: its name and place, its code, and whether the first page leads to it. */
@Controller('points/:commune/:id')
@Staff('manage-points')
export class PointChangesController {
  constructor(
    private readonly points: CollectionPointsService,
    private readonly changes: PointChangesService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get('edit')
  @Render('collection-points/edit')
  async edit(
    @Param('commune') commune: string,
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
  ): Promise<PointEdit> {
    const facts = await this.factsFor(staff, commune, id);
    const place = placeText(facts.catalogue, facts.point);
    return toPointEdit(facts, { name: facts.point.name, place }, []);
  }

  @Post('edit')
  async save(
    @Param('commune') commune: string,
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const facts = await this.factsFor(staff, commune, id);
    const form = editForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const read = readPointForm(form.data, facts);
    if ('faults' in read) {
      const isChanged = read.faults.every(({ sentence }) => sentence === 'changed');
      const view = toPointEdit(facts, form.data, read.faults);
      return void (await reply.status(isChanged ? 409 : 422).view('collection-points/edit', view));
    }
    await this.changes.change(facts.point, read.change, staff.name);
    reply.redirect(`/points/${commune}/${id}?done=changed`, 303);
  }

  @Get('replace')
  @Render('collection-points/replace')
  async confirmReplacing(
    @Param('commune') commune: string,
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
  ): Promise<{ readonly commune: string; readonly id: string; readonly name: string; readonly code: string }> {
    const { name, code } = await this.onPhones(staff, commune, id);
    return { commune, id, name, code };
  }

  @Post('replace')
  async replace(
    @Param('commune') commune: string,
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const point = await this.onPhones(staff, commune, id);
    const form = replaceForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    await this.changes.replaceCode(point, form.data.code, staff.name);
    reply.redirect(`/points/${commune}/${id}?done=replaced`, 303);
  }

  @Post('home')
  async offerAtHome(
    @Param('commune') commune: string,
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const point = await this.pointFor(staff, commune, id);
    const form = homeForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    await this.changes.offerAtHome(point, form.data.offered === 'yes', staff.name);
    reply.redirect(`/points/${commune}/${id}?done=changed`, 303);
  }

  private async factsFor(staff: Staff, commune: string, id: string) {
    const point = await this.pointFor(staff, commune, id);
    const today = this.clock.today();
    return { point, today, catalogue: await this.communes.catalogueOn(commune, today) };
  }

  /** A tablet's code hangs nowhere, nor does that of paper: there is none to replace. */
  private async onPhones(staff: Staff, commune: string, id: string): Promise<CollectionPoint> {
    const point = await this.pointFor(staff, commune, id);
    if (!isOpenedOnPhones(point)) throw problem.notFound();
    return point;
  }

  /** @throws Problem `not-found`, `point-revoked` */
  private async pointFor(staff: Staff, communeId: string, id: string): Promise<CollectionPoint> {
    assertCommune(staff, communeId);
    const point = await this.points.find(communeId, id);
    if (point.revokedOn !== null) throw problem.pointRevoked({ revokedOn: point.revokedOn });
    return point;
  }
}

/** Whatever is too long for its field is told beside it, and kept. */
const short = z.string().max(20_000);
const editForm: z.ZodType<PointForm> = z.object({ name: short, place: short, wasName: short, wasPlace: short });
const replaceForm = z.object({ code: z.string().max(100) });
const homeForm = z.object({ offered: z.enum(['yes', 'no']) });
