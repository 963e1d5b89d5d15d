import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, Staff } from '../../access/staff.js';
import { formIn, textOf } from '../../communes/typed-rows.js';
import { problem } from '../../problem.js';
import { editAddress, questionAnchor } from './addresses.js';
import { withTypedQuestion } from './apply-question.js';
import { askablesOf } from './askable.js';
import { printFixed } from './editor.controller.js';
import { EditorService, type Opened } from './editor.service.js';
import { type QuestionPage, toQuestionView } from './question.view-model.js';
import { questionSent, turned, typedQuestionOf } from './question-form.js';
import { elementNamed, type SourceElement, withElement } from './source.js';

/** What one question, paragraph or group of a draft says, counts as, and when it is asked. */
@Controller('questionnaires/:version/edit/questions/:name')
@Staff('manage-campaigns')
export class QuestionController {
  constructor(private readonly editor: EditorService) {}

  @Get()
  async show(
    @Param('version') version: string,
    @Param('name') name: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.editor.open(version, staff);
    const element = elementIn(opened, name);
    await print(reply, { opened, element, typed: typedQuestionOf(element, askablesOf(opened.source)) });
  }

  @Post()
  @HttpCode(200)
  async save(
    @Param('version') version: string,
    @Param('name') name: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sent = formIn(body);
    const opened = await this.editor.open(version, staff);
    const element = elementIn(opened, name);
    const typed = questionSent(sent, element, askablesOf(opened.source));
    const go = textOf(sent, 'go');
    // What the page was made from stays with it, so that somebody else's change is still seen at the end.
    const seen = { ...opened, revision: textOf(sent, 'revision') };
    if (go !== 'save') return print(reply, { opened: seen, element, typed: turned(typed, go) });
    const applied = withTypedQuestion(opened.source, name, typed, opened.fixed);
    if ('faults' in applied) return print(reply.status(422), { opened: seen, element, typed, ...applied });
    const saved = await this.editor.save(opened, applied.source, seen.revision, staff.name);
    const next = `${editAddress(version)}?saved=yes${questionAnchor(applied.name)}`;
    if (saved.kind === 'done') return void reply.redirect(next, 303);
    if (saved.kind === 'too-large') return print(reply.status(422), { opened: seen, element, typed, tooLarge: true });
    const now = await this.editor.openedAs(saved.now);
    await print(reply.status(409), { opened: now, element, typed, stale: true });
  }

  @Post('remove')
  async remove(
    @Param('version') version: string,
    @Param('name') name: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.editor.open(version, staff);
    const seen = textOf(formIn(body), 'revision');
    const address = editAddress(version);
    // A second click finds it gone.
    const element = elementNamed(opened.source, name);
    if (!element) return void reply.redirect(address, 303);
    // What else speaks of it is for the checks to say.
    const without = withElement(opened.source, name, () => null);
    const saved = await this.editor.save(opened, without, seen, staff.name);
    if (saved.kind === 'done') return void reply.redirect(`${address}?saved=yes`, 303);
    // Without something it never grows, so only somebody else was quicker.
    const now = saved.kind === 'stale' ? await this.editor.openedAs(saved.now) : opened;
    const typed = typedQuestionOf(element, askablesOf(now.source));
    await print(reply.status(409), { opened: now, element, typed, stale: true });
  }
}

/** @throws Problem `not-found` */
function elementIn({ source }: Opened, name: string): SourceElement {
  const element = elementNamed(source, name);
  if (!element) throw problem.notFound({ what: name });
  return element;
}

async function print(reply: FastifyReply, page: QuestionPage): Promise<void> {
  if (page.opened.row.state !== 'draft') return printFixed(reply, page.opened);
  await reply.view('questionnaires/question', toQuestionView(page));
}
