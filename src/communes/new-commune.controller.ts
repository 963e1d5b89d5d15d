import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { problem } from '../problem.js';
import { communeKinds, villageKinds } from './catalogue-file.js';
import { CommunesService } from './communes.service.js';
import {
  type NewCommuneFault,
  newCommuneForm,
  readNewCommune,
  type TypedCommune,
  USUAL_COMMUNE,
} from './new-commune.js';

/** Sets a commune up from lists of names; for whoever looks after all communes. */
@Controller('communes/new')
@Staff('manage-communes')
export class NewCommuneController {
  constructor(private readonly communes: CommunesService) {}

  @Get()
  async show(@CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    if (staff.communeId !== null) throw problem.forbidden();
    await this.print(reply, USUAL_COMMUNE, []);
  }

  @Post()
  async create(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    if (staff.communeId !== null) throw problem.forbidden();
    const form = newCommuneForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const read = readNewCommune(form.data, new Set(PAGES));
    if ('faults' in read) return this.print(reply.status(422), form.data, read.faults);
    const { catalogue } = read;
    if (!(await this.communes.create(catalogue, staff.name))) {
      return this.print(reply.status(409), form.data, [{ field: 'name', why: 'taken', value: catalogue.name }]);
    }
    reply.redirect(`/communes/${catalogue.key}?imported=new`, 303);
  }

  private async print(reply: FastifyReply, typed: TypedCommune, faults: readonly NewCommuneFault[]): Promise<void> {
    const lines = faults.map(({ field, why, value }) => ({ field, message: `newCommune.faults.${why}`, value }));
    const choices = (all: readonly string[], chosen: string) =>
      all.map((value) => ({ value, chosen: value === chosen }));
    await reply.view('communes/new', {
      ...{ typed, faults: lines, faultOf: Object.fromEntries(lines.toReversed().map((one) => [one.field, one])) },
      ...{ kinds: choices(communeKinds, typed.kind), villageKinds: choices(villageKinds, typed.villageKind) },
    });
  }
}

/** Addresses under `/communes` that are no commune. */
const PAGES = ['new'];
