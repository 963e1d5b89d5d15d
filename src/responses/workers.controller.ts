import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { readBrowserFile } from './browser-files.js';

/** The service workers stand at the root, because a worker may only answer for addresses below its own. */
@ApiExcludeController()
@Controller()
export class WorkersController {
  private readonly phone = readBrowserFile('form-worker.js') ?? '';
  private readonly tablet = readBrowserFile('kiosk-worker.js') ?? '';

  @Get('form-worker.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  @Header('Cache-Control', 'no-cache')
  forms(): string {
    return this.phone;
  }

  @Get('kiosk-worker.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  @Header('Cache-Control', 'no-cache')
  kiosks(): string {
    return this.tablet;
  }
}
