import { Controller, Get, Param, Query, Render, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { problem } from '../problem.js';
import { definitionForPlace } from '../questionnaires/definition-for-place.js';
import { placeOf, titleAt } from '../questionnaires/place.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { surveyAddresses } from './form-templates.js';
import { toQuestionnairesView } from './questionnaires.view-model.js';

/** The questionnaires of this server, each to be looked at as SurveyJS draws it; nothing answered there is sent. */
@ApiExcludeController()
@Controller('questionnaires')
@Staff('see-participation')
export class QuestionnairesController {
  constructor(
    private readonly questionnaires: QuestionnairesService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const [commune] = await this.communes.servedBy(staff, this.clock.today());
    if (!commune) return void (await reply.view('collection-points/no-commune', {}));
    await reply.view('questionnaires/list', toQuestionnairesView(this.questionnaires.all(), commune));
  }

  /** In the words of the reader's commune; of the first one for whoever serves several. */
  @Get(':version')
  @Render('questionnaires/show')
  async show(@Param('version') version: string, @Query('in') asked: unknown, @CurrentStaff() staff: Staff) {
    const questionnaire = this.questionnaires.byVersion(version);
    const [commune] = await this.communes.servedBy(staff, this.clock.today());
    if (!questionnaire || !commune) throw problem.notFound({ what: version });
    return {
      name: titleAt(questionnaire, commune),
      version,
      definition: JSON.stringify(definitionForPlace(questionnaire, placeOf(commune))),
      surveyLanguage: questionnaire.languages.find((language) => language === asked) ?? MAIN_LANGUAGE,
      ...surveyAddresses,
    };
  }
}
