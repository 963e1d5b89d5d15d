import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignPagesService } from '../campaigns/campaign-pages.service.js';
import { PlansService } from '../campaigns/plans.service.js';
import { problem } from '../problem.js';
import { BatchesService } from './batches.service.js';
import { type Hander, handers, handersFor } from './handed-out-by.js';
import { paperForms } from './paper.entity.js';
import { readVillages, type VillagePlace, villagePlaces } from './village-sheets.js';
import { toVillagesView, type VillagesPage } from './village-sheets.view-model.js';

/** The sheets of a campaign for all its villages, in one step. */
@Controller('paper/villages')
@Staff('key-paper')
export class VillagesController {
  constructor(
    private readonly batches: BatchesService,
    private readonly pages: CampaignPagesService,
    private readonly plans: PlansService,
  ) {}

  @Get()
  async show(
    @Query('campaign') asked: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.pages.campaignFor(staff, typeof asked === 'string' ? asked : '');
    const places = await this.placesOf(campaign, staff);
    await this.print(staff, reply, campaign, { places, once: randomUUID(), refused: null });
  }

  @Post()
  async create(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const sent = villagesForm.safeParse(body);
    if (!sent.success) throw problem.malformed();
    const { campaign: campaignId, once, form, hander, ...boxes } = sent.data;
    const campaign = await this.pages.campaignFor(staff, campaignId);
    const places = await this.placesOf(campaign, staff);
    const typed = { hander: handerIn(hander, staff), rows: rowsIn(boxes, staff) };
    const read = readVillages(places, typed);
    if ('faults' in read) {
      return this.print(staff, reply.status(422), campaign, { places, once, refused: { ...typed, form, ...read } });
    }
    await this.batches.createForVillages(campaign, { once, form, batches: read.batches }, staff.name);
    reply.redirect(`/paper/batches/${once}/print-all`, 303);
  }

  private async placesOf(campaign: Campaign, staff: Staff): Promise<readonly VillagePlace[]> {
    const points = await this.batches.pointsFor(campaign);
    const catalogue = (await this.pages.communesOf(staff)).find(({ key }) => key === campaign.communeId);
    if (!catalogue) throw problem.notFound();
    const ofCampaign = (await this.batches.list(campaign.communeId)).filter((one) => one.campaignId === campaign.id);
    return villagePlaces(points, ofCampaign, catalogue);
  }

  private async print(
    { role }: Staff,
    reply: FastifyReply,
    campaign: Campaign,
    page: Pick<VillagesPage, 'places' | 'once' | 'refused'>,
  ): Promise<void> {
    const planned = (await this.plans.of(campaign))?.responses ?? null;
    await reply.view('paper/villages', toVillagesView({ ...page, campaign, planned, handers: handersFor(role) }));
  }
}

/** Every row that was sent, by its point. */
function rowsIn(boxes: Readonly<Record<string, string>>, staff: Staff) {
  const named = Object.entries(boxes).filter(([name]) => name.startsWith('issued-'));
  return new Map(
    named.map(([name, issued]) => {
      const pointId = name.slice('issued-'.length);
      return [pointId, { issued, hander: handerIn(boxes[`hander-${pointId}`] ?? '', staff) }] as const;
    }),
  );
}

/** @throws Problem `malformed` for what the page does not offer to this role */
function handerIn(text: string, { role }: Staff): Hander | '' {
  const found = handersFor(role).find((hander) => hander === text);
  if (found === undefined && text !== '') throw problem.malformed();
  return found ?? '';
}

const villagesForm = z
  .object({
    campaign: z.string().max(64),
    // Of the first batch that is made: the page gives it, so that the same page makes nothing twice.
    once: z.uuid(),
    form: z.enum(paperForms).default('full'),
    hander: z.union([z.enum(handers), z.literal('')]).default(''),
  })
  .catchall(z.string().max(20_000));
