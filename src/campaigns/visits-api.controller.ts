import { Body, Controller, Get, Param, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { InContract } from '../contract.js';
import { languageOf, translate } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { LARGEST_COUNT } from '../rules/typed-text.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignPagesService } from './campaign-pages.service.js';
import { checkVisits, type SentVisits, type Visits } from './visits.js';
import { visitsFaultsSchema, visitsSchema } from './visits.open-api.js';
import { VisitsService } from './visits.service.js';
import { isWeek } from './weeks.js';

/** Visits as programs read and send them. */
@Controller('api/v1/campaigns/:id/visits')
@Staff('enter-visits')
@InContract(({ ApiBearerAuth }) => [ApiBearerAuth()])
export class VisitsApiController {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly visits: VisitsService,
  ) {}

  @Get()
  @InContract(({ ApiOkResponse, ApiOperation }) => [
    ApiOperation({ summary: 'Visits ("số lượt tiếp nhận hồ sơ") of the Centre by ISO week and field' }),
    ApiOkResponse({ schema: visitsSchema }),
  ])
  async read(@Param('id') id: string, @CurrentStaff() staff: Staff): Promise<VisitsDocument> {
    const campaign = await this.pages.campaignFor(staff, id);
    await this.visits.frameOf(campaign);
    return this.documentOf(campaign);
  }

  @Put()
  @InContract(({ ApiBody, ApiOkResponse, ApiOperation, ApiUnprocessableEntityResponse }) => [
    ApiOperation({
      summary: 'Replaces the visits of every week that is sent; other weeks stay',
      description: 'The same again changes nothing. One row that is wrong, and nothing is changed.',
    }),
    ApiBody({ schema: visitsSchema }),
    ApiOkResponse({ schema: visitsSchema, description: 'Everything entered for the campaign' }),
    ApiUnprocessableEntityResponse({ schema: visitsFaultsSchema }),
  ])
  async replace(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<VisitsDocument> {
    const campaign = await this.pages.campaignFor(staff, id);
    const frame = await this.visits.frameOf(campaign);
    const parsed = document.safeParse(body);
    if (!parsed.success) throw problem.malformed({ field: parsed.error.issues[0]?.path.join('.') ?? '' });
    const known = new Set(frame.fields.map(({ key }) => key));
    const checked = checkVisits(
      parsed.data.visits.map((one, index) => sentOf(one, index + 1, known)),
      frame,
    );
    if ('faults' in checked) {
      const language = languageOf(request);
      const errors = checked.faults.map(({ row, code, value }) => {
        return { row, code, value, message: translate(language, `visits.faults.${code}`, { value }) };
      });
      throw Object.assign(problem.inputInvalid({ field: 'visits' }), { errors });
    }
    const weeks = [...new Set(checked.visits.map(({ week }) => week))].sort();
    await this.visits.replace(campaign, weeks, checked.visits, staff.name);
    return this.documentOf(campaign);
  }

  private async documentOf(campaign: Campaign): Promise<VisitsDocument> {
    return { campaign: campaign.id, visits: await this.visits.of(campaign) };
  }
}

interface VisitsDocument {
  readonly campaign: string;
  readonly visits: readonly Visits[];
}

/** Rows are read leniently, so that each one that is wrong can be named. */
const document = z.object({
  visits: z.array(z.object({ week: z.unknown(), field: z.unknown(), count: z.unknown() })).max(20_000),
});

function sentOf(
  { week, field, count }: { week: unknown; field: unknown; count: unknown },
  row: number,
  fields: ReadonlySet<string>,
): SentVisits {
  const isCount = typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= LARGEST_COUNT;
  return {
    row,
    week: typeof week === 'string' && isWeek(week) ? week : null,
    field: typeof field === 'string' && fields.has(field) ? field : null,
    count: isCount ? count : null,
    written: { week: said(week), field: said(field), count: said(count) },
  };
}

/** As it stood in the document, and no longer than a reader needs. */
function said(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.slice(0, 60);
}
