import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentStaff, may, Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { definitionForPlace } from '../questionnaires/definition-for-place.js';
import { LookedAtService, languageShown } from '../questionnaires/looked-at.service.js';
import { OwnPagesService } from '../questionnaires/own-pages.service.js';
import type { OwnQuestionnaire } from '../questionnaires/own-questionnaire.entity.js';
import { OwnQuestionnairesService } from '../questionnaires/own-questionnaires.service.js';
import { placeOf, titleAt } from '../questionnaires/place.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { surveyAddresses } from './form-templates.js';
import { toQuestionnairesView } from './questionnaires.view-model.js';

/** The questionnaires of a commune, each to be looked at as SurveyJS draws it; nothing answered there is sent. */
@Controller('questionnaires')
@Staff('see-participation')
export class QuestionnairesController {
  constructor(
    private readonly questionnaires: QuestionnairesService,
    private readonly own: OwnQuestionnairesService,
    private readonly lookedAt: LookedAtService,
    private readonly ownPages: OwnPagesService,
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Query('commune') asked: unknown,
    @Query('saved') saved: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const communes = await this.communes.servedBy(staff, this.clock.today());
    const commune = typeof asked === 'string' ? communes.find(({ key }) => key === asked) : communes[0];
    if (!commune && typeof asked === 'string') throw problem.notFound();
    if (!commune) throw problem.noCommune();
    const view = toQuestionnairesView({
      questionnaires: this.questionnaires.all(),
      ...{ commune, communes, language: languageOf(request) },
      own: await this.own.list(commune.key),
      campaigns: await this.campaigns.list(commune.key),
      // Files lie on the server, and whoever looks after a single commune cannot mend them.
      faulty: staff.communeId === null ? this.questionnaires.faulty : [],
      mayManage: may(staff.role, 'manage-campaigns'),
    });
    await reply.view('questionnaires/list', { ...view, deleted: saved === 'deleted' });
  }

  /** In the words of the reader's commune; of the first one for whoever serves several. */
  @Get(':version')
  async show(
    @Param('version') version: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { row, questionnaire, commune } = await this.lookedAt.find(version, staff);
    await reply.view('questionnaires/show', {
      version,
      ...(questionnaire && {
        name: titleAt(questionnaire, commune),
        definition: JSON.stringify(definitionForPlace(questionnaire, placeOf(commune))),
        surveyLanguage: languageShown(questionnaire, query.in),
      }),
      ...(row && { own: this.ownView(row, query.saved, staff, request) }),
      ...surveyAddresses,
    });
  }

  private ownView(row: OwnQuestionnaire, saved: unknown, staff: Staff, request: FastifyRequest) {
    const { state } = row;
    return {
      ...this.ownPages.view(row, languageOf(request)),
      commune: row.communeId,
      stateLabel: `ownQuestionnaires.states.${state}`,
      ...{ isDraft: state === 'draft', isPublished: state === 'published' },
      saved: told.some((one) => one === saved) ? `ownQuestionnaires.saved.${saved}` : null,
      mayManage: may(staff.role, 'manage-campaigns'),
    };
  }
}

const told = ['uploaded', 'changed', 'published', 'retired', 'begun'];
