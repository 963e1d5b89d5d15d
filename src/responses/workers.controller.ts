import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readBrowserFile } from './browser-files.js';
import { storePage } from './form-cache.js';
import { sendStored } from './form-replies.js';

const headers = { 'content-type': 'text/javascript; charset=utf-8' };

/**
 * The service workers stand at the root, because a worker may only answer for addresses below its own. Browsers ask for
 * them at each opening of a page, and are told that they have them.
 */
@Controller()
export class WorkersController {
  private readonly phone = storePage(readBrowserFile('form-worker.js') ?? '');
  private readonly tablet = storePage(readBrowserFile('kiosk-worker.js') ?? '');

  @Get('form-worker.js')
  async forms(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendStored(request, reply, await this.phone, headers);
  }

  @Get('kiosk-worker.js')
  async kiosks(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendStored(request, reply, await this.tablet, headers);
  }
}
