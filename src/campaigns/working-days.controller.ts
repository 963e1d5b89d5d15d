import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import { type Day, isDay } from '../rules/days.js';
import { ownDayForm, readOwnDay, unchangeable } from './own-day-form.js';
import { OwnDaysService } from './own-days.service.js';
import { type RefusedDay, toWorkingDaysView } from './working-days.view-model.js';

const newDay = ownDayForm.extend({ commune: z.string().max(100) });
const removedDay = z.object({ commune: z.string().max(100), day: z.custom<Day>(isDay) });

/** On which days offices are closed, and on which the commune's own does otherwise. */
@Controller('working-days')
@Staff('see-participation')
export class WorkingDaysController {
  constructor(
    private readonly ownDays: OwnDaysService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const communeId = await this.communes.chosenBy(staff, query.commune);
    await this.print(staff, reply, communeId, { year: query.year, saved: query.saved });
  }

  @Post()
  @Staff('keep-duties')
  async set(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const form = newDay.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { commune, ...typed } = form.data;
    await this.assertServed(staff, commune);
    const read = readOwnDay(typed, { today: this.clock.today(), own: await this.ownDays.of(commune) });
    const refuse = (status: number, faultOf: RefusedDay['faultOf']): Promise<void> =>
      this.print(staff, reply.status(status), commune, { refused: { typed, faultOf } });
    if ('faultOf' in read) return refuse(422, read.faultOf);
    if (!(await this.ownDays.set(commune, read, staff.name))) {
      return refuse(409, { day: 'workingDays.faults.taken' });
    }
    reply.redirect(`/working-days?commune=${commune}&year=${read.day.slice(0, 4)}&saved=set`, 303);
  }

  @Post('remove')
  @Staff('keep-duties')
  async remove(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const form = removedDay.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { commune, day } = form.data;
    await this.assertServed(staff, commune);
    if (unchangeable(day, this.clock.today(), await this.ownDays.of(commune)) === 'past') {
      const refused = { typed: { day: '', works: '', note: '' }, faultOf: {}, isPast: true };
      return this.print(staff, reply.status(422), commune, { year: day.slice(0, 4), refused });
    }
    await this.ownDays.remove(commune, day, staff.name);
    reply.redirect(`/working-days?commune=${commune}&year=${day.slice(0, 4)}&saved=removed`, 303);
  }

  private async assertServed(staff: Staff, communeId: string): Promise<void> {
    assertCommune(staff, communeId);
    if (!(await this.communes.find(communeId))) throw problem.notFound();
  }

  private async print(
    staff: Staff,
    reply: FastifyReply,
    communeId: string,
    more: { readonly year?: unknown; readonly saved?: unknown; readonly refused?: RefusedDay },
  ): Promise<void> {
    const today = this.clock.today();
    const [catalogue, communes, own] = await Promise.all([
      this.communes.catalogueOn(communeId, today),
      this.communes.servedBy(staff, today),
      this.ownDays.list(communeId),
    ]);
    const page = { catalogue, communes, own, today, reader: staff, refused: null, ...more };
    await reply.view('campaigns/working-days', toWorkingDaysView(page));
  }
}
