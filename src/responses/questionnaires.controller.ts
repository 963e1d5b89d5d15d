import { Controller, Get, Param, Query, Render } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import { definitionForPlace } from '../questionnaires/definition-for-place.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { surveyAddresses } from './form-templates.js';
import { placeOf } from './place.js';
import { type QuestionnairesView, toQuestionnairesView } from './questionnaires.view-model.js';

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
  @Render('questionnaires/list')
  list(): QuestionnairesView {
    return toQuestionnairesView(this.questionnaires.all());
  }

  /** In the words of the reader's commune; of the first one for whoever serves several. */
  @Get(':version')
  @Render('questionnaires/show')
  async show(@Param('version') version: string, @Query('lang') lang: unknown, @CurrentStaff() staff: Staff) {
    const questionnaire = this.questionnaires.byVersion(version);
    if (!questionnaire) throw problem.notFound({ what: version });
    const communeId = staff.communeId ?? (await this.communes.all())[0]?.id;
    if (communeId === undefined) throw problem.notFound({ what: version });
    const place = placeOf(await this.communes.catalogueOn(communeId, this.clock.today()));
    return {
      title: questionnaire.title.vi,
      version,
      definition: JSON.stringify(definitionForPlace(questionnaire, place)),
      surveyLanguage: lang === 'en' && questionnaire.languages.includes('en') ? 'en' : 'vi',
      ...surveyAddresses,
    };
  }
}
