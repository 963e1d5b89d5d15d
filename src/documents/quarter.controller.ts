import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { assertCommune, CurrentStaff, may, Staff } from '../access/staff.js';
import { firstDayOf, isQuarter, lastDayOf, quarterOf } from '../campaigns/campaign-calendar.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { readPageAddress } from '../figures/address.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { addDays } from '../rules/days.js';
import { type QuarterPage, toQuarterView } from './quarter.view-model.js';
import { quarterForm, readQuarter } from './quarter-form.js';
import { typableIn } from './quarter-indices.js';
import { type Quarter, QuartersService } from './quarters.service.js';

type Told = Partial<Pick<QuarterPage, 'boxes' | 'faults' | 'refusal' | 'saved'>>;

/** The sheet of Thông tư 01/2018: what the survey does not know is typed here, once a quarter. */
@Controller('documents/quarter')
@Staff('see-figures')
export class QuarterController {
  constructor(
    private readonly quarters: QuartersService,
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
    const asked = readPageAddress(query, ['commune', 'quarter']);
    const communeId = await this.communes.chosenBy(staff, asked.commune ?? undefined);
    const quarter = await this.quarterFor(staff, communeId, asked.quarter ?? this.latest(), request);
    await this.print(reply, request, staff, quarter, { saved: query.saved === 'yes' });
  }

  @Post()
  @Staff('enter-visits')
  async save(
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { boxes, quarter } = await this.sent(body, staff, request);
    const { typed, faults } = readQuarter(boxes, typableIn(quarter.survey), quarter.typed);
    if (faults.size > 0) return this.print(reply.status(422), request, staff, quarter, { boxes, faults });
    const refusal = await this.quarters.save({ ...quarter, changes: Number(boxes.changes) }, typed, staff.name);
    if (refusal) return this.print(reply.status(409), request, staff, quarter, { boxes, refusal });
    reply.redirect(`${addressOf(quarter)}&saved=yes`, 303);
  }

  /** What is handed in can't be changed any more, so it has to be confirmed. */
  @Post('hand-in')
  @Staff('enter-visits')
  async handIn(
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { boxes, quarter } = await this.sent(body, staff, request);
    const seen = { ...quarter, changes: Number(boxes.changes) };
    const isConfirmed = boxes.confirmed === 'yes';
    const refusal = isConfirmed ? await this.quarters.handIn(seen, staff.name) : 'not-confirmed';
    if (refusal) return this.print(reply.status(isConfirmed ? 409 : 422), request, staff, quarter, { refusal });
    reply.redirect(addressOf(quarter), 303);
  }

  private async sent(body: unknown, staff: Staff, request: FastifyRequest) {
    const form = quarterForm.safeParse(body);
    if (!form.success || !isQuarter(form.data.quarter)) throw problem.malformed();
    const { commune, quarter: asked } = form.data;
    return { boxes: textsOf(form.data), quarter: await this.quarterFor(staff, commune, asked, request) };
  }

  private quarterFor(staff: Staff, communeId: string, quarter: string, request: FastifyRequest): Promise<Quarter> {
    assertCommune(staff, communeId);
    return this.quarters.read(communeId, quarter, languageOf(request));
  }

  private async print(
    reply: FastifyReply,
    request: FastifyRequest,
    staff: Staff,
    quarter: Quarter,
    told: Told,
  ): Promise<void> {
    const page: QuarterPage = {
      ...{ boxes: null, faults: new Map(), refusal: null, saved: false, ...told },
      ...{ quarter, quarters: this.choices(quarter.quarter), mayType: may(staff.role, 'enter-visits') },
      commune: await this.communes.catalogueOn(quarter.communeId, lastDayOf(quarter.quarter)),
    };
    await reply.view('documents/quarter', toQuarterView(page, languageOf(request)));
  }

  /** The quarter before today's, which is the one to be handed in. */
  private latest(): string {
    return quarterBefore(quarterOf(this.clock.today()));
  }

  private choices(chosen: string): readonly string[] {
    const choices = [quarterOf(this.clock.today())];
    while (choices.length < QUARTERS_OFFERED) choices.push(quarterBefore(choices.at(-1) ?? ''));
    return choices.includes(chosen) ? choices : [...choices, chosen].sort().reverse();
  }
}

const QUARTERS_OFFERED = 6;

function quarterBefore(quarter: string): string {
  return quarterOf(addDays(firstDayOf(quarter), -1));
}

function addressOf({ communeId, quarter }: Quarter): string {
  return `/documents/quarter?commune=${communeId}&quarter=${quarter}`;
}

function textsOf(form: z.output<typeof quarterForm>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]));
}
