import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Problem, problem } from '../problem.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { addDays } from '../rules/days.js';
import {
  type CampaignFault,
  campaignForm,
  faultAt,
  placesFault,
  readCampaign,
  type TypedCampaign,
  usualCampaign,
} from './campaign-form.js';
import { CampaignsService, type NewCampaign } from './campaigns.service.js';
import { toNewCampaignView } from './new-campaign.view-model.js';
import { type PlacePoints, PlacePointsService } from './place-points.service.js';

/** Makes a campaign, and in the same go the points where it is answered. */
@Controller('campaigns')
@Staff('manage-campaigns')
export class NewCampaignController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly questionnaires: QuestionnairesService,
    private readonly placePoints: PlacePointsService,
    private readonly points: CollectionPointsService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get('new')
  async show(
    @Query('commune') asked: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const communeId = await this.communes.chosenBy(staff, asked);
    if (communeId === undefined) return void (await reply.view('collection-points/no-commune', {}));
    assertCommune(staff, communeId);
    const today = this.clock.today();
    await this.print(staff, reply, usualCampaign(communeId, today, addDays(today, USUAL_DAYS)), []);
  }

  @Post()
  async create(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const form = campaignForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const typed = form.data;
    assertCommune(staff, typed.commune);
    const questionnaire = this.questionnaires.latest(typed.questionnaire);
    if (!questionnaire) return this.print(staff, reply.status(422), typed, [faultAt('questionnaire')]);
    const read = readCampaign(typed, this.clock.today());
    if ('faults' in read) return this.print(staff, reply.status(422), typed, read.faults);
    const misplaced = placesFault(questionnaire.subject, typed.places);
    if (misplaced) return this.print(staff, reply.status(422), typed, [faultAt(misplaced)]);
    try {
      const { id } = await this.campaigns.create({ ...read, ...(await this.pointsFor(typed, read)) }, staff.name);
      reply.redirect(`/campaigns/${id}?created=yes`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.details.field === 'tabletQuestionnaire') {
        return this.print(staff, reply.status(422), typed, [faultAt('tabletQuestionnaire')]);
      }
      if (error.code !== 'campaign-overlaps') throw error;
      await this.print(staff, reply.status(409), typed, [faultAt('points')], String(error.details.campaign ?? ''));
    }
  }

  private async pointsFor(typed: TypedCampaign, { opensOn }: NewCampaign): Promise<PlacePoints> {
    const catalogue = await this.communes.catalogueOn(typed.commune, opensOn);
    const { pointIds, newPoints } = await this.placePoints.forPlaces(catalogue, typed.pointKind, typed.places);
    return { pointIds: [...new Set([...typed.points, ...pointIds])], newPoints };
  }

  private async print(
    staff: Staff,
    reply: FastifyReply,
    typed: TypedCampaign,
    faults: readonly CampaignFault[],
    overlapsWith = '',
  ): Promise<void> {
    const today = this.clock.today();
    const newest = new Set(this.questionnaires.all().map(({ key }) => key));
    const view = toNewCampaignView({
      catalogue: await this.communes.catalogueOn(typed.commune, today),
      communes: await this.communes.servedBy(staff, today),
      questionnaires: [...newest].flatMap((key) => this.questionnaires.latest(key) ?? []),
      points: await this.points.list(typed.commune),
      ...{ typed, faults, overlapsWith },
    });
    await reply.view('campaigns/new', view);
  }
}

/** Days a round usually collects, as in the communes' plans. */
const USUAL_DAYS = 24;
