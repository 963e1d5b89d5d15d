import { Body, Controller, Get, Param, Put, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import { InContract } from '../contract.js';
import { type Language, languageOf, translate } from '../formatting/languages.js';
import { problem } from '../problem.js';
import type { CommuneCatalogue } from './catalogue.js';
import { readCatalogue } from './catalogue-file.js';
import { readChangeDay } from './change-day.js';
import { dayAsked } from './communes.controller.js';
import { catalogueFaultsSchema, catalogueSchema } from './communes.open-api.js';
import { CommunesService } from './communes.service.js';
import { type FaultLine, toFaultLines } from './fault-lines.js';

/** A commune's units, fields, counters, villages and leads, as programs read and replace them. */
@Controller('api/v1/communes/:key/catalogue')
@Staff('change-commune')
@InContract(({ ApiBearerAuth }) => [ApiBearerAuth()])
export class CommunesApiController {
  constructor(
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @InContract(({ ApiOkResponse, ApiOperation, ApiQuery }) => [
    ApiOperation({ summary: 'A commune as it is on a day, today unless given' }),
    ApiQuery({ name: 'on', required: false, example: '2026-09-01' }),
    ApiOkResponse({ schema: catalogueSchema, description: 'with an ETag for `If-Match`' }),
  ])
  async read(
    @Param('key') key: string,
    @Query('on') on: unknown,
    @CurrentStaff() staff: Staff,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommuneCatalogue> {
    assertCommune(staff, key);
    const { catalogue, mark } = await this.communes.markedOn(key, dayAsked(on, this.clock.today()));
    reply.header('ETag', `"${mark}"`);
    return catalogue;
  }

  @Put()
  @InContract(({ ApiBody, ApiOkResponse, ApiOperation, ApiQuery, ApiUnprocessableEntityResponse }) => [
    ApiOperation({
      summary: 'What a commune is from a day on, today unless given',
      description:
        'The same again changes nothing. Answers of that day and later that are not final yet go to whoever is responsible since. With `If-Match`, a commune that was changed meanwhile is left as it is (409).',
    }),
    ApiQuery({ name: 'from', required: false, example: '2026-09-01' }),
    ApiBody({ schema: catalogueSchema }),
    ApiOkResponse({ schema: catalogueSchema }),
    ApiUnprocessableEntityResponse({ schema: catalogueFaultsSchema }),
  ])
  async replace(
    @Param('key') key: string,
    @Query('from') asked: unknown,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<CommuneCatalogue> {
    assertCommune(staff, key);
    const today = this.clock.today();
    const from = readChangeDay(typeof asked === 'string' ? asked : today, today);
    if ('fault' in from) throw problem.inputInvalid({ field: 'from' });
    // An unknown commune is not made here.
    await this.communes.catalogueOn(key, today);
    const read = readCatalogue(body);
    if ('faults' in read) {
      const { lines } = toFaultLines(read.faults, undefined, read.faults.length);
      const language = languageOf(request);
      const errors = read.faults.map(({ place, reason, value }, at) => {
        return { place: place.join('.'), code: reason, value, message: said(lines[at], language) };
      });
      throw Object.assign(problem.inputInvalid(), { errors });
    }
    if (read.catalogue.key !== key) throw problem.inputInvalid({ field: 'key' });
    const madeFrom = /"([^"]+)"/.exec(String(request.headers['if-match'] ?? ''))?.[1] ?? null;
    await this.communes.change({ from: from.day, catalogue: read.catalogue, madeFrom }, staff.name);
    return read.catalogue;
  }
}

function said(line: FaultLine | undefined, language: Language): string {
  if (!line) return '';
  const { row, name, message, value } = line;
  return `${translate(language, row, { name })} ${translate(language, message, { value })}`;
}
