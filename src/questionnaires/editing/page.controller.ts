import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, Staff } from '../../access/staff.js';
import { formIn, type SentForm, textOf } from '../../communes/typed-rows.js';
import { problem } from '../../problem.js';
import { editAddress, pageAnchor, pageEditAddress } from './addresses.js';
import { type Askable, askablesOf } from './askable.js';
import { toConditionView } from './condition.view-model.js';
import {
  conditionSent,
  type PartFault,
  type TypedCondition,
  typedConditionOf,
  withTypedCondition,
} from './condition-form.js';
import { printFixed } from './editor.controller.js';
import { EditorService, type Opened } from './editor.service.js';
import { fieldsOf } from './question.view-model.js';
import { wordingSent } from './sent-form.js';
import { nameOfElement, pageNamed, pagesOf, type SourceElement, withPages, withProperty } from './source.js';
import { type Wording, withWording, wordingOf } from './wording.js';

/** A page of the form as it is typed. */
interface TypedPage {
  readonly title: Wording;
  readonly description: Wording;
  readonly part: 'A' | 'B';
  readonly condition: TypedCondition;
}

interface PageOfForm {
  readonly opened: Opened;
  readonly page: SourceElement;
  readonly typed: TypedPage;
  readonly partFaults?: readonly PartFault[];
  readonly stale?: boolean;
  readonly tooLarge?: boolean;
}

/** What a page of the form is called, in which part it stands, and when it is shown. */
@Controller('questionnaires/:version/edit/pages/:name')
@Staff('manage-campaigns')
export class PageController {
  constructor(private readonly editor: EditorService) {}

  @Get()
  async show(
    @Param('version') version: string,
    @Param('name') name: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.editor.open(version, staff);
    const page = pageIn(opened, name);
    await print(reply, { opened, page, typed: typedPageOf(page, askablesOf(opened.source)) });
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
    const page = pageIn(opened, name);
    const askables = askablesOf(opened.source);
    const typed = pageSent(sent, page, askables);
    const seen = { ...opened, revision: textOf(sent, 'revision') };
    if (textOf(sent, 'go') !== 'save') return print(reply, { opened: seen, page, typed });
    const worded = withWording(withWording(page, 'title', typed.title), 'description', typed.description);
    const isUsual = typed.part === 'A' && page.part === undefined;
    const changed = withTypedCondition(
      isUsual ? worded : withProperty(worded, 'part', typed.part),
      typed.condition,
      askables,
    );
    if ('partFaults' in changed) return print(reply.status(422), { opened: seen, page, typed, ...changed });
    const { element } = changed;
    const source = withPages(opened.source, (pages) => pages.map((one) => (one === page ? element : one)));
    const saved = await this.editor.save(opened, source, seen.revision, staff.name);
    if (saved.kind === 'done') return void reply.redirect(`${editAddress(version)}?saved=yes${pageAnchor(name)}`, 303);
    if (saved.kind === 'too-large') return print(reply.status(422), { opened: seen, page, typed, tooLarge: true });
    await print(reply.status(409), { opened: await this.editor.openedAs(saved.now), page, typed, stale: true });
  }
}

function typedPageOf(page: SourceElement, askables: readonly Askable[]): TypedPage {
  return {
    ...{ title: wordingOf(page.title), description: wordingOf(page.description) },
    part: page.part === 'B' ? 'B' : 'A',
    condition: typedConditionOf(page, askables),
  };
}

function pageSent(sent: SentForm, page: SourceElement, askables: readonly Askable[]): TypedPage {
  const standing = typedPageOf(page, askables);
  return {
    title: { ...standing.title, ...wordingSent(sent, 'title') },
    description: { ...standing.description, ...wordingSent(sent, 'description') },
    part: textOf(sent, 'part') === 'B' ? 'B' : 'A',
    condition: conditionSent(sent, standing.condition),
  };
}

/** @throws Problem `not-found` */
function pageIn({ source }: Opened, name: string): SourceElement {
  const page = pageNamed(source, name);
  if (!page) throw problem.notFound({ what: name });
  return page;
}

async function print(
  reply: FastifyReply,
  { opened, page, typed, partFaults = [], stale = false, tooLarge = false }: PageOfForm,
): Promise<void> {
  if (opened.row.state !== 'draft') return printFixed(reply, opened);
  const name = nameOfElement(page);
  const { version } = opened.row;
  await reply.view('questionnaires/page', {
    ...{ version, revision: opened.revision, stale, tooLarge, hasFaults: partFaults.length > 0 },
    ...{ href: pageEditAddress(version, name), back: `${editAddress(version)}${pageAnchor(name)}` },
    number: pagesOf(opened.source).indexOf(page) + 1,
    titles: fieldsOf('title', typed.title, null),
    descriptions: fieldsOf('description', typed.description, null),
    parts: (['A', 'B'] as const).map((value) => {
      return { value, label: `questionnaireEditing.place.parts.${value}`, chosen: value === typed.part };
    }),
    condition: toConditionView(typed.condition, { askables: askablesOf(opened.source), own: '', faults: partFaults }),
  });
}
