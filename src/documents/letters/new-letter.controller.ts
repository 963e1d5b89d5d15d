import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../../access/staff.js';
import { type CommuneCatalogue, communeTitle } from '../../communes/catalogue.js';
import { CommunesService } from '../../communes/communes.service.js';
import { Clock } from '../../config/clock.js';
import { FeedbackService } from '../../feedback/feedback.service.js';
import { formatDay } from '../../formatting/days.js';
import { languageOf, translate } from '../../formatting/languages.js';
import { uncapitalised } from '../../formatting/letters.js';
import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import { problem } from '../../problem.js';
import { FramesService } from '../frames.service.js';
import { freshLetter, letterForm, type ReadLetter, readLetter, type TypedLetter } from './letter-form.js';
import { isLetterKind, type LetterKind } from './letter-kinds.js';
import { toLetter, type WrittenLetter } from './letter-paper.js';
import { LetterTemplatesService } from './letter-templates.service.js';
import { LettersService } from './letters.service.js';
import { type NewLetterPage, toChooseKindView, toNewLetterView } from './new-letter.view-model.js';

/** Writing a letter: what it is for, what is filled in, how it will look; then it has its number. */
@Controller('letters/new')
@Staff('write-letters')
export class NewLetterController {
  constructor(
    private readonly letters: LettersService,
    private readonly templates: LetterTemplatesService,
    private readonly frames: FramesService,
    private readonly feedback: FeedbackService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const communeId = await this.communes.chosenBy(staff, query.commune);
    const catalogue = await this.communes.catalogueOn(communeId, this.clock.today());
    const caseId = typeof query.case === 'string' ? query.case : '';
    if (!isLetterKind(query.kind))
      return void (await reply.view('documents/letters/choose', toChooseKindView(catalogue, caseId)));
    const typed = await this.beginning(catalogue, query.kind, caseId);
    await this.print(reply, { catalogue, kind: query.kind, caseId, id: randomUUID(), typed });
  }

  /** The same page with the letter as it will be; nothing is kept. */
  @Post('preview')
  async preview(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const sent = await this.sent(body, staff);
    const { read } = sent;
    if ('faults' in read) return this.print(reply.status(422), { ...sent, faults: read.faults });
    await this.print(reply, { ...sent, printed: toLetter(await this.written(sent, read), null) });
  }

  @Post()
  async make(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const sent = await this.sent(body, staff);
    const { read, catalogue, id, caseId } = sent;
    if ('faults' in read) return this.print(reply.status(422), { ...sent, faults: read.faults });
    const about = { communeId: catalogue.key, id, unit: read.unit, caseId: caseId || null };
    const { letter, isAnother } = await this.letters.make(
      { ...(await this.written(sent, read)), ...about },
      staff.name,
    );
    if (isAnother) return this.print(reply.status(409), { ...sent, id: randomUUID(), before: letter });
    reply.redirect(`/letters/${letter.communeId}/${letter.id}?saved=kept`, 303);
  }

  /** What a form sends. @throws Problem `malformed`, `not-found` for another commune or a case that is not there */
  private async sent(body: unknown, staff: Staff) {
    const form = letterForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { commune, id, kind, case: caseId, ...typed } = form.data;
    assertCommune(staff, commune);
    if (!isLetterKind(kind)) throw problem.notFound();
    if (caseId !== '') await this.feedback.find(commune, caseId);
    const today = this.clock.today();
    const catalogue = await this.communes.catalogueOn(commune, today);
    return { catalogue, id, kind, caseId, typed, read: readLetter(kind, typed, { catalogue, today }) };
  }

  private async written(
    { kind, catalogue }: { readonly kind: LetterKind; readonly catalogue: CommuneCatalogue },
    { issuer, datedOn, words, filled }: ReadLetter,
  ): Promise<WrittenLetter> {
    const frame = await this.frames.of(catalogue.key);
    const known = { issuer: frame[issuer].name, place: communeTitle(catalogue) };
    return { kind, words, issuer, datedOn, frame, filled: { ...filled, ...known } };
  }

  /** The words of the commune, and what is known of the case. @throws Problem `not-found` for a case that is not there */
  private async beginning(catalogue: CommuneCatalogue, kind: LetterKind, caseId: string): Promise<TypedLetter> {
    const { subject, text } = await this.templates.of(catalogue.key, kind);
    const fresh = freshLetter({ subject, text }, this.clock.today());
    if (caseId === '') return fresh;
    const { entry, case: about } = await this.feedback.find(catalogue.key, caseId);
    const said = translate(MAIN_LANGUAGE, `feedbackWords.kinds.${entry.kind}`);
    return {
      ...fresh,
      unit: about?.owner ?? entry.unit ?? '',
      due: about?.dueOn ?? '',
      matter: translate(MAIN_LANGUAGE, 'letters.matterOfCase', {
        ...{ kind: uncapitalised(said), day: formatDay(entry.receivedOn, MAIN_LANGUAGE) },
      }),
    };
  }

  private async print(reply: FastifyReply, page: Omit<NewLetterPage, 'language'>): Promise<void> {
    await reply.view('documents/letters/new', toNewLetterView({ ...page, language: languageOf(reply.request) }));
  }
}
