import { Body, Controller, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { InContract } from '../contract.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { entryKinds } from './feedback.entity.js';
import { faultsOf, feedbackSchema, LONGEST_CONTACT, LONGEST_TEXT, nothingTyped, partsOf } from './public-form.js';
import { PublicIntakeService } from './public-intake.service.js';
import { faultSentence } from './public-page.js';

const key = { type: 'string', nullable: true };

/** What somebody says to a commune, sent by a program: its own app, or a page of the commune elsewhere. */
@InContract(({ ApiTags }) => [ApiTags('feedback')])
@Controller('api/v1/feedback/:commune')
export class SendFeedbackController {
  constructor(
    private readonly intake: PublicIntakeService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Post()
  @InContract(
    ({ ApiBody, ApiCreatedResponse, ApiOperation, ApiTooManyRequestsResponse, ApiUnprocessableEntityResponse }) => [
      ApiOperation({
        summary: 'Says something to a commune',
        description:
          'Anybody may. Sent again with the same `id` and the same words, it is kept once. Complaints and denunciations in the sense of the law (khiếu nại, tố cáo) are not taken here. Problems: `malformed`, `not-found`, `input-invalid`, `too-many-attempts`, `cannot-store-now`.',
      }),
      ApiBody({
        schema: {
          type: 'object',
          required: ['kind', 'text'],
          properties: {
            id: { type: 'string', format: 'uuid', description: 'made by the sender' },
            kind: { type: 'string', enum: [...entryKinds] },
            text: { type: 'string', maxLength: LONGEST_TEXT },
            ...{ unit: key, village: key },
            wantsAnswer: { type: 'boolean', default: false },
            contact: {
              ...{ type: 'string', nullable: true, maxLength: LONGEST_CONTACT },
              description: 'only where an answer is wanted; sealed, and deleted when the case is closed',
            },
          },
        },
      }),
      ApiCreatedResponse({
        schema: {
          type: 'object',
          properties: {
            tracking: { type: 'string', description: 'where an answer is wanted: typed in at /feedback/track' },
          },
        },
      }),
      ApiUnprocessableEntityResponse({ description: '`errors`: `{ field, code, message }` each' }),
      ApiTooManyRequestsResponse({ description: 'too much from one address, or for one commune on one day' }),
    ],
  )
  async send(
    @Param('commune') commune: string,
    @Body() body: unknown,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
  ): Promise<{ readonly tracking?: string }> {
    const catalogue = await this.communes.catalogueOn(commune, this.clock.today());
    const read = feedbackSchema.safeParse(body);
    if (!read.success) throw problem.malformed({ field: read.error.issues[0]?.path.join('.') ?? '' });
    const { unit, village, contact, ...sent } = read.data;
    const typed = {
      ...nothingTyped(),
      ...Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)),
      ...{ unit: unit ?? '', village: village ?? '', contact: contact ?? '' },
    };
    const faults = faultsOf(typed, catalogue);
    if (faults.length > 0) {
      const language = languageOf({ query });
      const errors = faults.map((fault) => ({ ...partsOf(fault), message: faultSentence(fault, language) }));
      throw Object.assign(problem.inputInvalid({ field: errors[0]?.field ?? '' }), { errors });
    }
    const tracking = await this.intake.take(catalogue.key, typed, request.ip);
    return tracking === null ? {} : { tracking };
  }
}
