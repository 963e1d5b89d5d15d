import { Body, Controller, Get, Param, Post, Query, Render, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import { cleanLine } from '../rules/typed-text.js';
import { type CollectionPoint, isPointKind } from './collection-point.entity.js';
import { CollectionPointsService } from './collection-points.service.js';
import { PointChangesService } from './point-changes.service.js';
import { chosenPlace, nameFault } from './point-form.js';
import { findPlace } from './point-places.js';
import { type RefusedPoint, toPointsView } from './points.view-model.js';

/** The places of a commune where answers are given: listing, making and revoking them. */
@Controller('points')
@Staff('manage-points')
export class PointsController {
  constructor(
    private readonly points: CollectionPointsService,
    private readonly changes: PointChangesService,
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

  @Post()
  async create(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const form = pointForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { commune, ...typed } = form.data;
    const catalogue = await this.catalogueFor(staff, commune);
    const place = findPlace(catalogue, typed.place);
    const name = cleanLine(typed.name) || (place?.name ?? '');
    const refuse = (field: RefusedPoint['field'], sentence = `points.faults.${field}`): Promise<void> =>
      this.print(staff, reply.status(422), commune, { ...typed, field, sentence });
    if (!isPointKind(typed.kind)) return refuse('kind');
    if (typed.place !== '' && !place) return refuse('place');
    const fault = nameFault(name);
    if (fault) return refuse('name', fault === 'long' ? 'pointChanges.faults.long' : undefined);
    const where = place ? { [place.kind]: place.key } : {};
    const point = await this.points.create({ communeId: commune, kind: typed.kind, name, ...where }, staff.name);
    reply.redirect(`/points?commune=${commune}#point-${point.id}`, 303);
  }

  @Get(':commune/:id/revoke')
  @Render('collection-points/revoke')
  async confirmRevoking(
    @Param('commune') commune: string,
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
  ): Promise<{ readonly commune: string; readonly id: string; readonly name: string; readonly address: string }> {
    const point = await this.pointFor(staff, commune, id);
    return { commune, id, name: point.name, address: this.points.addressOf(point) };
  }

  @Post(':commune/:id/revoke')
  async revoke(
    @Param('commune') commune: string,
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.points.revoke(await this.pointFor(staff, commune, id), staff.name);
    reply.redirect(`/points?commune=${commune}`, 303);
  }

  /** A point whose place is no more gets another one. */
  @Post(':commune/:id/move')
  async move(
    @Param('commune') commune: string,
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const point = await this.pointFor(staff, commune, id);
    const form = moveForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const catalogue = await this.catalogueFor(staff, commune);
    const place = chosenPlace(form.data.place, catalogue, point);
    if (place === undefined) return void (await this.print(staff, reply.status(422), commune, null, id));
    await this.changes.change(point, { place }, staff.name);
    reply.redirect(`/points?commune=${commune}#point-${id}`, 303);
  }

  private async print(
    staff: Staff,
    reply: FastifyReply,
    communeId: string,
    refused: RefusedPoint | null,
    unmoved: string | null = null,
  ): Promise<void> {
    const catalogue = await this.catalogueFor(staff, communeId);
    const today = this.clock.today();
    const view = toPointsView({
      catalogue,
      communes: await this.communes.servedBy(staff, today),
      points: await this.points.list(communeId),
      addressOf: (point) => this.points.addressOf(point),
      addressWarning: this.points.addressWarning,
      responses: await this.points.responsesAt(communeId),
      ...{ refused, unmoved },
      nameOf: await this.namesEver(communeId),
    });
    await reply.view('collection-points/list', view);
  }

  private catalogueFor(staff: Staff, communeId: string): Promise<CommuneCatalogue> {
    assertCommune(staff, communeId);
    return this.communes.catalogueOn(communeId, this.clock.today());
  }

  /** What people called a place that is no more. */
  private async namesEver(communeId: string): Promise<(place: string) => string> {
    const days = await this.communes.daysOf(communeId);
    const all = await Promise.all(days.map((day) => this.communes.catalogueOn(communeId, day)));
    return (place) => all.flatMap((one) => findPlace(one, place) ?? []).at(-1)?.name ?? place;
  }

  private pointFor(staff: Staff, communeId: string, id: string): Promise<CollectionPoint> {
    assertCommune(staff, communeId);
    return this.points.find(communeId, id);
  }
}

const moveForm = z.object({ place: z.string().max(200) });
const pointForm = z.object({
  commune: z.string().max(100),
  kind: z.string().max(20),
  name: z.string().max(20_000),
  place: z.string().max(200).default(''),
});
