import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, may, Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { allLanguages, isLanguage, type Language, languageOf } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { problem } from '../problem.js';
import type { EditedSections } from './composition.js';
import { DocumentFilesService } from './document-files.service.js';
import { DocumentsService, type WrittenPaper } from './documents.service.js';
import { toDraftView } from './draft.view-model.js';
import { editedIn, MOST_LETTERS, markOf } from './edited-sections.js';
import type { AskedPaper } from './kinds/kind.js';
import { isKindName, type KindName } from './kinds.js';
import { readPaperPage } from './paper-address.js';
import { ON_SCREEN } from './printed.view-model.js';

const short = z.string().max(100).default('');
const form = z
  .object({ id: z.uuid(), campaign: z.string().min(1).max(100), period: short, unit: short, in: short, read: short })
  .catchall(z.string().max(100_000));

/** Writing a paper: read it, change its sentences, and make it. */
@Controller('documents/draft/:kind')
@Staff('see-figures')
export class DraftController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly files: DocumentFilesService,
    private readonly campaigns: CampaignsService,
  ) {}

  @Get()
  async show(
    @Param('kind') kind: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { campaign: id, key, ...of } = readPaperPage(query);
    const wanted = await this.wanted(kind, staff, { id, ...of, language: query.in });
    const written = await this.documents.compose(wanted.kind, wanted.asked);
    const { communeId } = wanted.asked.campaign;
    const edited = key === null ? {} : (await this.documents.find(communeId, key)).edited;
    await this.print(reply, request, staff, wanted, { written: { ...written, edited }, id: randomUUID() });
  }

  /** The same page with the sentences as they are now; nothing is kept. */
  @Post('preview')
  @Staff('write-documents')
  async preview(
    @Param('kind') kind: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = await this.typed(kind, body, staff);
    await this.print(reply.status(typed.tooLong.length > 0 ? 422 : 200), request, staff, typed, typed);
  }

  @Post()
  @Staff('write-documents')
  async make(
    @Param('kind') kind: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = await this.typed(kind, body, staff);
    const { id, asked, written, tooLong, isAnother } = typed;
    if (tooLong.length > 0) return this.print(reply.status(422), request, staff, typed, typed);
    if (isAnother) return this.print(reply.status(409), request, staff, typed, typed);
    const kept = await this.documents.make(typed.kind, asked, written, { id, actor: staff.name });
    reply.redirect(`/documents/${asked.campaign.communeId}/${kept}?saved=yes`, 303);
  }

  /** What a form sends. @throws Problem `malformed`, and as the page does */
  private async typed(kind: string, body: unknown, staff: Staff): Promise<Wanted & Required<Drafted>> {
    const sent = form.safeParse(body);
    if (!sent.success) throw problem.malformed();
    const { id, campaign, period, unit, in: language, read, ...more } = sent.data;
    const startingWith = (prefix: string): Record<string, string> =>
      Object.fromEntries(
        Object.entries(more).flatMap(([name, text]) =>
          name.startsWith(prefix) ? [[name.slice(prefix.length), text]] : [],
        ),
      );
    const texts = startingWith(TEXT);
    const wanted = await this.wanted(kind, staff, {
      ...{ id: campaign, period: period || null, unit: unit || null, language },
    });
    const written = await this.documents.compose(wanted.kind, wanted.asked);
    const edited: EditedSections = editedIn(written.compositions, texts, startingWith(READ));
    const tooLong = Object.keys(texts).filter((name) => (texts[name] ?? '').length > MOST_LETTERS);
    const isAnother = read !== markOf(written.compositions);
    return { ...wanted, written: { ...written, edited }, id, tooLong, isAnother };
  }

  /** @throws Problem `not-found` for a kind or a campaign that is not there, or another commune's */
  private async wanted(
    kind: string,
    staff: Staff,
    of: {
      readonly id: string;
      readonly period: string | null;
      readonly unit: string | null;
      readonly language: unknown;
    },
  ): Promise<Wanted> {
    if (!isKindName(kind)) throw problem.notFound();
    const campaign = await this.campaigns.find(of.id);
    assertCommune(staff, campaign.communeId);
    const language: Language = isLanguage(of.language) ? of.language : MAIN_LANGUAGE;
    return { kind, asked: { campaign, period: of.period, unit: of.unit, language } };
  }

  private async print(
    reply: FastifyReply,
    request: FastifyRequest,
    staff: Staff,
    { kind, asked }: Wanted,
    { written, id, tooLong = [], isAnother = false }: Drafted,
  ): Promise<void> {
    const view = toDraftView({
      ...{ kind, asked, written, id, tooLong, isAnother, languages: allLanguages(), language: languageOf(request) },
      paper: await this.files.toWrite(written, ON_SCREEN),
      mayWrite: may(staff.role, 'write-documents'),
    });
    await reply.view('documents/draft', view);
  }
}

/** Before the key of a part, in the name of its field. */
const TEXT = 'text-';
/** Before it where the form carries the mark of the sentences that stood there. */
const READ = 'read-';

interface Wanted {
  readonly kind: KindName;
  readonly asked: AskedPaper;
}

interface Drafted {
  readonly written: WrittenPaper;
  /** That the paper will have. */
  readonly id: string;
  /** Parts that hold more than they may. */
  readonly tooLong?: readonly string[];
  readonly isAnother?: boolean;
}
