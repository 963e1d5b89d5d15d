import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendFile, sendWorkbook } from '../access/send-file.js';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { languageOf, translate } from '../formatting/languages.js';
import { type Day, isDay } from '../rules/days.js';
import { plainCell } from '../writers/csv.js';
import { writeXlsx } from '../writers/xlsx.js';
import { RegisterService } from './register.service.js';
import { toUnitCells, toUnitTableView, type UnitTableView } from './unit-table.view-model.js';

type Asked = Readonly<Record<string, unknown>>;

/** How each unit answers what people say, as a page and as files. */
@Controller('feedback')
@Staff('read-comments')
export class UnitsController {
  constructor(
    private readonly register: RegisterService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get('units')
  async show(
    @Query() query: Asked,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await reply.view('feedback/units', await this.read(query, staff, request));
  }

  @Get('units.csv')
  async csv(
    @Query() query: Asked,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const rows = toUnitCells(await this.read(query, staff, request), languageOf(request));
    const plain = rows.map((row) => row.map(plainCell));
    await sendFile(reply, { name: 'feedback-units', kind: 'csv', content: stringify(plain, { bom: true }) });
  }

  @Get('units.xlsx')
  async workbook(
    @Query() query: Asked,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(request);
    const rows = toUnitCells(await this.read(query, staff, request), language);
    const name = translate(language, 'feedbackUnits.title');
    const widths = [40, 12, 12, 12, 12, 12, 12, 12];
    await sendWorkbook(reply, 'feedback-units', await writeXlsx([{ name, widths, rows, sticky: 1 }]));
  }

  private async read(query: Asked, staff: Staff, request: FastifyRequest): Promise<UnitTableView> {
    const today = this.clock.today();
    const communeId = await this.communes.chosenBy(staff, query.commune);
    const from: Day = isDay(query.from) ? query.from : (`${today.slice(0, 4)}-01-01` as Day);
    const to = isDay(query.to) ? query.to : today;
    const table = {
      catalogue: await this.communes.catalogueUntil(communeId, today),
      communes: await this.communes.servedBy(staff, today),
      cases: await this.register.casesOpened(communeId, from, to),
      ...{ from, to, today },
    };
    return toUnitTableView(table, languageOf(request));
  }
}
