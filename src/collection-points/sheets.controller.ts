import { Controller, Get, Header, Param, Query, Render } from '@nestjs/common';
import { toBuffer, toString as toText } from 'qrcode';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import type { CollectionPoint } from './collection-point.entity.js';
import { CollectionPointsService } from './collection-points.service.js';
import { hasSheet } from './points.view-model.js';
import { type SheetsView, sheetSizes, toSheetsView } from './sheets.view-model.js';

/** Sheets with QR codes to print: one point, or every wall and meeting of a commune, on A4 or A5. */
@Controller('points/sheets')
@Staff('manage-points')
export class SheetsController {
  constructor(
    private readonly points: CollectionPointsService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('collection-points/sheets')
  async show(@Query() query: unknown, @CurrentStaff() staff: Staff): Promise<SheetsView> {
    const asked = sheetsQuery.safeParse(query);
    if (!asked.success) throw problem.malformed();
    const { commune, size, point = null } = asked.data;
    assertCommune(staff, commune);
    return toSheetsView({
      catalogue: await this.communes.catalogueOn(commune, this.clock.today()),
      points: point === null ? await this.onWalls(commune) : [await this.inUse(commune, point)],
      addressOf: (one) => this.points.addressOf(one),
      addressWarning: this.points.addressWarning,
      ...{ size, survey: null, back: `/points?commune=${commune}` },
      path: `/points/sheets?commune=${commune}${point === null ? '' : `&point=${point}`}&`,
    });
  }

  private async onWalls(communeId: string): Promise<CollectionPoint[]> {
    const points = await this.points.list(communeId);
    return points.filter(({ kind, revokedOn }) => hasSheet(kind) && revokedOn === null);
  }

  private async inUse(communeId: string, id: string): Promise<CollectionPoint> {
    const point = await this.points.find(communeId, id);
    if (point.revokedOn !== null) throw problem.pointRevoked();
    return point;
  }
}

const sheetsQuery = z.object({
  commune: z.string(),
  size: z.enum(sheetSizes).default('a4'),
  point: z.string().optional(),
});

/** A picture takes about ten kB. */
const PICTURES_KEPT = 300;

/** The QR code of a point, for sheets and screens. Level Q bears wear; four modules stay quiet around it. */
@Controller('k/:code')
export class QrController {
  /** Drawing one takes a tenth of a second, and anybody may ask; a code is always drawn the same. */
  private readonly drawn = new Map<string, Promise<Buffer>>();

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
    const address = this.points.addressOf(await this.points.byCode(code));
    const png = this.drawn.get(address) ?? toBuffer(address, { errorCorrectionLevel: 'Q', margin: 4, width: 1024 });
    this.drawn.delete(address);
    this.drawn.set(address, png);
    const [oldest = address] = this.drawn.keys();
    if (this.drawn.size > PICTURES_KEPT) this.drawn.delete(oldest);
    return png;
  }
}
