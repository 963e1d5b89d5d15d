import { Body, Controller, Get, Param, Post, Query, Render, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { sendFile } from '../access/send-file.js';
import { assertCommune, CurrentStaff, may, Staff, servesCommune } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import { type Day, isDay } from '../rules/days.js';
import type { CommuneCatalogue } from './catalogue.js';
import { readCatalogue } from './catalogue-file.js';
import { readChangeDay } from './change-day.js';
import { type CommuneView, toCommuneView } from './commune.view-model.js';
import { CommunesService, shippedCommunes } from './communes.service.js';
import { type RefusedImport, toCommunesView, toRefusedImport } from './communes.view-model.js';
import { parseJsonText } from './json-text.js';

/** The communes of this server: who serves whom in each, and importing one from its data file. */
@Controller('communes')
@Staff('manage-communes')
export class CommunesController {
  constructor(
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  /** All of them for whoever looks after them; anybody else has one. */
  @Get()
  @Staff('change-commune')
  async list(@CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    if (may(staff.role, 'manage-communes')) await this.print(staff, reply, null);
    else reply.redirect(`/communes/${staff.communeId}`, 303);
  }

  @Post()
  async import(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const form = importForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const today = this.clock.today();
    const typed = { ...form.data, from: form.data.from ?? today };
    const read = readTyped(typed, today);
    if (!('catalogue' in read)) return void (await this.print(staff, reply.status(422), read));
    if (!servesCommune(staff, read.catalogue.key)) {
      return void (await this.print(staff, reply.status(422), toRefusedImport(typed, 'otherCommune')));
    }
    const { key } = await this.communes.import(read.catalogue, read.day, staff.name);
    reply.redirect(`/communes/${key}?imported=yes&on=${read.day}`, 303);
  }

  @Get(':id')
  @Staff('see-participation')
  @Render('communes/show')
  async show(
    @Param('id') id: string,
    @Query() query: { readonly imported?: unknown; readonly changed?: unknown; readonly on?: unknown },
    @CurrentStaff() staff: Staff,
  ): Promise<
    CommuneView & {
      readonly imported: boolean;
      readonly isNew: boolean;
      readonly changed: boolean;
      readonly mayChange: boolean;
      readonly managesPoints: boolean;
    }
  > {
    assertCommune(staff, id);
    const today = this.clock.today();
    const day = dayAsked(query.on, today);
    const [catalogue, days] = await Promise.all([this.communes.catalogueOn(id, day), this.communes.daysOf(id)]);
    return {
      ...toCommuneView({ catalogue, day, today, days }),
      ...{ imported: query.imported === 'yes', isNew: query.imported === 'new', changed: query.changed === 'yes' },
      ...{ mayChange: may(staff.role, 'change-commune'), managesPoints: may(staff.role, 'manage-points') },
    };
  }

  /** The data file, as it can be imported again. */
  @Get(':id/catalogue.json')
  @Staff('change-commune')
  async file(
    @Param('id') id: string,
    @Query('on') on: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, id);
    const day = dayAsked(on, this.clock.today());
    const text = JSON.stringify(await this.communes.catalogueOn(id, day), null, 2);
    await sendFile(reply, { name: `${id}-${day}`, kind: 'json', content: `${text}\n` });
  }

  private async print(staff: Staff, reply: FastifyReply, refused: RefusedImport | null): Promise<void> {
    const today = this.clock.today();
    const catalogues = await this.communes.servedBy(staff, today);
    const offered = shippedCommunes().filter(({ key }) => servesCommune(staff, key));
    await reply.view('communes/list', {
      ...toCommunesView(catalogues, offered, refused, today),
      mayCreate: staff.communeId === null,
    });
  }
}

/** The day in an address. @throws Problem `malformed` where it is none */
export function dayAsked(asked: unknown, today: Day): Day {
  if (asked === undefined || asked === '') return today;
  if (!isDay(asked)) throw problem.malformed({ field: 'on' });
  return asked;
}

/** What was chosen or pasted, or why it cannot be used. */
function readTyped(
  typed: { readonly shipped: string; readonly text: string; readonly from: string },
  today: Day,
): { readonly catalogue: CommuneCatalogue; readonly day: Day } | RefusedImport {
  const day = readChangeDay(typed.from, today);
  if ('fault' in day) return toRefusedImport(typed, day.fault);
  if (typed.shipped !== '') {
    const catalogue = shippedCommunes().find(({ key }) => key === typed.shipped);
    if (!catalogue) throw problem.malformed();
    return { catalogue, ...day };
  }
  if (typed.text.trim() === '') return toRefusedImport(typed, 'nothing');
  const json = parseJsonText(typed.text);
  if ('fault' in json) return toRefusedImport(typed, json.fault);
  const read = readCatalogue(json.value);
  return 'faults' in read ? toRefusedImport(typed, read) : { ...read, ...day };
}

const importForm = z.object({
  shipped: z.string().max(100).default(''),
  text: z.string().max(250_000).default(''),
  from: z.string().max(40).optional(),
});
