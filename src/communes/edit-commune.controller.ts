import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import { Problem, problem } from '../problem.js';
import { type Day, writtenDay } from '../rules/days.js';
import { type CommuneCatalogue } from './catalogue.js';
import { readCatalogue, readDraft } from './catalogue-file.js';
import { readChangeDay } from './change-day.js';
import { CommuneSurroundings } from './commune-surroundings.js';
import { dayAsked } from './communes.controller.js';
import { CommunesService } from './communes.service.js';
import { type EditPage, toEditView } from './edit.view-model.js';
import { type EditPart, isEditPart, read, standing } from './edit-parts.js';
import { parseJsonText } from './json-text.js';
import { toPreview } from './preview.view-model.js';
import { formIn, type SentForm, textOf } from './typed-rows.js';

/**
 * Changes a commune from a day on: its parts are typed over one after the other, everything is looked at together, and
 * saved in one step. What is made so far travels with the form, so that nothing is half changed and nothing is kept of
 * what nobody saves.
 */
@Controller('communes/:id')
@Staff('change-commune')
export class EditCommuneController {
  constructor(
    private readonly communes: CommunesService,
    private readonly surroundings: CommuneSurroundings,
    private readonly clock: Clock,
  ) {}

  @Get('edit')
  async show(
    @Param('id') id: string,
    @Query() query: { readonly part?: unknown; readonly from?: unknown },
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, id);
    const day = dayAsked(query.from, this.clock.today());
    const part = isEditPart(query.part) ? query.part : 'units';
    const { catalogue: draft, mark } = await this.communes.markedOn(id, day);
    await this.print(reply, { part, draft, mark, from: writtenDay(day), before: draft });
  }

  /** Takes in what was typed, and shows another part, or everything that would change. */
  @Post('edit')
  @HttpCode(200)
  async edit(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, id);
    const sent = formIn(body);
    const made = await this.madeSoFar(id, sent);
    const part = textOf(sent, 'part');
    const next = isEditPart(part)
      ? read(part, sent, {
          draft: made.draft,
          ever: await this.ever(id),
          items: this.surroundings.ledItems(made.draft),
        })
      : { draft: made.draft };
    if ('typed' in next) return this.print(reply.status(422), { ...made, part: part as EditPart, typed: next.typed });
    const wanted = textOf(sent, 'go');
    const shown = isEditPart(wanted) ? wanted : isEditPart(part) ? part : 'units';
    if (wanted !== 'preview') return this.print(reply, { ...made, part: shown, draft: next.draft });
    await this.preview(reply, { ...made, part: shown, draft: next.draft }, textOf(sent, 'again') !== '');
  }

  @Post('change')
  async save(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertCommune(staff, id);
    const sent = formIn(body);
    const made = await this.madeSoFar(id, sent);
    const day = readChangeDay(made.from, this.clock.today());
    const checked = readCatalogue(made.draft);
    // The preview offers neither.
    if ('fault' in day || 'faults' in checked) throw problem.malformed();
    try {
      const change = { from: day.day, catalogue: checked.catalogue, madeFrom: made.mark };
      await this.communes.change(change, staff.name);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'commune-changed') throw error;
      return this.print(reply.status(409), { ...made, part: 'units', stale: day.day });
    }
    reply.redirect(`/communes/${id}?changed=yes&on=${day.day}`, 303);
  }

  /** @param again what it was made from does not matter any more: everything is compared with what is there now */
  private async preview(reply: FastifyReply, made: Made, again: boolean): Promise<void> {
    const today = this.clock.today();
    const day = readChangeDay(made.from, today);
    if ('fault' in day) return this.print(reply.status(422), { ...made, fromFault: day.fault });
    const checked = readCatalogue(made.draft);
    if ('faults' in checked) return this.print(reply.status(422), { ...made, faults: checked.faults });
    const { key: communeId } = made.before;
    const [from, after] = [day.day, checked.catalogue];
    const { catalogue: before, mark } = await this.communes.markedOn(communeId, from);
    if (!again && mark !== made.mark) return this.print(reply.status(409), { ...made, stale: from });
    const page = {
      ...{ before, after, from, today, mark, items: this.surroundings.ledItems(after) },
      days: await this.communes.daysOf(communeId),
      consequences: await this.surroundings.consequencesOf({ communeId, from, before, after }),
    };
    const view = toPreview(page);
    if (view.parts.length === 0) return this.print(reply.status(422), { ...made, mark, unchanged: true });
    await reply.view('communes/preview', view);
  }

  /** What travels with the form. @throws Problem `malformed` where it was not made by these pages */
  private async madeSoFar(id: string, sent: SentForm): Promise<Omit<Made, 'part'>> {
    const [from, mark] = [textOf(sent, 'from'), textOf(sent, 'mark')];
    const json = parseJsonText(textOf(sent, 'draft'));
    const draft = 'fault' in json ? null : readDraft(json.value);
    if (draft === null || draft.key !== id) throw problem.malformed();
    const [today, day] = [this.clock.today(), readChangeDay(from, this.clock.today())];
    const before = await this.communes.catalogueOn(id, 'fault' in day ? today : day.day);
    return { draft, from, mark, before };
  }

  private async print(reply: FastifyReply, made: Made): Promise<void> {
    const ever = await this.ever(made.before.key);
    const items = this.surroundings.ledItems(made.draft);
    const typed = made.typed ?? standing(made.part, { draft: made.draft, ever, items });
    await reply.view('communes/edit', toEditView({ ...made, typed, ever, items }));
  }

  private async ever(id: string): Promise<CommuneCatalogue> {
    const days = await this.communes.daysOf(id);
    const [first, last] = [days[0] as Day, days.at(-1) as Day];
    return this.communes.catalogueBetween(id, first, last);
  }
}

type Made = Omit<EditPage, 'typed' | 'ever' | 'items'> & Partial<Pick<EditPage, 'typed'>>;
