import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TakesFile } from '../access/form-with-file.js';
import { sendWorkbook } from '../access/send-file.js';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { languageOf } from '../formatting/languages.js';
import { type FileFault, type FileRow, MOST_BYTES, MOST_TITLES } from '../paper/import-file.js';
import { ImportReader } from '../paper/import-reader.service.js';
import { problem } from '../problem.js';
import { type ListForm, listKey, namedTwice, readListForm } from './list-form.js';
import { ListImportService, type ListWishes } from './list-import.service.js';
import { outcomeAddress, toListColumnsView, toListPreviewView, toListStartView } from './list-import.view-model.js';
import { guessColumns, type ListTable, listIn } from './list-table.js';
import { listTemplate } from './list-template.js';

/** A list of what people said, kept elsewhere until now, in three steps: the file, its columns, what will be taken. */
@Controller('feedback/import')
@Staff('enter-feedback')
export class ListImportController {
  constructor(
    private readonly lists: ListImportService,
    private readonly reader: ImportReader,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const catalogue = await this.catalogueFor(staff, query.commune);
    await reply.view('feedback/import', toListStartView({ catalogue, form: null, fault: null, done: query }));
  }

  /** A file with the names of the columns and everything that may stand in them. */
  @Get('template.xlsx')
  async template(
    @Query('commune') asked: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const communeId = await this.communes.chosenBy(staff, asked);
    const catalogue = await this.communes.catalogueOn(communeId, this.clock.today());
    await sendWorkbook(reply, 'feedback-list', await listTemplate(catalogue, languageOf(request)));
  }

  /** What the file holds; nothing is stored. */
  @Post('columns')
  @TakesFile()
  async columns(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const read = await this.read(body, staff, reply);
    if (read) await this.showColumns(read, reply.status(200));
  }

  /** What would be taken; nothing is stored. */
  @Post('preview')
  @TakesFile()
  async preview(
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = await this.read(body, staff, reply);
    if (!read) return;
    if (!areChosen(read)) return this.showColumns(read, reply.status(422));
    await this.showRows(read, request, reply);
  }

  @Post()
  @TakesFile()
  async take(
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = await this.read(body, staff, reply);
    if (!read) return;
    if (!areChosen(read)) return this.showColumns(read, reply.status(422));
    const outcome = await this.lists.take(read.table, wishesOf(read), staff.name);
    if (!outcome) return this.showRows(read, request, reply);
    reply.redirect(outcomeAddress(read.catalogue.key, outcome), 303);
  }

  /** @returns null where there is no list in the file, and the first page says so */
  private async read(body: unknown, staff: Staff, reply: FastifyReply): Promise<ReadList | null> {
    const form = readListForm(body);
    if (!form) throw problem.malformed();
    assertCommune(staff, form.commune);
    if (!(await this.communes.find(form.commune))) throw problem.notFound();
    const catalogue = await this.communes.catalogueOn(form.commune, this.clock.today());
    const found = await this.tableOf(form);
    if (!('fault' in found)) return { form, catalogue, table: found };
    const { fault } = found;
    await reply
      .status(fault === 'too-large' ? 413 : 422)
      .view('feedback/import', toListStartView({ catalogue, form, fault, done: {} }));
    return null;
  }

  private async tableOf(form: ListForm) {
    const { file, sheet, separator, table, header } = form;
    if (file === null) return { fault: 'none' as FileFault };
    if (file.length > MOST_BYTES) return { fault: 'too-large' as FileFault };
    const found = await this.reader.read(file, { sheet, separator });
    if ('fault' in found) return found;
    // The fullest sheet is the list, unless nothing in it is named so: in the template that is the sheet of values.
    const isElsewhere = sheet === null && found.sheet > 0 && !found.rows.slice(0, MOST_TITLES).some(namesText);
    const read = isElsewhere ? await this.reader.read(file, { sheet: 0, separator }) : found;
    if ('fault' in read) return read;
    // A row of names is that of the sheet and the separator it was chosen for.
    const [of, , by] = table.split('.');
    const isSame = table === '' || (of === String(read.sheet) && by === (read.separator ?? ''));
    return listIn(read, isSame ? header : null);
  }

  private async showColumns({ form, table, catalogue }: ReadList, reply: FastifyReply): Promise<void> {
    const isSame = form.table === listKey(table);
    const columns = isSame ? form.columns : guessColumns(table.names);
    await reply.view('feedback/import-columns', toListColumnsView({ form: { ...form, columns }, table, catalogue }));
  }

  private async showRows(read: ReadList, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const rows = await this.lists.preview(read.table, wishesOf(read));
    const isFaulty = rows.some(({ kind }) => kind === 'faulty');
    const view = toListPreviewView({ ...read, rows }, languageOf(request));
    await reply.status(isFaulty ? 422 : 200).view('feedback/import-preview', view);
  }

  private async catalogueFor(staff: Staff, asked: unknown): Promise<CommuneCatalogue> {
    const communeId = await this.communes.chosenBy(staff, asked);
    return this.communes.catalogueOn(communeId, this.clock.today());
  }
}

interface ReadList {
  readonly form: ListForm;
  readonly catalogue: CommuneCatalogue;
  readonly table: ListTable;
}

/** The columns are those of this table, one of them holds the words, and no two say the same. */
function areChosen({ form, table }: ReadList): boolean {
  const isSame = form.table === '' || form.table === listKey(table);
  return isSame && form.columns.includes('text') && namedTwice(form.columns).length === 0;
}

function namesText({ cells }: FileRow): boolean {
  return guessColumns(cells).includes('text');
}

function wishesOf({ form, catalogue }: ReadList): ListWishes {
  const { columns, channel, kind, needsAnswer } = form;
  return { catalogue, columns, defaults: { channel, kind, needsAnswer } };
}
