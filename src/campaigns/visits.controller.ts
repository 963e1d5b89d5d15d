import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { problem } from '../problem.js';
import { readCount } from '../rules/typed-text.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignPagesService } from './campaign-pages.service.js';
import { ResponseCountsQueries } from './response-counts.queries.js';
import { checkVisits, isWithin, type Visits, type VisitsFault, type VisitsFrame } from './visits.js';
import { VisitsService } from './visits.service.js';
import { toVisitsView, type VisitsPage } from './visits.view-model.js';
import { toVisitsPreview } from './visits-preview.view-model.js';
import { readVisits } from './visits-text.js';

/** Visits of the Centre, as officers type or paste them. */
@Controller('campaigns/:id/visits')
@Staff('enter-visits')
export class VisitsController {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly visits: VisitsService,
    private readonly counts: ResponseCountsQueries,
  ) {}

  @Get()
  async show(
    @Param('id') id: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { week, saved } = address.parse(query);
    await this.print(reply, await this.pages.campaignFor(staff, id), { week, saved: saved === 'yes' });
  }

  /** Shows what was understood; changes nothing. */
  @Post('preview')
  async preview(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.pages.campaignFor(staff, id);
    const frame = await this.visits.frameOf(campaign);
    const { text, again } = parsed(textForm, body);
    if (again === 'yes') return this.print(reply, campaign, { refused: { text, faults: [] } });
    const found = understood(text, frame);
    if ('faults' in found) return this.print(reply.status(422), campaign, { refused: { text, ...found } });
    const before = await this.visits.of(campaign);
    const row = await this.rowOf(campaign);
    await reply.view('campaigns/visits-preview', toVisitsPreview({ campaign: row, frame, before, text, ...found }));
  }

  /** Saves a pasted text, read once more. */
  @Post()
  async save(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.pages.campaignFor(staff, id);
    const { text } = parsed(textForm, body);
    const found = understood(text, await this.visits.frameOf(campaign));
    if ('faults' in found) return this.print(reply.status(422), campaign, { refused: { text, ...found } });
    const weeks = [...new Set(found.visits.map(({ week }) => week))].sort();
    await this.visits.replace(campaign, weeks, found.visits, staff.name);
    reply.redirect(`/campaigns/${id}/visits?saved=yes`, 303);
  }

  /** Saves one week as it was typed: an empty box is a field of which nothing is known. */
  @Post('week')
  async saveWeek(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.pages.campaignFor(staff, id);
    const frame = await this.visits.frameOf(campaign);
    const { week, ...boxes } = parsed(weekForm, body);
    // A week that the page never offered is nobody's.
    if (frame.fields.length === 0 || !isWithin(week, frame)) throw problem.inputInvalid({ field: 'week' });
    const typed = frame.fields.map(({ key }) => ({ field: key, value: (boxes[`count-${key}`] ?? '').trim() }));
    const sent = typed.flatMap(({ field, value }, index) => {
      const written = { week, field, count: value };
      return value === '' ? [] : [{ row: index + 1, week, field, count: readCount(value), written }];
    });
    const checked = checkVisits(sent, frame);
    if ('faults' in checked) {
      const kept = typed.map(({ field, value }) => {
        return [field, { value, fault: value !== '' && readCount(value) === null }] as const;
      });
      return this.print(reply.status(422), campaign, { week, typed: new Map(kept) });
    }
    await this.visits.replace(campaign, [week], checked.visits, staff.name);
    reply.redirect(`/campaigns/${id}/visits?saved=yes`, 303);
  }

  private async print(reply: FastifyReply, campaign: Campaign, told: Partial<VisitsPage>): Promise<void> {
    const frame = await this.visits.frameOf(campaign);
    const visits = await this.visits.of(campaign);
    const nothing = { week: null, saved: false, refused: null, typed: null };
    const page = { ...nothing, ...told, campaign: await this.rowOf(campaign), frame, visits };
    await reply.view('campaigns/visits', toVisitsView(page));
  }

  private async rowOf(campaign: Campaign) {
    const responses = (await this.counts.byCampaign(campaign.communeId)).get(campaign.id) ?? 0;
    return this.pages.row(campaign, responses);
  }
}

/** The visits in a text, all of them, or what is wrong with it; a text in which nothing is found is wrong as well. */
function understood(
  text: string,
  frame: VisitsFrame,
): { readonly visits: readonly Visits[] } | { readonly faults: readonly VisitsFault[] } {
  const sent = readVisits(text, frame.fields);
  if ('faults' in sent) return sent;
  if (sent.length === 0) return { faults: [{ row: 1, code: 'unreadable', value: '' }] };
  return checkVisits(sent, frame);
}

function parsed<T>(form: z.ZodType<T>, body: unknown): T {
  const read = form.safeParse(body);
  if (!read.success) throw problem.malformed();
  return read.data;
}

const address = z.object({
  week: z.string().max(20).nullable().default(null).catch(null),
  saved: z.string().optional().catch(undefined),
});
const textForm = z.object({ text: z.string().max(200_000), again: z.string().optional() });
const weekForm = z.object({ week: z.string().max(20) }).catchall(z.string().max(20_000));
