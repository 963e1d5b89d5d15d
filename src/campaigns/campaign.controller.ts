import { Body, Controller, Get, Param, Post, Query, Render, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, may, Staff } from '../access/staff.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { Problem, problem } from '../problem.js';
import type { Campaign } from './campaign.entity.js';
import { type ToldPeriod, toCampaignView } from './campaign.view-model.js';
import { CampaignPagesService } from './campaign-pages.service.js';
import { CampaignsService } from './campaigns.service.js';
import { ClosingService } from './closing.service.js';
import { closedWords, type LockView } from './lock.view-model.js';
import { LockPageService } from './lock-page.service.js';
import { PendingLocksService } from './pending-locks.service.js';
import { PlansService } from './plans.service.js';
import { ResponseCountsQueries } from './response-counts.queries.js';
import { resultLinks } from './result-links.js';

/** One campaign: its days, its points, and the question whether to lock it. */
@Controller('campaigns/:id')
@Staff('see-participation')
export class CampaignController {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly campaigns: CampaignsService,
    private readonly points: CollectionPointsService,
    private readonly counts: ResponseCountsQueries,
    private readonly plans: PlansService,
    private readonly locks: PendingLocksService,
    private readonly lockPage: LockPageService,
    private readonly closing: ClosingService,
  ) {}

  @Get()
  async show(
    @Param('id') id: string,
    @Query('created') created: unknown,
    @Query('changed') changed: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const done = { created: created === 'yes', cloned: created === 'cloned', changed: changed === 'yes' };
    await this.print(staff, reply, await this.pages.campaignFor(staff, id), done);
  }

  @Post('points')
  @Staff('manage-campaigns')
  async addPoint(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.changeable(staff, id);
    const form = addForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    try {
      await this.campaigns.addPoint(campaign, form.data.point, staff.name);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'campaign-overlaps') throw error;
      const overlapsWith = String(error.details.campaign ?? '');
      return void (await this.print(staff, reply.status(409), campaign, { overlapsWith }));
    }
    reply.redirect(`/campaigns/${id}#points`, 303);
  }

  @Post('points/:point/remove')
  @Staff('manage-campaigns')
  async removePoint(
    @Param('id') id: string,
    @Param('point') point: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.campaigns.removePoint(await this.changeable(staff, id), point, staff.name);
    reply.redirect(`/campaigns/${id}#points`, 303);
  }

  /** What locking means; the lock itself is made where figures are, by the post to the same address. */
  @Get('lock')
  @Staff('publish')
  @Render('campaigns/lock')
  async confirmLock(
    @Param('id') id: string,
    @Query('period') asked: unknown,
    @CurrentStaff() staff: Staff,
  ): Promise<LockView> {
    const wanted = typeof asked === 'string' ? asked : undefined;
    return this.lockPage.read(staff, id, { wanted });
  }

  private async print(
    staff: Staff,
    reply: FastifyReply,
    campaign: Campaign,
    {
      created = false,
      cloned = false,
      changed = false,
      overlapsWith = '',
    }: {
      readonly created?: boolean;
      readonly cloned?: boolean;
      readonly changed?: boolean;
      readonly overlapsWith?: string;
    },
  ): Promise<void> {
    const responses = await this.counts.byPoint(campaign);
    const total = [...responses.values()].reduce((sum, count) => sum + count, 0);
    const view = toCampaignView({
      campaign: await this.pages.row(campaign, total),
      used: await this.campaigns.pointsOf(campaign),
      all: await this.points.list(campaign.communeId),
      responses,
      addressOf: (point) => this.points.addressOf(point),
      addressWarning: may(staff.role, 'manage-points') ? this.points.addressWarning : null,
      mayManage: may(staff.role, 'manage-campaigns'),
      plan: await this.plans.of(campaign),
      told: may(staff.role, 'see-figures') ? await this.told(campaign) : [],
      locks: may(staff.role, 'publish') ? await this.locks.ofEnded(campaign, staff) : [],
      mayPlan: may(staff.role, 'manage-campaigns') && this.plans.mayBeSet(campaign),
      mayEnterVisits: may(staff.role, 'enter-visits'),
      maySeeFlags: may(staff.role, 'see-flags'),
      mayKeyPaper: may(staff.role, 'key-paper'),
      ...{ created, cloned, changed, overlapsWith },
    });
    await reply.view('campaigns/show', view);
  }

  private told(campaign: Campaign): Promise<readonly ToldPeriod[]> {
    return Promise.all(
      campaign.lockedPeriods.map(async (period) => ({
        ...resultLinks(campaign, period),
        closed: closedWords(await this.closing.whoLocked(campaign, period), 'lockedBy'),
      })),
    );
  }

  /** @throws Problem `campaign-locked` once the figures are final */
  private async changeable(staff: Staff, id: string): Promise<Campaign> {
    const campaign = await this.pages.campaignFor(staff, id);
    if (this.campaigns.stateOf(campaign) === 'locked') throw problem.campaignLocked();
    return campaign;
  }
}

const addForm = z.object({ point: z.string().max(100) });
