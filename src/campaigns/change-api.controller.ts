import { Body, Controller, Delete, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import { InContract } from '../contract.js';
import { type Language, languageOf, translate } from '../formatting/languages.js';
import { formatTarget } from '../formatting/numbers.js';
import { Problem, problem } from '../problem.js';
import { type Day, isDay, writtenDay } from '../rules/days.js';
import type { CampaignFault } from './campaign-check.js';
import { type CampaignDocument, toDocument } from './campaign-document.js';
import { CampaignPagesService } from './campaign-pages.service.js';
import type { Counted } from './campaign-traces.js';
import { campaignFaultsSchema, campaignSchema, changeSchema, cloneSchema } from './campaigns.open-api.js';
import { ChangingService } from './changing.service.js';
import { CloningService } from './cloning.service.js';
import { DeletingService } from './deleting.service.js';
import { faultOfProblem } from './fault-of-problem.js';

/** Changes, repeats and deletes campaigns for programs, by the same checks as the pages. */
@Controller('api/v1/campaigns/:id')
@Staff('manage-campaigns')
@InContract(({ ApiBearerAuth }) => [ApiBearerAuth()])
export class ChangeApiController {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly changing: ChangingService,
    private readonly cloning: CloningService,
    private readonly deleting: DeletingService,
    private readonly clock: Clock,
  ) {}

  @Patch()
  @InContract(({ ApiBody, ApiConflictResponse, ApiOkResponse, ApiOperation, ApiUnprocessableEntityResponse }) => [
    ApiOperation({ summary: 'Changes a campaign as far as it still can be changed; what is left out stays' }),
    ApiBody({ schema: changeSchema }),
    ApiOkResponse({ schema: campaignSchema }),
    ApiConflictResponse({
      schema: campaignFaultsSchema,
      description: 'in-use, campaign-changed, campaign-locked or campaign-overlaps',
    }),
    ApiUnprocessableEntityResponse({ schema: campaignFaultsSchema }),
  ])
  async change(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<CampaignDocument> {
    const campaign = await this.pages.campaignFor(staff, id);
    const { revision: seen = null, ...change } = parsed(changeDocument, body);
    const changed = await this.changing.change(campaign, { change, seen }, staff.name);
    const language = languageOf(request);
    if (changed.kind === 'faults') throw faulty(changed.faults, language);
    if (changed.kind === 'stale') throw problem.campaignChanged();
    if (changed.kind === 'changed') return toDocument(changed.campaign, this.clock.today());
    if (changed.phase === 'locked') throw problem.campaignLocked();
    const message = translate(language, `editing.fixedBecause.${changed.phase}`);
    const errors = changed.fields.map((field) => ({ field, code: 'fixed', message }));
    throw Object.assign(problem.inUse({ field: changed.fields[0] ?? '' }), { errors });
  }

  @Post('clone')
  @InContract(({ ApiBody, ApiConflictResponse, ApiCreatedResponse, ApiOperation, ApiUnprocessableEntityResponse }) => [
    ApiOperation({ summary: 'The same again for the next round: questionnaire, points, target, plan and owner' }),
    ApiBody({ schema: cloneSchema }),
    ApiCreatedResponse({ schema: campaignSchema }),
    ApiConflictResponse({ schema: campaignFaultsSchema, description: 'campaign-overlaps' }),
    ApiUnprocessableEntityResponse({ schema: campaignFaultsSchema }),
  ])
  async clone(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<CampaignDocument> {
    const campaign = await this.pages.campaignFor(staff, id);
    const next = { ...(await this.cloning.proposal(campaign)), ...parsed(nextDocument, body ?? {}) };
    const faults = await this.cloning.faults(campaign, next);
    if (faults.length > 0) throw faulty(faults, languageOf(request));
    const made = await this.cloning.clone(campaign, next, staff.name).catch((error: unknown) => {
      throw faulty([faultOfProblem(error).fault], languageOf(request));
    });
    return toDocument(made, this.clock.today());
  }

  @Delete()
  @HttpCode(204)
  @InContract(({ ApiConflictResponse, ApiNoContentResponse, ApiOperation }) => [
    ApiOperation({ summary: 'Deletes a campaign in which nothing counts, with everything that names it' }),
    ApiNoContentResponse(),
    ApiConflictResponse({ schema: campaignFaultsSchema, description: 'in-use, with what relies on it' }),
  ])
  async delete(@Param('id') id: string, @CurrentStaff() staff: Staff, @Req() request: FastifyRequest): Promise<void> {
    const campaign = await this.pages.campaignFor(staff, id);
    await this.deleting.delete(campaign, staff.name).catch((error: unknown) => {
      const { relied } = error as { readonly relied?: readonly Counted<string>[] };
      if (!(error instanceof Problem) || !relied) throw error;
      const errors = relied.map(({ kind, count }) => {
        return { code: kind, count, message: translate(languageOf(request), `deleting.relies.${kind}`, { count }) };
      });
      throw Object.assign(error, { errors });
    });
  }
}

const day = z.custom<Day>(isDay);
const line = z.string().max(2000);
const next = { name: line, opensOn: day, endsOn: day, locksOn: day, testing: z.boolean() };
const nextDocument = z.strictObject(next).partial();
const changeDocument = z
  .strictObject({
    ...next,
    ...{
      owner: line.nullable(),
      questionnaire: line,
      tabletQuestionnaire: line.nullable(),
      target: z.number().nullable(),
    },
    revision: z.string().max(100),
    ...{ period: z.enum(['month', 'quarter']).nullable(), fromDay: z.union([z.literal(1), z.literal(15)]) },
  })
  .partial();

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (!read.success) throw problem.malformed({ field: read.error.issues[0]?.path.join('.') ?? '' });
  return read.data;
}

/** The faults of a campaign as a problem document names them: a point that is taken is a conflict. */
function faulty(faults: readonly CampaignFault[], language: Language): Problem {
  const errors = faults.map((fault) => {
    const { field, why, campaign, due, meant } = fault;
    const values = {
      campaign,
      day: due && writtenDay(due.day),
      next: due && writtenDay(due.next),
      meant: meant && formatTarget(meant, language),
      typed: fault.typed,
    };
    return { field: names[field] ?? field, code: why, message: translate(language, `campaigns.faults.${why}`, values) };
  });
  const overlap = faults.find(({ field }) => field === 'points');
  const told = overlap ? problem.campaignOverlaps({ campaign: overlap.campaign ?? '' }) : null;
  return Object.assign(told ?? problem.inputInvalid({ field: errors[0]?.field ?? '' }), { errors });
}

const names: Readonly<Record<string, string>> = { targetPercent: 'target' };
