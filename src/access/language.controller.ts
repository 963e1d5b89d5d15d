import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Settings } from '../config/settings.js';
import { isLanguage } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { ownPath } from './navigation.js';
import { keepLanguage } from './sessions.service.js';

/** The language that this browser speaks from now on, on every page that keeps one. */
@Controller('language')
export class LanguageController {
  constructor(private readonly settings: Settings) {}

  /** @param from the page it was chosen on, to come back to: its path, query and what stands behind the "#" */
  @Get(':language')
  @Header('Cache-Control', 'no-store')
  choose(@Param('language') language: string, @Query('from') from: unknown, @Res() reply: FastifyReply): void {
    if (!isLanguage(language)) throw problem.notFound();
    keepLanguage(reply, this.settings.baseUrl, language);
    reply.redirect(ownPath(from) ?? '/', 303);
  }
}
