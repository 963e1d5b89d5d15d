import { Body, Controller, Get, Param, Post, Query, Render } from '@nestjs/common';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import { addDays, type Day } from '../rules/days.js';
import type { CollectionPoint } from './collection-point.entity.js';
import { CollectionPointsService } from './collection-points.service.js';
import { OneTimeCodesService } from './one-time-codes.service.js';
import { codeCounts, type EarlierPlace, isOpenedOnPhones, type PointView, toPointView } from './point.view-model.js';
import { placeOfPoint } from './point-places.js';
import { type SlipsView, toSlipsView } from './slips.view-model.js';

/** One point: what is sent or handed to people so that they find it. */
@Controller('points/:commune/:id')
@Staff('manage-points')
export class PointController {
  constructor(
    private readonly points: CollectionPointsService,
    private readonly codes: OneTimeCodesService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('collection-points/show')
  async show(
    @Param('commune') commune: string,
    @Param('id') id: string,
    @Query('done') done: unknown,
    @CurrentStaff() staff: Staff,
  ): Promise<PointView> {
    const point = await this.pointFor(staff, commune, id);
    const today = this.clock.today();
    const [catalogue, issues, earlierCodes] = await Promise.all([
      this.communes.catalogueOn(commune, today),
      this.codes.issuesOf(point),
      this.points.earlierCodes(point),
    ]);
    const earlierPlaces = await Promise.all(point.earlierPlaces.map(({ before }) => this.placeBefore(point, before)));
    const doneNow = done === 'changed' || done === 'replaced' ? done : null;
    return toPointView({
      ...{ catalogue, point, issues, today, earlierCodes, earlierPlaces, done: doneNow },
      ...this.addressOf(point),
    });
  }

  /** Makes codes and shows them in the answer itself: nothing but this page ever has them. */
  @Post('codes')
  @Render('collection-points/slips')
  async issue(
    @Param('commune') commune: string,
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
  ): Promise<SlipsView> {
    const point = await this.pointFor(staff, commune, id);
    if (!isOpenedOnPhones(point)) throw problem.notFound();
    const form = codesForm.safeParse(body);
    if (!form.success) throw problem.malformed({ field: 'count' });
    const printed = await this.codes.issue(point, form.data.count, staff.name);
    const catalogue = await this.communes.catalogueOn(commune, this.clock.today());
    return toSlipsView(catalogue, point, printed, this.addressOf(point));
  }

  /** By the name that it had then. */
  private async placeBefore(point: CollectionPoint, before: Day): Promise<EarlierPlace> {
    const until = addDays(before, -1);
    const catalogue = await this.communes.catalogueOn(point.communeId, until);
    return { until, name: placeOfPoint(catalogue, point.asOf(until))?.name ?? null };
  }

  private addressOf(point: CollectionPoint) {
    return { address: this.points.addressOf(point), addressWarning: this.points.addressWarning };
  }

  private pointFor(staff: Staff, communeId: string, id: string): Promise<CollectionPoint> {
    assertCommune(staff, communeId);
    return this.points.find(communeId, id);
  }
}

const codesForm = z.object({ count: z.coerce.number().refine((count) => codeCounts.some((one) => one === count)) });
