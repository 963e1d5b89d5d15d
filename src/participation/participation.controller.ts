import { Controller, Get, Param, Render, Req, Sse } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { distinctUntilChanged, map, merge, type Observable, skip } from 'rxjs';
import { LiveStreams } from '../access/live-streams.service.js';
import { assertCommune, CurrentStaff, may, Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignPagesService } from '../campaigns/campaign-pages.service.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { PlansService } from '../campaigns/plans.service.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { receivingUnitAt } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { InContract } from '../contract.js';
import { DevicesService } from '../devices/devices.service.js';
import { unheardOf } from '../devices/devices.view-model.js';
import type { ParticipationCounts } from '../rules/to-browser/counts.js';
import { ParticipationQueries } from './participation.queries.js';
import { type ParticipationView, toParticipationView } from './participation.view-model.js';
import { type PlanProgress, quarterCounted, toPlanProgress } from './plan-progress.view-model.js';
import { SharedLooks } from './shared-looks.js';
import { UnitCountsService } from './unit-counts.service.js';

/** The page on which officers watch answers come in. */
@Controller('campaigns/:id/participation')
@Staff('see-participation')
export class ParticipationPageController {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly campaigns: CampaignsService,
    private readonly points: CollectionPointsService,
    private readonly participation: ParticipationQueries,
    private readonly plans: PlansService,
    private readonly unitCounts: UnitCountsService,
    private readonly devices: DevicesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('participation/show')
  async show(@Param('id') id: string, @CurrentStaff() staff: Staff): Promise<ParticipationView> {
    const campaign = await this.pages.campaignFor(staff, id);
    const counts = await this.participation.count(campaign);
    const used = new Set((await this.campaigns.pointsOf(campaign)).map((point) => point.id));
    const points = await this.points.list(campaign.communeId);
    return toParticipationView({
      campaign: await this.pages.row(campaign, counts.total),
      counts,
      points: points.filter((point) => used.has(point.id) || (counts.byPoint[point.id] ?? 0) > 0),
      today: this.clock.today(),
      plan: await this.progressOf(campaign, counts),
      unheard: unheardOf(await this.devices.list(campaign.communeId), this.clock.certain()),
      mayPair: may(staff.role, 'manage-points'),
    });
  }

  private async progressOf(campaign: Campaign, counts: ParticipationCounts): Promise<PlanProgress | null> {
    const plan = await this.plans.of(campaign);
    if (!plan) return null;
    const quarterFrom = quarterCounted(campaign, this.clock.today());
    const units = await this.unitCounts.since(campaign, quarterFrom);
    return toPlanProgress(plan, { counts, units, quarterFrom });
  }
}

/** How many answered, by day, point and channel; the only live numbers there are. */
@Controller('api/v1/campaigns/:id')
@Staff('see-participation')
export class ParticipationController {
  private readonly looks = new SharedLooks((id) => this.look(id));

  constructor(
    private readonly campaigns: CampaignsService,
    private readonly points: CollectionPointsService,
    private readonly participation: ParticipationQueries,
    private readonly communes: CommunesService,
    private readonly streams: LiveStreams,
    private readonly clock: Clock,
  ) {}

  @Get('participation')
  @InContract(({ ApiBearerAuth, ApiOkResponse, ApiOperation }) => [
    ApiBearerAuth(),
    ApiOperation({ summary: 'Who answered so far, live: by day, point and channel; never what' }),
    ApiOkResponse({ schema: { type: 'object' } }),
  ])
  async show(@Param('id') id: string, @CurrentStaff() staff: Staff): Promise<ParticipationCounts> {
    return this.participation.count(await this.campaignFor(staff, id));
  }

  /** The counts whenever they change; and `locked` when a period becomes final, so that a page can say so. */
  @Sse('participation/events')
  @InContract(({ ApiBearerAuth, ApiOkResponse, ApiOperation }) => [
    ApiBearerAuth(),
    ApiOperation({ summary: 'The same as server-sent events, and `locked` when a period becomes final' }),
    ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } }),
  ])
  async events(
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<Observable<{ readonly type?: string; readonly data: string }>> {
    await this.campaignFor(staff, id);
    const looks = this.looks.at(id);
    const events = merge(
      looks.pipe(
        map(({ counts }) => ({ data: JSON.stringify(counts) })),
        distinctUntilChanged((a, b) => a.data === b.data),
      ),
      looks.pipe(
        map(({ locked }) => ({ type: 'locked', data: locked.join(' ') })),
        distinctUntilChanged((a, b) => a.data === b.data),
        skip(1),
      ),
    );
    return this.streams.toStaff(staff, request, events);
  }

  private async look(
    id: string,
  ): Promise<{ readonly counts: ParticipationCounts; readonly locked: readonly string[] }> {
    const campaign = await this.campaigns.find(id);
    return { counts: await this.participation.count(campaign), locked: campaign.lockedPeriods };
  }

  @Get('points')
  @InContract(({ ApiBearerAuth, ApiOkResponse, ApiOperation }) => [
    ApiBearerAuth(),
    ApiOperation({ summary: 'The points of a campaign, with how many answered at each' }),
    ApiOkResponse({
      schema: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'code', 'kind', 'name', 'url', 'responses'],
          properties: {
            ...{ id: { type: 'string' }, code: { type: 'string' }, kind: { type: 'string' }, name: { type: 'string' } },
            ...{ url: { type: 'string' }, responses: { type: 'integer', minimum: 0 } },
          },
        },
      },
    }),
  ])
  async ofPoints(@Param('id') id: string, @CurrentStaff() staff: Staff): Promise<unknown> {
    const campaign = await this.campaignFor(staff, id);
    const [points, counts, catalogue] = await Promise.all([
      this.campaigns.pointsOf(campaign),
      this.participation.count(campaign),
      this.communes.catalogueOn(campaign.communeId, this.clock.today()),
    ]);
    return points.map((point) => ({
      ...{ id: point.id, code: point.code, kind: point.kind, name: point.name },
      unit: receivingUnitAt(catalogue, point),
      ...{ counter: point.counter, field: point.field, village: point.village, revokedOn: point.revokedOn },
      url: this.points.addressOf(point),
      responses: counts.byPoint[point.id] ?? 0,
    }));
  }

  private async campaignFor(staff: Staff, id: string): Promise<Campaign> {
    const campaign = await this.campaigns.find(id);
    assertCommune(staff, campaign.communeId);
    return campaign;
  }
}
