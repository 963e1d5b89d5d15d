import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, Staff } from '../../access/staff.js';
import { formIn, type SentForm, textOf } from '../../communes/typed-rows.js';
import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import { editAddress, pageAnchor, questionAnchor } from './addresses.js';
import { EditorService, type Opened } from './editor.service.js';
import { type EditorPage, toEditorView } from './editor.view-model.js';
import { isNewKind, withNewPage, withNewQuestion, withoutEmptyPage } from './new-question.js';
import { type Direction, movedElement, movedPage } from './order.js';
import { wordingSent } from './sent-form.js';
import type { Source } from './source.js';

/**
 * The questions of a draft in their order. Each button is a step of its own, saved at once; what a question says is
 * changed on its own page.
 */
@Controller('questionnaires/:version/edit')
@Staff('manage-campaigns')
export class EditorController {
  constructor(private readonly editor: EditorService) {}

  @Get()
  async show(
    @Param('version') version: string,
    @Query('saved') saved: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await print(reply, await this.editor.open(version, staff), { saved: saved === 'yes' });
  }

  @Post()
  @HttpCode(200)
  async step(
    @Param('version') version: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sent = formIn(body);
    const opened = await this.editor.open(version, staff);
    const step = stepped(opened.source, sent);
    if (step === 'untitled') return print(reply.status(422), opened, { typed: sent });
    const saved = await this.editor.save(opened, step.source, textOf(sent, 'revision'), staff.name);
    if (saved.kind === 'done') return void reply.redirect(`${editAddress(version)}${step.next}`, 303);
    if (saved.kind === 'too-large') return print(reply.status(422), opened, { typed: sent, tooLarge: true });
    await print(reply.status(409), await this.editor.openedAs(saved.now), { typed: sent, stale: true });
  }
}

/** A draft after a step, and where the page goes on; a step that is not known changes nothing. */
function stepped(source: Source, sent: SentForm): { readonly source: Source; readonly next: string } | 'untitled' {
  const [step = '', ...rest] = textOf(sent, 'step').split(' ');
  const name = rest.join(' ');
  switch (step) {
    case 'up':
    case 'down':
      return { source: movedElement(source, name, step satisfies Direction), next: questionAnchor(name) };
    case 'page-up':
      return { source: movedPage(source, name, 'up'), next: pageAnchor(name) };
    case 'page-down':
      return { source: movedPage(source, name, 'down'), next: pageAnchor(name) };
    case 'page-add':
      return { source: withNewPage(source).source, next: '#add' };
    case 'page-remove':
      return { source: withoutEmptyPage(source, name), next: '#add' };
    case 'add': {
      const title = wordingSent(sent, 'new');
      const kind = textOf(sent, 'kind');
      if (!title[MAIN_LANGUAGE]) return 'untitled';
      if (!isNewKind(kind)) return { source, next: '' };
      const added = withNewQuestion(source, kind, { page: textOf(sent, 'page'), title });
      return { source: added.source, next: `/questions/${added.name}` };
    }
    default:
      return { source, next: '' };
  }
}

/** What stays as it is cannot be edited; the page says what can be done instead. */
export async function printFixed(reply: FastifyReply, { row }: Opened): Promise<void> {
  await reply.status(409).view('questionnaires/fixed', { version: row.version });
}

async function print(reply: FastifyReply, opened: Opened, page: Omit<EditorPage, 'opened'>): Promise<void> {
  if (opened.row.state !== 'draft') return printFixed(reply, opened);
  await reply.view('questionnaires/edit', toEditorView({ opened, ...page }));
}
