import { Body, Controller, Get, Headers, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { InContract } from '../contract.js';
import { translate } from '../formatting/languages.js';
import { Problem, problem, problemStatus } from '../problem.js';
import { definitionForPlace } from '../questionnaires/definition-for-place.js';
import { placeOf } from '../questionnaires/place.js';
import type { QuestionnaireReply } from '../rules/to-browser/form.js';
import type { ResponseReply } from '../rules/to-browser/replies.js';
import { AskedService } from './asked.service.js';
import { IntakeService } from './intake.service.js';
import {
  type Submission,
  type SubmissionOutcome,
  SubmissionsService,
  submissionSchema,
} from './submissions.service.js';

/** What phones and tablets call. */
@Controller('api/v1/points/:code')
export class ResponsesController {
  constructor(
    private readonly asked: AskedService,
    private readonly intake: IntakeService,
    private readonly submissions: SubmissionsService,
  ) {}

  @Get('questionnaire')
  @InContract(({ ApiOkResponse, ApiOperation }) => [
    ApiOperation({ summary: 'What is asked at a point today, as SurveyJS JSON' }),
    ApiOkResponse({
      schema: {
        type: 'object',
        required: ['campaign', 'version', 'languages', 'definition'],
        properties: {
          ...{ campaign: { type: 'string' }, version: { type: 'string' }, definition: { type: 'object' } },
          languages: { type: 'array', items: { type: 'string' } },
        },
      },
    }),
  ])
  async questionnaire(@Param('code') code: string): Promise<QuestionnaireReply> {
    const { campaign, questionnaire, catalogue } = await this.asked.open(code);
    return {
      campaign: campaign.id,
      version: questionnaire.version,
      languages: questionnaire.languages,
      definition: definitionForPlace(questionnaire, placeOf(catalogue)),
    };
  }

  @Post('responses')
  @InContract(({ ApiCreatedResponse, ApiOperation }) => [
    ApiOperation({
      summary: 'Sends a response',
      description:
        '200 where it was received before, 202 `{ id, setAside }` where it is kept for staff. Problems: `malformed`, ' +
        '`point-unknown`, `response-differs`, `campaign-closed`, `point-revoked`, `answers-invalid`, `cannot-store-now`.',
    }),
    ApiCreatedResponse({
      schema: {
        type: 'object',
        required: ['id', 'receipt'],
        properties: { id: { type: 'string' }, receipt: { type: 'string' }, late: { type: 'boolean' } },
      },
    }),
  ])
  async submit(
    @Param('code') code: string,
    @Headers('authorization') authorization: string | undefined,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const parsed = submissionSchema.safeParse(body);
    if (!parsed.success) throw problem.malformed({ field: parsed.error.issues[0]?.path.join('.') ?? '' });
    const { submission, tablet } = await this.submissions.asSent(code, parsed.data, authorization);
    const outcome = await this.intake.submit(code, submission, tablet);
    const { status, document } = answerTo(outcome, submission);
    await reply.status(status).send(document);
  }
}

function answerTo(
  outcome: SubmissionOutcome,
  { language }: Submission,
): { readonly status: number; readonly document: ResponseReply } {
  switch (outcome.kind) {
    case 'stored':
      return {
        status: 201,
        document: { id: outcome.id, receipt: outcome.receipt, ...(outcome.late && { late: true }) },
      };
    case 'repeated':
      return { status: 200, document: { id: outcome.id, receipt: outcome.receipt } };
    case 'set-aside':
      return { status: 202, document: { id: outcome.id, setAside: true } };
    case 'conflict':
      throw Object.assign(problem.responseDiffers(), { setAside: true });
    case 'invalid':
      throw Object.assign(new Problem(outcome.code, problemStatus[outcome.code]), {
        errors: outcome.errors.map((error) => ({
          question: error.question,
          code: error.code,
          message: translate(language, `answerErrors.${error.code}`, error.limits),
        })),
      });
  }
}
