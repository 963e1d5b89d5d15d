import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asPointCode, canonicalAddress } from '../collection-points/codes.js';
import { Settings } from '../config/settings.js';
import type { Text } from '../formatting/languages.js';
import { inEveryLanguage, translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { Problem } from '../problem.js';
import type { KioskSubject } from '../rules/to-browser/kiosk.js';
import { type Asked, AskedService } from './asked.service.js';
import { FormCache } from './form-cache.js';
import { sendStored } from './form-replies.js';
import { toKioskPage, toKioskSubject } from './kiosk-page.js';
import { kioskHeaders, printKiosk } from './kiosk-templates.js';

const PAGES_KEPT = 100;

/** The page of a tablet at a counter, with what it needs to be installed and to work without network. */
@ApiExcludeController()
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

/** The tablet's page as an app to install (W3C Web Application Manifest): one screen, no bars. */
function kioskManifest(code: string, and: string | null, place: string): object {
  const start = `/kiosk/${encodeURIComponent(code)}${and === null ? '' : `?and=${encodeURIComponent(and)}`}`;
  return {
    id: start,
    name: `Hài Lòng – ${place}`,
    short_name: 'Hài Lòng',
    lang: MAIN_LANGUAGE,
    start_url: start,
    scope: '/kiosk/',
    display: 'fullscreen',
    display_override: ['fullscreen', 'standalone'],
    background_color: '#f1f5f4',
    theme_color: '#f1f5f4',
    icons: [
      { src: '/kiosk-icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      { src: '/kiosk-icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
    ],
  };
}

/** The fifth face on the ground of the page, safe to be cut into a circle. */
const kioskIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="#0b5d5b"/><g transform="translate(14 14) scale(1.125)"><circle cx="16" cy="16" r="14.5" fill="#45b3a2" stroke="#fff"/><path d="M8.5 18h15q-1.5 8-7.5 8t-7.5-8z" fill="#fff" stroke="#14213d" stroke-width="2" stroke-linejoin="round"/><circle cx="11.5" cy="12.5" r="1.7" fill="#14213d"/><circle cx="20.5" cy="12.5" r="1.7" fill="#14213d"/></g></svg>`;
