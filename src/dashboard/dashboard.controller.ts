import { Controller, Get, Param, Query, Render, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentStaff, may, Staff } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import { CommentsService } from '../feedback/comments.service.js';
import { commentsAddress, readCommentsFilter } from '../feedback/comments-filter.js';
import { RegisterService, type WaitingCases } from '../feedback/register.service.js';
import { readPageAddress, writeAddress } from '../figures/address.js';
import { KeptViews } from '../figures/kept-views.service.js';
import { languageOf, translate } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { CollectingService, type FirstPageView, toFirstPage } from './collecting.service.js';
import { readDepartment, toDepartment } from './department.js';
import { readFirstScreen, toFirstScreen } from './first-screen.js';
import { toMethodsView } from './methods.js';
import { type PageName, toPageHead } from './page-head.js';
import { type Chosen, chosenParts, type Reading } from './reading.js';
import { ReadingsService } from './readings.service.js';
import { toCommentRows } from './sections/comments.js';
import { comparedParts, readComparison, toComparison } from './sections/compare.js';
import { downloadsOf, readTable, toTable } from './sections/tables.js';
import { sectionNames, sections } from './sections.js';
import { isLocked } from './told-commune.js';

/** The leader's pages: the first screen, a page for each section, and one for each department. */
@Controller('dashboard')
@Staff('see-figures')
export class DashboardController {
  constructor(
    private readonly readings: ReadingsService,
    private readonly kept: KeptViews,
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
  ): Promise<FirstPageView & { readonly cases: readonly WaitingCases[] }> {
    const asked = readPageAddress(query, chosenParts);
    const { served, look, told } = await this.look({ asked, staff, request });
    const { commune, screen } = await this.kept.of(look, ['first', asked], async () => {
      const commune = await told();
      const { all, shown } = await this.readings.read(commune, asked);
      const screen = toFirstScreen(commune, await readFirstScreen(all, shown?.topic ?? asked.subject), asked);
      return { view: { commune, screen }, lasts: isLocked(commune) };
    });
    const page = toFirstPage(commune, screen, {
      collecting: await this.collecting.among(commune.campaigns),
      warned: await this.collecting.warned(commune.campaigns, staff),
      ...{ today: look.day, asked, served },
    });
    return { ...page, cases: await this.casesFor(staff, commune.id) };
  }

  @Get(':section')
  @Render('dashboard/section')
  async section(
    @Param('section') called: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const name = sectionNames.find((one) => one === called);
    if (!name) throw problem.notFound();
    const { template, view } = sections[name];
    const asked = readPageAddress(query, chosenParts);
    return this.page([name], { asked, staff, request }, async (reading) => ({
      ...{ ...toPageHead(reading, name), template },
      section: await view(reading),
      files: filesOf(reading, name),
    }));
  }

  @Get('tables')
  @Render('dashboard/section')
  async tables(@Query() query: unknown, @CurrentStaff() staff: Staff, @Req() request: FastifyRequest): Promise<object> {
    const { by, filter, ...asked } = readPageAddress(query, [...chosenParts, 'by', 'filter']);
    return this.page(['tables', by, filter], { asked, staff, request }, async (reading) => ({
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
    return this.page(['compare', other, unit, against], { asked, staff, request }, async (reading) => ({
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
    const { page } = await this.page(['methods'], { asked, staff, request }, async (reading) => ({
      head: toPageHead(reading, 'methods'),
    }));
    return { ...page, ...methods };
  }

  @Get('units/:unit')
  @Render('dashboard/department')
  async department(
    @Param('unit') unit: string,
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const asked = readPageAddress(query, chosenParts);
    const { page } = await this.page(['unit', unit], { asked, staff, request }, async (reading) => ({
      ...toDepartment(await readDepartment(reading, unit), reading),
      reading,
    }));
    const isTold = 'reading' in page && may(staff.role, 'read-comments');
    return { ...page, comments: isTold ? await this.commentsOf(page.reading, unit, staff) : null };
  }

  /** The first of what people wrote about a unit; null where that is not told apart. */
  private async commentsOf(reading: Reading, unit: string, staff: Staff): Promise<object | null> {
    const filter = { ...readCommentsFilter({}), department: unit };
    const list = await this.comments.list(reading.campaign, filter, staff, COMMENTS_OF_UNIT);
    if (list.found === 0) return null;
    const all = commentsAddress(reading.address, { department: unit });
    return { rows: toCommentRows(list, reading), found: list.found, all };
  }

  /** What people said and nobody answers, for whoever may read it. */
  private async casesFor({ role }: Staff, communeId: string): Promise<readonly WaitingCases[]> {
    return may(role, 'read-comments') ? this.register.waiting(communeId) : [];
  }

  /**
   * A page about one subject, made once for all who look alike; where nothing is told of it yet, that.
   * @param what is on it, beside what is chosen
   */
  private async page<View extends object>(
    what: readonly (string | null)[],
    looking: Looking,
    viewOf: (reading: Reading) => Promise<View>,
  ): Promise<{ readonly page: View | NothingTold }> {
    const { look, told } = await this.look(looking);
    const page = await this.kept.of<View | NothingTold>(look, [what, looking.asked], async () => {
      const commune = await told();
      const { shown } = await this.readings.read(commune, looking.asked);
      const nothing = { commune: commune.heading, title: translate(look.language, 'dashboard.title'), nothing: true };
      return { view: shown ? await viewOf(shown) : nothing, lasts: isLocked(commune) };
    });
    return { page };
  }

  /** Who looks at which commune; rights are found out afresh, what is told only where it is not kept. */
  private async look({ asked, staff, request }: Looking) {
    const [day, language, { role }] = [this.clock.today(), languageOf(request), staff];
    const { catalogue, served } = await this.readings.served(asked, day, staff);
    const look = { communeId: catalogue.key, role, language, day };
    // Of whoever looks first nothing but the role is kept.
    return { look, served, told: () => this.readings.told(catalogue, { reader: { role }, language }) };
  }
}

/** A request for a page. */
interface Looking {
  readonly asked: Chosen;
  readonly staff: Staff;
  readonly request: FastifyRequest;
}

interface NothingTold {
  readonly commune: string;
  readonly title: string;
  readonly nothing: boolean;
}

const COMMENTS_OF_UNIT = 5;

/** What the files of a section's charts are of; what is drawn over time is of no period. */
function filesOf({ commune, campaign, period }: Reading, section: PageName): string {
  const of = { commune: commune.id, campaign: campaign.id, period: section === 'time' ? null : period };
  return String(writeAddress(of));
}
