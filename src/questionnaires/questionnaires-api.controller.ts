import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { InContract } from '../contract.js';
import { languageOf, type Text } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { DraftsService } from './drafts.service.js';
import type { OwnState } from './own-questionnaire.entity.js';
import { OwnQuestionnairesService } from './own-questionnaires.service.js';
import { QuestionnairesService } from './questionnaires.service.js';
import { checkParsed, LOOKED_AT, type ToldCheck, toldCheck, writtenSource } from './source-check.js';
import { keyNameOf, titleIn } from './source-title.js';

/** A questionnaire as programs list it. */
interface QuestionnaireDocument {
  readonly key: string;
  readonly version: string;
  readonly state: 'shipped' | OwnState;
  /** In each language that it has; null of a draft without a title. */
  readonly title: Text | string | null;
}

const listedSchema = {
  type: 'object',
  required: ['key', 'version', 'state', 'title'],
  properties: {
    key: { type: 'string' },
    version: { type: 'string', example: 'hong-chau.y-kien-cho.v1' },
    state: { type: 'string', enum: ['shipped', 'draft', 'published', 'retired'] },
    title: { nullable: true, description: 'a text, or one for each language' },
  },
};

const faultsSchema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['question', 'path', 'code', 'message'],
    properties: {
      question: { type: 'string', nullable: true },
      path: { type: 'string', description: 'where in the file, `pages[0].elements[2]`' },
      code: { type: 'string' },
      message: { type: 'string' },
    },
  },
};

const checkSchema = {
  type: 'object',
  required: ['faults', 'warnings'],
  properties: { faults: faultsSchema, warnings: faultsSchema },
};

/** Questionnaires as programs list, check and bring them. */
@Controller('api/v1/questionnaires')
@Staff('manage-campaigns')
@InContract(({ ApiBearerAuth }) => [ApiBearerAuth()])
export class QuestionnairesApiController {
  constructor(
    private readonly questionnaires: QuestionnairesService,
    private readonly own: OwnQuestionnairesService,
    private readonly drafts: DraftsService,
    private readonly communes: CommunesService,
  ) {}

  @Get()
  @InContract(({ ApiOkResponse, ApiOperation, ApiQuery }) => [
    ApiOperation({ summary: "What is shipped, then every version of the commune's own" }),
    ApiOkResponse({ schema: { type: 'array', items: listedSchema } }),
    ApiQuery({ name: 'commune', required: false }),
  ])
  async list(
    @Query('commune') asked: unknown,
    @CurrentStaff() staff: Staff,
  ): Promise<readonly QuestionnaireDocument[]> {
    const shipped = this.questionnaires.all().map(({ key, version, title }): QuestionnaireDocument => {
      return { key, version, state: 'shipped', title };
    });
    const communeId = await this.communes.chosenBy(staff, asked);
    const own = (await this.own.list(communeId)).map(({ key, version, state, source }): QuestionnaireDocument => {
      return { key, version, state, title: titleIn(source) };
    });
    return [...shipped, ...own];
  }

  @Post('check')
  @HttpCode(200)
  @InContract(({ ApiBody, ApiOkResponse, ApiOperation }) => [
    ApiOperation({ summary: 'Everything that is wrong with a definition of SurveyJS; nothing is stored' }),
    ApiOkResponse({ schema: checkSchema }),
    ApiBody({ schema: { type: 'object' } }),
  ])
  check(@Body() definition: unknown, @Req() request: FastifyRequest): ToldCheck {
    return toldCheck(checkParsed(definition, LOOKED_AT), languageOf(request));
  }

  @Post()
  @InContract(({ ApiBody, ApiCreatedResponse, ApiOperation, ApiQuery }) => [
    ApiOperation({ summary: 'Keeps a definition of SurveyJS as a draft of the commune; the same twice is one' }),
    ApiCreatedResponse({ schema: listedSchema }),
    ApiQuery({ name: 'commune', required: false }),
    ApiQuery({ name: 'name', required: false, description: 'what its key is made of; its title unless given' }),
    ApiBody({ schema: { type: 'object' } }),
  ])
  async bring(
    @Body() definition: unknown,
    @Query('commune') asked: unknown,
    @Query('name') name: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<QuestionnaireDocument & Pick<ToldCheck, 'warnings'>> {
    const communeId = await this.communes.chosenBy(staff, asked);
    // An unknown commune gets none.
    if (!(await this.communes.find(communeId))) throw problem.notFound({ what: communeId });
    const told = toldCheck(checkParsed(definition, LOOKED_AT), languageOf(request));
    if (told.faults.length > 0) throw Object.assign(problem.inputInvalid(), { errors: told.faults });
    const source = writtenSource(definition);
    const wanted = typeof name === 'string' ? name : '';
    const draft = await this.drafts.create({ communeId, name: keyNameOf(source, wanted), source }, staff.name);
    const { key, version, state } = draft;
    return { key, version, state, title: titleIn(source), warnings: told.warnings };
  }
}
