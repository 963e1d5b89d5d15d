import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TakesFile } from '../access/form-with-file.js';
import { CurrentStaff, may, Staff } from '../access/staff.js';
import { CampaignPagesService } from '../campaigns/campaign-pages.service.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import type { Asked } from '../responses/asked.service.js';
import type { Hander } from './handed-out-by.js';
import { ImportService } from './import.service.js';
import { toColumnsView } from './import-columns.view-model.js';
import { type FileFault, type ImportFile, MOST_BYTES, type ReadWishes } from './import-file.js';
import { type ImportForm, placeOfTable, readImportForm, tableKey } from './import-form.js';
import { guessMapping, mappedTwice } from './import-mapping.js';
import { toPreviewView } from './import-preview.view-model.js';
import { ImportReader } from './import-reader.service.js';
import { toStartView } from './import-start.view-model.js';
import { type ImportTable, tableIn } from './import-table.js';
import { UndoImportService } from './undo-import.service.js';

/** Earlier results from a file, in three steps: the file, what its columns say, and what will be counted. */
@Controller('paper/import')
@Staff('manage-campaigns')
export class ImportController {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly campaigns: CampaignsService,
    private readonly imports: ImportService,
    private readonly made: UndoImportService,
    private readonly reader: ImportReader,
  ) {}

  @Get()
  async show(
    @Query() { saved, imported }: { saved?: unknown; imported?: unknown },
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.startView(staff, request, null, null);
    const done = view.imports.find(({ id, undoneOn }) => id === imported && undoneOn === null);
    await reply.view('paper/import', { ...view, done, isUndone: saved === 'undone' });
  }

  /** What the file holds; nothing is stored. */
  @Post('columns')
  @TakesFile()
  async columns(
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = await this.read(body, staff, request, reply);
    if (read) await this.showColumns(read, request, reply.status(200));
  }

  /** What would be counted; nothing is stored. */
  @Post('preview')
  @TakesFile()
  async preview(
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = await this.read(body, staff, request, reply);
    if (!read) return;
    const { form, asked, table } = read;
    if (!areChosen(read)) return this.showColumns(read, request, reply.status(422));
    const found = await this.imports.preview(asked, table, wishesOf(form, staff));
    const view = toPreviewView({ ...read, found, isAsked: false }, languageOf(request));
    await reply.status(found.kind === 'faulty' ? 422 : 200).view('paper/import-preview', view);
  }

  @Post()
  @TakesFile()
  async import(
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = await this.read(body, staff, request, reply);
    if (!read) return;
    const { form, asked, table } = read;
    if (!areChosen(read)) return this.showColumns(read, request, reply.status(422));
    const outcome = await this.imports.import(asked, table, wishesOf(form, staff));
    if (outcome.kind === 'imported') return void reply.redirect(`/paper/import?imported=${outcome.id}`, 303);
    const found = outcome.kind === 'faulty' ? outcome : await this.imports.preview(asked, table, wishesOf(form, staff));
    const view = toPreviewView({ ...read, found, isAsked: outcome.kind === 'seen' }, languageOf(request));
    await reply.status(outcome.kind === 'faulty' ? 422 : 409).view('paper/import-preview', view);
  }

  /** @returns null when there is no table in the file, or it is not said where and by whom it was handed out: the first page says so */
  private async read(
    body: unknown,
    staff: Staff,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<ReadTable | null> {
    const form = readImportForm(body);
    if (!form) throw problem.malformed();
    if (form.place === '')
      return this.again(staff, request, reply, { form, fault: form.file === null ? 'none' : null });
    const [campaignId = '', pointId = ''] = form.place.split(':');
    const asked = await this.imports.placeOf(await this.pages.campaignFor(staff, campaignId), pointId);
    const { header, ...where } = placeOfTable(form);
    const file = await this.fileIn(form.file, where);
    const wishes = { header, leavesHidden: form.hidden === 'leave' };
    const table = 'fault' in file ? file : tableIn(file, wishes, asked.placed);
    const fault = 'fault' in table ? table.fault : null;
    const { hander } = form;
    if (!('fault' in table) && hander !== null) return { form: { ...form, hander }, asked, table };
    return this.again(staff, request, reply, { form, fault });
  }

  /** The first page once more, which says what it lacks. */
  private async again(
    staff: Staff,
    request: FastifyRequest,
    reply: FastifyReply,
    { form, fault }: { readonly form: ImportForm; readonly fault: FileFault | null },
  ): Promise<null> {
    const view = await this.startView(staff, request, form, fault);
    await reply.status(fault === 'too-large' ? 413 : 422).view('paper/import', view);
    return null;
  }

  private async fileIn(file: Buffer | null, where: ReadWishes): Promise<ImportFile | { readonly fault: FileFault }> {
    if (file === null) return { fault: 'none' };
    return file.length > MOST_BYTES ? { fault: 'too-large' } : this.reader.read(file, where);
  }

  private async showColumns(read: ReadTable, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { form, asked, table } = read;
    const isSame = form.table === tableKey(table);
    const map = isSame ? form.map : guessMapping(table.columns, asked.placed);
    await reply.view('paper/import-columns', toColumnsView({ form, asked, table, map }, languageOf(request)));
  }

  private async startView(staff: Staff, request: FastifyRequest, form: ImportForm | null, fault: FileFault | null) {
    const places = [];
    for (const campaign of await this.campaigns.list(staff.communeId)) {
      // Before it opens nobody can have answered it: no place that is refused once the file is sent.
      if (['draft', 'locked'].includes(this.campaigns.stateOf(campaign))) continue;
      const [imports, points] = [await this.made.listOf(campaign), await this.campaigns.pointsOf(campaign)];
      places.push({ campaign, imports, points: points.filter(({ revokedOn }) => revokedOn === null) });
    }
    return { ...toStartView({ places, form, fault }, languageOf(request)), mayKey: may(staff.role, 'key-paper') };
  }
}

interface ReadTable {
  readonly form: ImportForm & { readonly hander: Hander };
  readonly asked: Asked;
  readonly table: ImportTable;
}

/** The columns are those of this table, and no two of them say the same. */
function areChosen({ form, table }: ReadTable): boolean {
  const isSame = form.table === '' || form.table === tableKey(table);
  return isSame && mappedTwice(form.map).length === 0;
}

function wishesOf(form: ReadTable['form'], staff: Staff) {
  const { hander: handedOutBy, map: mapping, dayOrder, words, others, name: fileName } = form;
  return { handedOutBy, mapping, dayOrder, words, others, fileName, by: staff.name };
}
