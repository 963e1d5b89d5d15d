import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { sendFile } from '../../access/send-file.js';
import { assertCommune, CurrentStaff, Staff } from '../../access/staff.js';
import { CommunesService } from '../../communes/communes.service.js';
import { Clock } from '../../config/clock.js';
import { languageOf } from '../../formatting/languages.js';
import { problem } from '../../problem.js';
import { type Day, readDay } from '../../rules/days.js';
import { DocumentFilesService } from '../document-files.service.js';
import type { PaperToWrite } from '../printed.view-model.js';
import type { Letter } from './letter.entity.js';
import { toLetterView } from './letter.view-model.js';
import { letterNumber } from './letter-paper.js';
import { type LetterChange, LettersService } from './letters.service.js';
import { toLettersView } from './letters.view-model.js';
import { OwedApologiesService } from './owed-apologies.service.js';

interface Where {
  readonly commune: string;
  readonly id: string;
}

/** Whatever is no day is told beside it, and kept. */
const stateForm = z.object({
  changes: z.coerce.number().int().min(0).max(1_000_000),
  to: z.enum(['sent', 'made', 'withdrawn']),
  sentOn: z.string().max(1000).default(''),
});

/** The letters of a commune: their list, and each as it was written. */
@Controller('letters')
@Staff('write-letters')
export class LettersController {
  constructor(
    private readonly letters: LettersService,
    private readonly owed: OwedApologiesService,
    private readonly files: DocumentFilesService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  /** Without a name for whoever only reads what is done about cases. */
  @Get()
  @Staff('read-comments')
  async list(
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const communeId = await this.communes.chosenBy(staff, query.commune);
    const today = this.clock.today();
    const thisYear = Number(today.slice(0, 4));
    const year = /^20\d\d$/.test(String(query.year)) ? Number(query.year) : thisYear;
    const letters = await this.letters.list(communeId, year);
    const view = toLettersView({
      ...{ letters, year, today, role: staff.role },
      years: [...new Set([thisYear, ...(await this.letters.years(communeId)), year])],
      recipientOf: (letter) => this.letters.recipientOf(letter),
      owed: await this.owed.of(communeId, year),
      catalogue: await this.communes.catalogueUntil(communeId, today),
      communes: await this.communes.servedBy(staff, today),
    });
    await reply.view('documents/letters/list', view);
  }

  @Get(':commune/:id')
  async show(
    @Param() where: Where,
    @Query('saved') saved: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.print(reply, await this.find(staff, where), { saved });
  }

  /** Sent on a day, not sent after all, or never to be sent. */
  @Post(':commune/:id/state')
  async mark(
    @Param() where: Where,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const letter = await this.find(staff, where);
    const form = stateForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { changes, to, sentOn } = form.data;
    const change = readChange(to, sentOn, { letter, today: this.clock.today() });
    if (change === null) return this.print(reply.status(422), letter, { refused: sentOn });
    const which = { communeId: where.commune, id: where.id, read: changes };
    if (!(await this.letters.mark(which, change, staff.name)))
      return this.print(reply.status(409), await this.find(staff, where), { isChanged: true });
    reply.redirect(`/letters/${where.commune}/${where.id}?saved=${to}`, 303);
  }

  @Get(':commune/:id/file.docx')
  async docx(@Param() where: Where, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const letter = await this.find(staff, where);
    const paper = this.paperOf(letter);
    const content = await this.files.docx(paper);
    await this.letters.taken(letter, 'docx', staff.name);
    await sendFile(reply, { name: paper.fileName, kind: 'docx', content });
  }

  @Get(':commune/:id/file.pdf')
  async pdf(@Param() where: Where, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const letter = await this.find(staff, where);
    const paper = this.paperOf(letter);
    const content = await this.files.pdf(paper, (view) => reply.viewAsync('documents/printed', view));
    await this.letters.taken(letter, 'pdf', staff.name);
    await sendFile(reply, { name: paper.fileName, kind: 'pdf', content });
  }

  /** @throws Problem `not-found` for another commune's, as for one that is not there */
  private async find(staff: Staff, { commune, id }: Where): Promise<Letter> {
    assertCommune(staff, commune);
    return this.letters.find(commune, id);
  }

  /** @throws Problem `not-found` once its term is over */
  private paperOf(letter: Letter): PaperToWrite {
    const document = this.letters.documentOf(letter);
    if (document === null) throw problem.notFound();
    const fileName = `thu-${letter.year}-${letterNumber(letter.number)}`;
    return { documents: [document], pictures: new Map(), fileName };
  }

  private async print(
    reply: FastifyReply,
    letter: Letter,
    about: { readonly saved?: unknown; readonly refused?: string; readonly isChanged?: boolean },
  ): Promise<void> {
    const { saved = null, refused = null, isChanged = false } = about;
    const today = this.clock.today();
    const view = toLetterView(letter, {
      ...{ saved, refused, isChanged, today },
      catalogue: await this.communes.catalogueUntil(letter.communeId, today),
      recipient: this.letters.recipientOf(letter),
      paper: letter.content === null ? null : this.paperOf(letter),
      language: languageOf(reply.request),
    });
    await reply.view('documents/letters/show', view);
  }
}

/** @returns null for a day on which it cannot have been sent */
function readChange(
  to: LetterChange['to'],
  typed: string,
  { letter, today }: { readonly letter: Letter; readonly today: Day },
): LetterChange | null {
  if (to !== 'sent') return { to };
  const sentOn = readDay(typed);
  return sentOn !== null && sentOn >= letter.datedOn && sentOn <= today ? { to, sentOn } : null;
}
