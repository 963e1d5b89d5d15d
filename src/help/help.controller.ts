import { Controller, Get, Param, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentStaff, isRole, Staff } from '../access/staff.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { type HelpView, toHelpView } from './help.view-model.js';

/** How the work is done: a page for each role, for anybody signed in. */
@Controller('help')
@Staff()
export class HelpController {
  /** The reader's own. */
  @Get()
  @Render('help/show')
  own(@CurrentStaff() { role }: Staff, @Req() request: FastifyRequest): HelpView {
    return toHelpView(role, role, languageOf(request));
  }

  /** @throws Problem `not-found` for a role that does not exist */
  @Get(':role')
  @Render('help/show')
  ofRole(@Param('role') role: string, @CurrentStaff() reader: Staff, @Req() request: FastifyRequest): HelpView {
    if (!isRole(role)) throw problem.notFound();
    return toHelpView(role, reader.role, languageOf(request));
  }
}
