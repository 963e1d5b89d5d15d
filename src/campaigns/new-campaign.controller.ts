import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import { OwnQuestionnairesService } from '../questionnaires/own-questionnaires.service.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { addDays, readDay } from '../rules/days.js';
import { type CampaignFault, faultAt, ownerDay, placesFault } from './campaign-check.js';
import { campaignForm, readCampaign, type TypedCampaign, usualCampaign, withUsualPlaces } from './campaign-form.js';
import { fromTemplate, isTemplate, questionnaireOf, type TemplateKey, templateKeys } from './campaign-templates.js';
import { CampaignsService } from './campaigns.service.js';
import { faultOfProblem } from './fault-of-problem.js';
import type { NewCampaign } from './new-campaign.js';
import { toNewCampaignView } from './new-campaign.view-model.js';
import { type PlacePoints, PlacePointsService } from './place-points.service.js';

/** Makes a campaign, and in the same go the points where it is answered. */
@Controller('campaigns')
@Staff('manage-campaigns')
export class NewCampaignController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly questionnaires: OwnQuestionnairesService,
    private readonly placePoints: PlacePointsService,
    private readonly points: CollectionPointsService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get('new')
  async show(
    @Query('commune') asked: unknown,
    @Query('template') template: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const communeId = await this.communes.chosenBy(staff, asked);
    const today = this.clock.today();
    const empty = usualCampaign(await this.communes.catalogueOn(communeId, today), today, addDays(today, USUAL_DAYS));
    if (!isTemplate(template)) return this.print(staff, reply, empty, []);
    await this.print(staff, reply, fromTemplate(template, empty, today), [], template);
  }

  @Post()
  async create(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const form = campaignForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    assertCommune(staff, form.data.commune);
    const { commune, opensOn } = form.data;
    const catalogue = await this.communes.catalogueOn(commune, ownerDay(readDay(opensOn), this.clock.today()));
    const offered = await this.questionnaires.newestFor(commune);
    const chosen = (key: string) => offered.find((one) => one.key === key);
    const typed = withUsualPlaces(form.data, catalogue, (key) => chosen(key)?.subject);
    const read = readCampaign(typed, await this.campaigns.circumstances(typed.commune));
    const faults = [...choiceFaults(typed, chosen(typed.questionnaire)), ...('faults' in read ? read.faults : [])];
    if (faults.length > 0 || 'faults' in read) return this.print(staff, reply.status(422), typed, faults);
    try {
      const { id } = await this.campaigns.create({ ...read, ...(await this.pointsFor(typed, read)) }, staff.name);
      reply.redirect(`/campaigns/${id}?created=yes`, 303);
    } catch (error) {
      const { status, fault } = faultOfProblem(error);
      await this.print(staff, reply.status(status), typed, [fault]);
    }
  }

  private async pointsFor(typed: TypedCampaign, { opensOn }: NewCampaign): Promise<PlacePoints> {
    const catalogue = await this.communes.catalogueOn(typed.commune, ownerDay(opensOn, this.clock.today()));
    const { pointIds, newPoints } = await this.placePoints.forPlaces(catalogue, typed.pointKind, typed.places);
    return { pointIds: [...new Set([...typed.points, ...pointIds])], newPoints };
  }

  private async print(
    staff: Staff,
    reply: FastifyReply,
    typed: TypedCampaign,
    faults: readonly CampaignFault[],
    template: TemplateKey | null = null,
  ): Promise<void> {
    const today = this.clock.today();
    const questionnaires = await this.questionnaires.newestFor(typed.commune);
    const view = toNewCampaignView({
      catalogue: await this.communes.catalogueOn(typed.commune, ownerDay(readDay(typed.opensOn), today)),
      communes: await this.communes.servedBy(staff, today),
      questionnaires,
      points: await this.points.list(typed.commune),
      templates: templateKeys.filter((asks) => questionnaires.some(({ key }) => key === questionnaireOf(asks, today))),
      ...{ typed, faults, template },
    });
    await reply.view('campaigns/new', view);
  }
}

function choiceFaults({ places }: TypedCampaign, questionnaire: Questionnaire | undefined): readonly CampaignFault[] {
  if (!questionnaire) return [faultAt('questionnaire')];
  const misplaced = placesFault(questionnaire.subject, places);
  return misplaced ? [faultAt(misplaced)] : [];
}

/** Days a round usually collects, as in the communes' plans. */
const USUAL_DAYS = 24;
