import { Controller, Get, Query, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { InContract } from '../contract.js';
import { readAddress, readPageAddress } from '../figures/address.js';
import { allLanguages, languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { isOwnKey, type Subject, subjects, type Topic } from '../questionnaires/questionnaire.js';
import { CityService } from './city.service.js';
import { type CityView, toCity } from './city.view-model.js';

/** Communes side by side, for whoever looks after several. */
@Controller('city')
@Staff('see-city')
export class CityController {
  constructor(private readonly city: CityService) {}

  @Get()
  @Render('city/show')
  async show(@Query() query: unknown, @CurrentStaff() staff: Staff, @Req() request: FastifyRequest): Promise<CityView> {
    const { subject: asked, period } = readPageAddress(query, ['subject', 'period']);
    const language = languageOf(request);
    const subject = comparedIn(asked);
    return toCity(await this.city.sideBySide({ subject, period }, staff, language), { subject, period }, language);
  }
}

/** The same for programs. */
@InContract(({ ApiBearerAuth, ApiTags }) => [ApiTags('figures'), ApiBearerAuth()])
@Controller('api/v1/city')
@Staff('see-city')
export class CityFiguresController {
  constructor(private readonly city: CityService) {}

  @Get('satisfaction')
  @InContract(({ ApiOkResponse, ApiOperation, ApiQuery }) => [
    ApiOperation({
      summary: 'Communes side by side, from their publications',
      description:
        'Alphabetical: no ranks, and nothing is summed. `figure` is each headline, as its own commune tells it.',
    }),
    ApiQuery({ name: 'subject', required: false, enum: subjects }),
    ApiOkResponse({
      schema: {
        type: 'object',
        required: ['subject', 'period', 'communes'],
        properties: { subject: { type: 'string' }, communes: { type: 'array', items: { type: 'object' } } },
      },
    }),
    ApiQuery({
      name: 'period',
      required: false,
      description: 'a month or a quarter; what was locked last unless given',
    }),
    ApiQuery({ name: 'lang', required: false, enum: allLanguages() }),
  ])
  async satisfaction(@Query() query: unknown, @CurrentStaff() staff: Staff, @Req() request: FastifyRequest) {
    const { subject: asked, period } = readAddress(query, ['subject', 'period']);
    const subject = comparedIn(asked);
    const communes = await this.city.sideBySide({ subject, period }, staff, languageOf(request));
    return { subject, period, communes: communes.map(({ series, ...told }) => told) };
  }
}

/** Of a commune's own questionnaires nothing stands beside it elsewhere. @throws Problem `malformed` */
function comparedIn(asked: Topic | null): Subject {
  if (asked !== null && isOwnKey(asked)) throw problem.malformed({ field: 'subject' });
  return asked ?? 'administration';
}
