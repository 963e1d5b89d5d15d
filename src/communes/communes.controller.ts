import { Body, Controller, Get, Param, Post, Query, Render, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff, servesCommune } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import type { CommuneCatalogue } from './catalogue.js';
import { CatalogueFault, parseCatalogue } from './catalogue-file.js';
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

  @Get()
  async list(@CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    await this.print(staff, reply, null);
  }

  @Post()
  async import(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const form = importForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { shipped, text } = form.data;
    const read = shipped === '' ? readText(text) : (shippedCommunes().find(({ key }) => key === shipped) ?? null);
    if (!read) throw problem.malformed();
    const refused =
      'message' in read ? read : servesCommune(staff, read.key) ? null : toRefusedImport(text, 'other-commune');
    if (refused) return void (await this.print(staff, reply.status(422), refused));
    const { key } = await this.communes.import(read, this.clock.today(), staff.name);
    reply.redirect(`/communes/${key}?imported=yes`, 303);
  }

  @Get(':id')
  @Staff('see-participation')
  @Render('communes/show')
  async show(
    @Param('id') id: string,
    @Query('imported') imported: unknown,
    @CurrentStaff() staff: Staff,
  ): Promise<CommuneView & { readonly imported: boolean }> {
    assertCommune(staff, id);
    return { ...toCommuneView(await this.communes.catalogueOn(id, this.clock.today())), imported: imported === 'yes' };
  }

  private async print(staff: Staff, reply: FastifyReply, refused: RefusedImport | null): Promise<void> {
    const catalogues = await this.communes.servedBy(staff, this.clock.today());
    const offered = shippedCommunes().filter(({ key }) => servesCommune(staff, key));
    await reply.view('communes/list', toCommunesView(catalogues, offered, refused));
  }
}

/** What a pasted text says, or why it cannot be used. */
function readText(text: string): CommuneCatalogue | RefusedImport {
  if (text.trim() === '') return toRefusedImport(text, 'nothing');
  const json = parseJsonText(text);
  if ('fault' in json) return toRefusedImport(text, json.fault);
  try {
    return parseCatalogue(json.value);
  } catch (error) {
    if (error instanceof CatalogueFault) return toRefusedImport(text, error);
    throw error;
  }
}

const importForm = z.object({ shipped: z.string().max(100).default(''), text: z.string().max(250_000).default('') });
