import { Controller, Get, Header, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asPointCode, canonicalAddress } from '../collection-points/codes.js';
import { Settings } from '../config/settings.js';
import type { Text } from '../formatting/languages.js';
import { inEveryLanguage, translate } from '../formatting/languages.js';
import { Problem, problem } from '../problem.js';
import type { KioskSubject } from '../rules/to-browser/kiosk.js';
import { type Asked, AskedService } from './asked.service.js';
import { FormCache } from './form-cache.js';
import { sendStored } from './form-replies.js';
import { drawKioskIcon, iconEdges, kioskIcon, kioskManifest } from './kiosk-install.js';
import { toKioskPage, toKioskSubject } from './kiosk-page.js';
import { kioskHeaders, printKiosk } from './kiosk-templates.js';

const PAGES_KEPT = 100;

/** The page of a tablet at a counter, with what it needs to be installed and to work without network. */
@Controller()
export class KioskController {
  private readonly cache = new FormCache(PAGES_KEPT);

  constructor(
    private readonly asked: AskedService,
    private readonly settings: Settings,
  ) {}

  @Get('kiosk/:code')
  async show(
    @Param('code') code: string,
    @Query('and') and: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const elsewhere = canonicalAddress('kiosk', code, request.url);
    if (elsewhere !== null) return void reply.redirect(elsewhere, 302);
    const second = secondCode(and);
    const { demo } = this.settings;
    try {
      const subjects = await this.subjects(code, second);
      const page = toKioskPage(code, second, subjects, { closed: null, demo });
      const stored = await this.cache.page(JSON.stringify(page), () => printKiosk(page));
      await sendStored(request, reply, stored, kioskHeaders);
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      // The tablet still has answers to send, so it gets its own page, and looks again by itself.
      const page = toKioskPage(code, second, [], { closed: sentenceOf(error), demo });
      const headers = { ...kioskHeaders, 'cache-control': 'no-store' };
      await reply.status(error.status).headers(headers).send(printKiosk(page));
    }
  }

  @Get('kiosk/:code/manifest.webmanifest')
  @Header('Content-Type', 'application/manifest+json; charset=utf-8')
  async manifest(@Param('code') code: string, @Query('and') and: unknown): Promise<string> {
    const { place } = toKioskSubject(await this.asked.open(code, 'tablet'));
    return JSON.stringify(kioskManifest(code, secondCode(and), place));
  }

  @Get('kiosk-icon.svg')
  @Header('Content-Type', 'image/svg+xml; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=86400')
  icon(): string {
    return kioskIcon;
  }

  @Get('kiosk-icon/:file')
  @Header('Content-Type', 'image/png')
  @Header('Cache-Control', 'public, max-age=86400')
  async picture(@Param('file') file: string): Promise<StreamableFile> {
    const edge = iconEdges.find((one) => file === `${one}.png`);
    if (edge === undefined) throw problem.notFound();
    return new StreamableFile(await drawKioskIcon(edge));
  }

  /** The second subject is left out while it has no open campaign; the first must have one. */
  private async subjects(code: string, second: string | null): Promise<readonly KioskSubject[]> {
    const first = await this.asked.open(code, 'tablet');
    const other = second === null || second === code ? null : await this.openOrNothing(second);
    const own = other?.point.communeId === first.point.communeId ? [other] : [];
    return [first, ...own].map(toKioskSubject);
  }

  private async openOrNothing(code: string): Promise<Asked | null> {
    try {
      return await this.asked.open(code, 'tablet');
    } catch (error) {
      if (error instanceof Problem) return null;
      throw error;
    }
  }
}

function secondCode(and: unknown): string | null {
  return typeof and === 'string' ? asPointCode(and) : null;
}

function sentenceOf({ code, details }: Problem): Text {
  const key = `problems.${code}`;
  return inEveryLanguage((language) => translate(language, key, details));
}
