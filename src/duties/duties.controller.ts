import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { communeHeading } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { type Language, languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { DutiesService } from './duties.service.js';
import { type RefusedMail, toDutiesView, yearAsked } from './duties.view-model.js';
import type { DutyCalendar } from './duties-of.js';
import { type NewDutyView, type RefusedDuty, toDutyFields } from './duty.view-model.js';
import { dutyForm, readDuty, typedDuty } from './duty-form.js';
import { dutyName } from './duty-words.js';
import { mailForm, readAddresses } from './mail-form.js';
import { RemindersService } from './reminders.service.js';

const newDuty = dutyForm.extend({ commune: z.string().max(100), key: z.uuid() });

/** The year of a commune: what it has to do, and adding what the plans do not name. */
@Controller('duties')
@Staff('see-participation')
export class DutiesController {
  constructor(
    private readonly duties: DutiesService,
    private readonly reminders: RemindersService,
    private readonly communes: CommunesService,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const communeId = await this.communes.chosenBy(staff, query.commune);
    await this.printYear(staff, request, reply, communeId, { year: query.year, saved: query.saved });
  }

  @Get('new')
  @Staff('keep-duties')
  async show(
    @Query('commune') asked: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const communeId = await this.communes.chosenBy(staff, asked);
    await this.print(reply, communeId, randomUUID(), { typed: { ...typedDuty(null), read: '' }, faults: [] });
  }

  @Post()
  @Staff('keep-duties')
  async add(
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = newDuty.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { commune, key, ...typed } = form.data;
    assertCommune(staff, commune);
    const calendar = await this.duties.calendarOf(commune);
    const names = namesOf(calendar, key, languageOf(request));
    const decided = readDuty(typed, { duty: null, names });
    if ('faults' in decided) {
      return this.print(reply.status(422), commune, key, { typed, faults: decided.faults });
    }
    if (!(await this.duties.add(commune, key, decided, staff.name))) {
      const faults = [{ field: 'name', message: 'duties.faults.full' }] as const;
      return this.print(reply.status(422), commune, key, { typed, faults });
    }
    reply.redirect(`/duties/${commune}/${key}?saved=added`, 303);
  }

  /** Who is reminded by e-mail. */
  @Post('mail')
  @Staff('keep-duties')
  async saveMail(
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = mailForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { commune, addresses: typed, read } = form.data;
    assertCommune(staff, commune);
    if (!(await this.communes.find(commune))) throw problem.notFound();
    const addresses = readAddresses(typed);
    if ('message' in addresses) {
      const refusedMail = { typed, fault: addresses };
      return this.printYear(staff, request, reply.status(422), commune, { refusedMail });
    }
    if (!(await this.reminders.keep(commune, addresses, read, staff.name))) {
      return this.printYear(staff, request, reply.status(409), commune, { refusedMail: { typed, fault: null } });
    }
    reply.redirect(`/duties?commune=${commune}&saved=mail#mail`, 303);
  }

  private async printYear(
    staff: Staff,
    request: FastifyRequest,
    reply: FastifyReply,
    communeId: string,
    more: { readonly year?: unknown; readonly saved?: unknown; readonly refusedMail?: RefusedMail },
  ): Promise<void> {
    const today = this.clock.today();
    const view = toDutiesView({
      catalogue: await this.communes.catalogueOn(communeId, today),
      communes: await this.communes.servedBy(staff, today),
      calendar: await this.duties.calendarOf(communeId),
      ...{ year: yearAsked(more.year, today), today, reader: staff, saved: more.saved ?? null },
      ...{ mail: await this.reminders.of(communeId), isMailSetUp: this.settings.mail !== null },
      ...{ refusedMail: more.refusedMail ?? null, language: languageOf(request) },
    });
    await reply.view('duties/list', view);
  }

  private async print(reply: FastifyReply, communeId: string, key: string, refused: RefusedDuty): Promise<void> {
    const heading = communeHeading(await this.communes.catalogueOn(communeId, this.clock.today()));
    const view: NewDutyView = { ...toDutyFields(null, refused), communeId, heading, key };
    await reply.view('duties/new', view);
  }
}

/** How the other duties of a commune are called: two of one name cannot be told apart. */
export function namesOf({ duties }: DutyCalendar, key: string, language: Language): readonly string[] {
  return duties.filter((duty) => duty.key !== key).map((duty) => dutyName(duty, language));
}
