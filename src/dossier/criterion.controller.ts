import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentStaff, Staff } from '../access/staff.js';
import { readPageAddress } from '../figures/address.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { toCriterionView } from './criterion.view-model.js';
import { boxesOf, dossierForm, readScore } from './dossier-form.js';
import { DossierPagesService, yearIn } from './dossier-pages.service.js';
import { DossiersService } from './dossiers.service.js';
import { criterionAddress } from './missing.js';

const notices = ['scored', 'scoredBefore', 'attached', 'removed'] as const;

/** One criterion of a dossier, as its address names it. */
export interface WhichCriterion {
  readonly commune: string;
  readonly year: string;
  readonly code: string;
}

/** One criterion: what fills itself, what an officer says of it, and its files. */
@Controller('dossier/:commune/:year/criteria/:code')
@Staff('see-dossier')
export class CriterionController {
  constructor(
    private readonly pages: DossierPagesService,
    private readonly dossiers: DossiersService,
  ) {}

  @Get()
  async show(
    @Param() { commune, year, code }: WhichCriterion,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const saved = notices.find((one) => one === query.saved) ?? null;
    readPageAddress(query, []);
    const reader = { staff, language: languageOf(request) };
    const page = await this.pages.criterion({ communeId: commune, year: yearIn(year), code }, reader, { saved });
    await reply.view('dossier/criterion', toCriterionView(page));
  }

  @Post()
  @Staff('keep-dossier')
  async score(
    @Param() { commune, year, code }: WhichCriterion,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const which = { communeId: commune, year: yearIn(year), code };
    const { whole, criterion } = await this.pages.found(which, staff);
    const form = dossierForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const boxes = boxesOf(form.data);
    const { score: typed, faults } = readScore(boxes, criterion);
    const scored = [{ code, read: form.data.changes, typed }];
    const refusal = faults.size > 0 ? null : await this.dossiers.score(which, scored, staff.name);
    if (faults.size === 0 && !refusal) {
      const { criteria } = whole.set;
      const next = boxes.then === 'next' ? criteria[criteria.indexOf(criterion) + 1] : undefined;
      const told = next ? 'scoredBefore' : 'scored';
      return void reply.redirect(`${criterionAddress(whole, (next ?? criterion).code)}?saved=${told}`, 303);
    }
    const reader = { staff, language: languageOf(request) };
    const page = await this.pages.criterion(which, reader, { boxes, faults, refusal });
    await reply.status(refusal ? 409 : 422).view('dossier/criterion', toCriterionView(page));
  }
}
