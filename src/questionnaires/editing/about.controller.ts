import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, Staff } from '../../access/staff.js';
import { formIn, textOf } from '../../communes/typed-rows.js';
import { allLanguages } from '../../formatting/languages.js';
import { type AboutPage, toAboutView } from './about.view-model.js';
import { aboutSent, typedAboutOf, withTypedAbout } from './about-form.js';
import { printFixed } from './editor.controller.js';
import { EditorService } from './editor.service.js';
import { withoutLanguage } from './wording.js';

/** What a draft says of itself: its name and purpose, its subject, who answers, its elements and its languages. */
@Controller('questionnaires/:version/edit/about')
@Staff('manage-campaigns')
export class AboutController {
  constructor(private readonly editor: EditorService) {}

  @Get()
  async show(
    @Param('version') version: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.editor.open(version, staff);
    await print(reply, { opened, typed: typedAboutOf(opened.source) });
  }

  @Post()
  @HttpCode(200)
  async save(
    @Param('version') version: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sent = formIn(body);
    const opened = await this.editor.open(version, staff);
    const seen = { ...opened, revision: textOf(sent, 'revision') };
    const typed = aboutSent(sent, opened.source);
    const language = allLanguages().find((one) => textOf(sent, 'go') === `without ${one}`);
    const applied = language
      ? { source: withoutLanguage(opened.source, language) }
      : withTypedAbout(opened.source, typed);
    if ('faults' in applied) return print(reply.status(422), { opened: seen, typed, ...applied });
    const saved = await this.editor.save(opened, applied.source, seen.revision, staff.name);
    if (saved.kind === 'done') return void reply.redirect(`/questionnaires/${version}/edit?saved=yes`, 303);
    if (saved.kind === 'too-large') return print(reply.status(422), { opened: seen, typed, tooLarge: true });
    await print(reply.status(409), { opened: await this.editor.openedAs(saved.now), typed, stale: true });
  }
}

async function print(reply: FastifyReply, page: AboutPage): Promise<void> {
  if (page.opened.row.state !== 'draft') return printFixed(reply, page.opened);
  await reply.view('questionnaires/about', toAboutView(page));
}
