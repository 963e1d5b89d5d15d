import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { readPageAddress } from '../figures/address.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { CriteriaService } from './criteria.service.js';
import { toDossierView } from './dossier.view-model.js';
import { boxesOf, dossierForm, readRegistration } from './dossier-form.js';
import { DossierPagesService, yearIn } from './dossier-pages.service.js';
import { type DossierRefusal, DossiersService, type WhichDossier } from './dossiers.service.js';

const notices = ['registered', 'scoredAll', 'handed', 'reopened'] as const;

/** The dossier of a commune and year: registration, what is missing, every criterion, and handing in. */
@Controller('dossier')
@Staff('see-dossier')
export class DossierController {
  constructor(
    private readonly pages: DossierPagesService,
    private readonly dossiers: DossiersService,
    private readonly criteria: CriteriaService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = readPageAddress(query, ['commune', 'year']);
    const communeId = await this.communes.chosenBy(staff, asked.commune ?? undefined);
    const year = yearIn(asked.year ?? this.clock.today().slice(0, 4));
    const saved = notices.find((one) => one === query.saved) ?? null;
    await this.print(reply, request, staff, { communeId, year }, { saved });
  }

  @Post()
  @Staff('keep-dossier')
  async register(
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { boxes, which, read } = this.sent(body, staff);
    const set = this.criteria.find(boxes.criteria ?? '');
    const isNear = Math.abs(which.year - Number(this.clock.today().slice(0, 4))) <= 1;
    if (!set || !isNear) throw problem.malformed({ field: set ? 'year' : 'criteria' });
    const { registration, faults } = readRegistration(boxes, set, this.clock.today());
    if (faults.size > 0) return this.print(reply.status(422), request, staff, which, { boxes, faults });
    const wanted = { ...registration, criteria: boxes.criteria ?? '', read };
    const refusal = await this.dossiers.register(which, wanted, staff.name);
    if (refusal) return this.print(reply.status(409), request, staff, which, { boxes, refusal });
    reply.redirect(`${addressOf(which)}&saved=registered`, 303);
  }

  /** What is handed in stays as it is, so it has to be confirmed. */
  @Post(':commune/:year/hand-in')
  @Staff('keep-dossier')
  async handIn(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.step(where, body, { staff, request, reply, saved: 'handed' }, (which, read) =>
      this.dossiers.handIn(which, read, staff.name),
    );
  }

  @Post(':commune/:year/reopen')
  @Staff('keep-dossier')
  async reopen(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.step(where, body, { staff, request, reply, saved: 'reopened' }, (which, read) =>
      this.dossiers.reopen(which, read, staff.name),
    );
  }

  private async step(
    { commune, year }: Where,
    body: unknown,
    { staff, request, reply, saved }: Answering & { readonly saved: (typeof notices)[number] },
    take: (which: WhichDossier, read: number) => Promise<DossierRefusal | null>,
  ): Promise<void> {
    const form = dossierForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    assertCommune(staff, commune);
    const which = { communeId: commune, year: yearIn(year) };
    await this.dossiers.whole(which);
    const isConfirmed = form.data.confirmed === 'yes';
    const refusal = isConfirmed ? await take(which, form.data.changes) : 'not-confirmed';
    if (refusal) return this.print(reply.status(isConfirmed ? 409 : 422), request, staff, which, { refusal });
    reply.redirect(`${addressOf(which)}&saved=${saved}`, 303);
  }

  /** @throws Problem `malformed`, `not-found` for another commune's */
  private sent(body: unknown, staff: Staff) {
    const form = dossierForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const boxes = boxesOf(form.data);
    const { commune: communeId = '', year = '' } = boxes;
    assertCommune(staff, communeId);
    return { boxes, which: { communeId, year: yearIn(year) }, read: form.data.changes };
  }

  private async print(
    reply: FastifyReply,
    request: FastifyRequest,
    staff: Staff,
    which: WhichDossier,
    told: Parameters<DossierPagesService['year']>[2],
  ): Promise<void> {
    const page = await this.pages.year(which, { staff, language: languageOf(request) }, told);
    await reply.view('dossier/show', toDossierView(page));
  }
}

interface Where {
  readonly commune: string;
  readonly year: string;
}

interface Answering {
  readonly staff: Staff;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

function addressOf({ communeId, year }: WhichDossier): string {
  return `/dossier?commune=${communeId}&year=${year}`;
}
