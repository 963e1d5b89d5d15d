import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertCommune, CurrentStaff, may, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { namesOf } from './duties.controller.js';
import { DutiesService } from './duties.service.js';
import type { Duty, DutyCalendar } from './duties-of.js';
import { type DutyPage, toDutyView } from './duty.view-model.js';
import { dutyForm, markForm, readDuty, readNote, typedDuty } from './duty-form.js';

interface Where {
  readonly commune: string;
  readonly key: string;
}

/** One duty of a commune: saying that it was done, taking that back, and how the commune wants it. */
@Controller('duties/:commune/:key')
@Staff('see-participation')
export class DutyController {
  constructor(
    private readonly duties: DutiesService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param() where: Where,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(staff, where);
    await this.print(staff, request, reply, found, { asked: query.of, saved: query.saved });
  }

  @Post()
  @Staff('keep-duties')
  async save(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(staff, where);
    const form = dutyForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const [typed, { duty }] = [form.data, found];
    const decided = readDuty(typed, { duty, names: namesOf(found.calendar, duty.key, languageOf(request)) });
    if ('faults' in decided) {
      return this.print(staff, request, reply.status(422), found, { typed, faults: decided.faults });
    }
    if (!(await this.duties.change(duty, decided, typed.read, staff.name))) {
      const now = { ...typed, read: await this.duties.versionOf(duty) };
      return this.print(staff, request, reply.status(409), found, { typed: now, conflict: true });
    }
    reply.redirect(`/duties/${where.commune}/${where.key}?saved=changed`, 303);
  }

  @Post('done')
  async mark(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.toMark(staff, where);
    const form = markForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const note = readNote(form.data.note);
    if (typeof note !== 'string') {
      const refusedMark = { ...form.data, fault: note.message };
      return this.print(staff, request, reply.status(422), found, { refusedMark });
    }
    await this.duties.mark(found.duty, form.data.of, note, staff.name);
    reply.redirect(`/duties/${where.commune}/${where.key}?saved=marked`, 303);
  }

  @Post('undone')
  async unmark(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { duty } = await this.toMark(staff, where);
    const form = markForm.pick({ of: true }).safeParse(body);
    if (!form.success) throw problem.malformed();
    await this.duties.unmark(duty, form.data.of, staff.name);
    reply.redirect(`/duties/${where.commune}/${where.key}?saved=unmarked`, 303);
  }

  /** @throws Problem `not-found` for another commune's, or a duty that nobody knows */
  private async find(staff: Staff, { commune, key }: Where): Promise<Found> {
    assertCommune(staff, commune);
    if (!(await this.communes.find(commune))) throw problem.notFound();
    const calendar = await this.duties.calendarOf(commune);
    const duty = calendar.duties.find((one) => one.key === key);
    if (!duty) throw problem.notFound();
    return { calendar, duty };
  }

  /** @throws Problem `forbidden` for who neither keeps the commune's duties nor has this one */
  private async toMark(staff: Staff, where: Where): Promise<Found> {
    const found = await this.find(staff, where);
    if (!mayMark(staff, found.duty)) throw problem.forbidden();
    return found;
  }

  private async print(
    staff: Staff,
    request: FastifyRequest,
    reply: FastifyReply,
    { calendar, duty }: Found,
    more: Partial<DutyPage>,
  ): Promise<void> {
    const today = this.clock.today();
    const view = toDutyView({
      ...{ calendar, duty, today, asked: null, saved: null, faults: [], refusedMark: null, conflict: false },
      catalogue: await this.communes.catalogueOn(duty.communeId, today),
      typed: { ...typedDuty(duty), read: await this.duties.versionOf(duty) },
      ...{ mayMark: mayMark(staff, duty), mayKeep: may(staff.role, 'keep-duties') },
      ...{ seesDossier: may(staff.role, 'see-dossier'), language: languageOf(request) },
      ...more,
    });
    await reply.view('duties/show', view);
  }
}

interface Found {
  readonly calendar: DutyCalendar;
  readonly duty: Duty;
}

function mayMark({ role }: Pick<Staff, 'role'>, duty: Duty): boolean {
  return may(role, 'keep-duties') || role === duty.role;
}
