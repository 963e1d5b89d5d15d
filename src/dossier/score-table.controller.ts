import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, may, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { readPageAddress } from '../figures/address.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { readTable } from './dossier-form.js';
import { yearIn } from './dossier-pages.service.js';
import { DossiersService, type WholeDossier } from './dossiers.service.js';
import { type ScoreTable, toScoreTable } from './score-table.view-model.js';

interface WhichTable {
  readonly commune: string;
  readonly year: string;
}

/** Every criterion of a dossier in one table, to be scored in one go. */
@Controller('dossier/:commune/:year/scores')
@Staff('see-dossier')
export class ScoreTableController {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param() which: WhichTable,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    readPageAddress(query, []);
    const whole = await this.found(which, staff);
    await this.print({ staff, request, reply }, whole, { boxes: null, faults: new Map(), refusal: null });
  }

  @Post()
  @Staff('keep-dossier')
  async score(
    @Param() which: WhichTable,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const whole = await this.found(which, staff);
    const form = tableForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { scored, faults } = readTable(form.data, whole.set, whole.scores);
    const refusal = faults.size > 0 ? null : await this.dossiers.score(whole, scored, staff.name);
    if (faults.size > 0 || refusal) {
      reply.status(refusal ? 409 : 422);
      return this.print({ staff, request, reply }, whole, { boxes: form.data, faults, refusal });
    }
    const { communeId, year } = whole;
    reply.redirect(`/dossier?commune=${communeId}&year=${year}&saved=scoredAll`, 303);
  }

  /** @throws Problem `not-found` for another commune's, exactly as for one that is not begun */
  private async found({ commune, year }: WhichTable, staff: Staff): Promise<WholeDossier> {
    assertCommune(staff, commune);
    return this.dossiers.whole({ communeId: commune, year: yearIn(year) });
  }

  private async print(
    {
      staff,
      request,
      reply,
    }: { readonly staff: Staff; readonly request: FastifyRequest; readonly reply: FastifyReply },
    whole: WholeDossier,
    sent: Pick<ScoreTable, 'boxes' | 'faults' | 'refusal'>,
  ): Promise<void> {
    const { communeId, year } = whole;
    const table = {
      ...{ whole, ...sent, language: languageOf(request), mayKeep: may(staff.role, 'keep-dossier') },
      catalogue: await this.communes.catalogueOn(communeId, this.clock.today()),
      before: await this.dossiers.find({ communeId, year: year - 1 }),
    };
    await reply.view('dossier/scores', toScoreTable(table));
  }
}

const tableForm = z.record(z.string().max(100), z.string().max(20_000));
