import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, may, Staff } from '../access/staff.js';
import { CampaignPagesService } from '../campaigns/campaign-pages.service.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { Problem, problem } from '../problem.js';
import { readCount } from '../rules/typed-text.js';
import { BatchesService } from './batches.service.js';
import { type TypedBatch, toBatchesView } from './batches.view-model.js';
import { handers, handersFor } from './handed-out-by.js';
import { paperForms } from './paper.entity.js';

/** The paper of a commune: every batch, and making the next one. */
@Controller('paper')
@Staff('key-paper')
export class BatchesController {
  constructor(
    private readonly batches: BatchesService,
    private readonly campaigns: CampaignsService,
    private readonly pages: CampaignPagesService,
    private readonly communes: CommunesService,
    private readonly meetings: MeetingsService,
  ) {}

  @Get()
  async list(
    @Query('commune') asked: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const commune = await this.communes.chosenBy(staff, asked);
    await this.print(staff, reply, commune, null);
  }

  @Post()
  async create(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const form = batchForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { place, meeting, hander, form: asks, issued } = form.data;
    const [campaignId = '', pointId = ''] = place.split(':');
    const campaign = await this.pages.campaignFor(staff, campaignId);
    // Nobody is taken for the one who hands out: how sure the figures are depends on it.
    if (hander === '') {
      return this.print(staff, reply.status(422), campaign.communeId, { ...form.data, fault: 'hander' });
    }
    if (!handersFor(staff.role).includes(hander)) throw problem.malformed();
    const wanted = { handedOutBy: hander, form: asks, issued: readCount(issued) ?? 0 };
    try {
      const batch = await this.batches.create(campaign, { ...wanted, pointId, meetingId: meeting || null }, staff.name);
      reply.redirect(`/paper/batches/${batch.id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'input-invalid') throw error;
      const typed = { ...form.data, fault: String(error.details.field) };
      await this.print(staff, reply.status(422), campaign.communeId, typed);
    }
  }

  private async print(staff: Staff, reply: FastifyReply, commune: string, typed: TypedBatch | null): Promise<void> {
    assertCommune(staff, commune);
    const campaigns = await this.campaigns.list(commune);
    const view = toBatchesView({
      ...{ commune, typed, handers: handersFor(staff.role), mayImport: may(staff.role, 'manage-campaigns') },
      communes: await this.pages.communesOf(staff),
      batches: await this.batches.list(commune),
      counts: await this.batches.counts(commune),
      campaigns: await Promise.all(
        campaigns.map(async (one) => ({
          row: await this.pages.row(one, 0),
          points: await this.campaigns.pointsOf(one),
        })),
      ),
      meetings: await this.meetings.list(commune),
    });
    await reply.view('paper/list', view);
  }
}

const batchForm = z.object({
  place: z.string().max(200).default(''),
  meeting: z.string().max(64).default(''),
  hander: z.union([z.enum(handers), z.literal('')]).default(''),
  form: z.enum(paperForms).default('full'),
  issued: z.string().max(20_000).default(''),
});
