import { Controller, Get, Header, Param } from '@nestjs/common';
import { toBuffer, toString as toText } from 'qrcode';
import { CollectionPointsService } from './collection-points.service.js';

/** The QR code of a point, for sheets and screens. Level Q bears wear; four modules stay quiet around it. */
@Controller('k/:code')
export class QrController {
  constructor(private readonly points: CollectionPointsService) {}

  @Get('qr.svg')
  @Header('Content-Type', 'image/svg+xml; charset=utf-8')
  async svg(@Param('code') code: string): Promise<string> {
    const point = await this.points.byCode(code);
    return toText(this.points.addressOf(point), { type: 'svg', errorCorrectionLevel: 'Q', margin: 4 });
  }

  @Get('qr.png')
  @Header('Content-Type', 'image/png')
  async png(@Param('code') code: string): Promise<Buffer> {
    const point = await this.points.byCode(code);
    return toBuffer(this.points.addressOf(point), { errorCorrectionLevel: 'Q', margin: 4, width: 1024 });
  }
}
