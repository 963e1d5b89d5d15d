import { Controller, Get, Param, Query, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentStaff, may, Staff } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import { CommentsService } from '../feedback/comments.service.js';
import { commentsAddress, readCommentsFilter } from '../feedback/comments-filter.js';
import { RegisterService } from '../feedback/register.service.js';
import { toWaitingCases, type WaitingCases } from '../feedback/register.view-model.js';
import { readPageAddress, writeAddress } from '../figures/address.js';
import { languageOf, translate } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { CollectingService } from './collecting.service.js';
import { readDepartment, toDepartment } from './department.js';
import { type FirstScreenView, readFirstScreen, toFirstScreen } from './first-screen.js';
import { toMethodsView } from './methods.js';
import { type PageName, toPageHead } from './page-head.js';
import { type Chosen, chosenParts, type Reading } from './reading.js';
import { ReadingsService } from './readings.service.js';
import { toCommentRows } from './sections/comments.js';
import { comparedParts, readComparison, toComparison } from './sections/compare.js';
import { downloadsOf, readTable, toTable } from './sections/tables.js';
import { sectionNames, sections } from './sections.js';

/** The leader's pages: the first screen, a page for each section, and one for each department. */
@Controller('dashboard')
@Staff('see-figures')
export class DashboardController {
  constructor(
    private readonly readings: ReadingsService,
    private readonly collecting: CollectingService,
    private readonly comments: CommentsService,
    private readonly register: RegisterService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('dashboard/show')
  async show(
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<FirstScreenView & { readonly cases: readonly WaitingCases[] }> {
    const asked = readPageAddress(query, chosenParts);
    const today = this.clock.today();
    const commune = await this.readings.commune(asked, today, { staff, language: languageOf(request) });
    const { all, shown } = await this.readings.read(commune, asked);
    const screen = await readFirstScreen(all, shown?.topic ?? asked.subject);
    const view = toFirstScreen(commune, screen, {
      collecting: await this.collecting.among(commune.campaigns),
      warned: await this.collecting.warned(commune.campaigns, staff),
      ...{ today, asked },
    });
    return { ...view, cases: await this.casesFor(staff, commune.catalogue.key) };
  }

  @Get(':section')
  @Render('dashboard/section')
  async section(
    @Param('section') asked: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const name = sectionNames.find((one) => one === asked);
    if (!name) throw problem.notFound();
    const { template, view } = sections[name];
    return this.page(readPageAddress(query, chosenParts), staff, request, async (reading) => ({
      ...{ ...toPageHead(reading, name), template },
      section: await view(reading),
      files: filesOf(reading, name),
    }));
  }

  @Get('tables')
  @Render('dashboard/section')
  async tables(@Query() query: unknown, @CurrentStaff() staff: Staff, @Req() request: FastifyRequest): Promise<object> {
    const { by, filter, ...asked } = readPageAddress(query, [...chosenParts, 'by', 'filter']);
    return this.page(asked, staff, request, async (reading) => ({
      ...{ ...toPageHead(reading, 'tables'), template: 'dashboard/sections/tables' },
      section: { ...toTable(await readTable(reading, { by, filter }), reading), files: downloadsOf(reading, staff) },
    }));
  }

  @Get('compare')
  @Render('dashboard/section')
  async compare(
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const { with: other, unit, other: against, ...asked } = readPageAddress(query, [...chosenParts, ...comparedParts]);
    return this.page(asked, staff, request, async (reading) => ({
      ...{ ...toPageHead(reading, 'compare'), template: 'dashboard/sections/compare' },
      section: {
        ...toComparison(await readComparison(reading, { with: other, unit, other: against }), reading),
        city: may(staff.role, 'see-city'),
      },
    }));
  }

  /** The same for everybody, within the pages that its reader came from. */
  @Get('methods')
  @Render('dashboard/methods')
  async methods(
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const asked = readPageAddress(query, chosenParts);
    const methods = toMethodsView(languageOf(request));
    if (asked.commune === null && asked.campaign === null) return methods;
    const within = await this.page(asked, staff, request, async (reading) => ({
      head: toPageHead(reading, 'methods'),
    }));
    return { ...within, ...methods };
  }

  @Get('units/:unit')
  @Render('dashboard/department')
  async department(
    @Param('unit') unit: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    return this.page(readPageAddress(query, chosenParts), staff, request, async (reading) => ({
      ...toDepartment(await readDepartment(reading, unit), reading),
      comments: may(staff.role, 'read-comments') ? await this.commentsOf(reading, unit, staff) : null,
    }));
  }

  /** The first of what people wrote about a unit; null where that is not told apart. */
  private async commentsOf(reading: Reading, unit: string, staff: Staff): Promise<object | null> {
    const filter = { ...readCommentsFilter({}), department: unit };
    const list = await this.comments.list(reading.campaign, filter, staff, COMMENTS_OF_UNIT);
    if (list.found === 0) return null;
    const all = commentsAddress(reading.address, { department: unit });
    return { rows: toCommentRows(list, reading), found: list.found, all };
  }

  /** A page about one subject; where nothing is told of it yet, that. */
  /** What people said and nobody answers, for whoever may read it. */
  private async casesFor({ role }: Staff, communeId: string): Promise<readonly WaitingCases[]> {
    return may(role, 'read-comments') ? toWaitingCases(communeId, await this.register.counts(communeId)) : [];
  }

  private async page(
    asked: Chosen,
    staff: Staff,
    request: FastifyRequest,
    viewOf: (reading: Reading) => Promise<object>,
  ): Promise<object> {
    const commune = await this.readings.commune(asked, this.clock.today(), { staff, language: languageOf(request) });
    const { shown } = await this.readings.read(commune, asked);
    const { heading, language } = commune;
    return shown ? viewOf(shown) : { commune: heading, title: translate(language, 'dashboard.title'), nothing: true };
  }
}

const COMMENTS_OF_UNIT = 5;

/** What the files of a section's charts are of; what is drawn over time is of no period. */
function filesOf({ commune, campaign, period }: Reading, section: PageName): string {
  const of = { commune: commune.id, campaign: campaign.id, period: section === 'time' ? null : period };
  return String(writeAddress(of));
}
