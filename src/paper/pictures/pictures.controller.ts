import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type FormWithFile, TakesFile } from '../../access/form-with-file.js';
import { CurrentStaff, Staff } from '../../access/staff.js';
import { languageOf } from '../../formatting/languages.js';
import { problem } from '../../problem.js';
import type { BroughtPicture } from '../../rules/to-browser/keying.js';
import { readCount } from '../../rules/typed-text.js';
import { BatchPagesService } from '../batch-pages.service.js';
import type { PaperBatch } from '../paper.entity.js';
import { sheetNumber } from '../sheet-runs.js';
import { ChecksService } from './checks.service.js';
import { MOST_BYTES, PicturesService } from './pictures.service.js';
import { type PicturesTold, toBroughtWords, toPicturesView } from './pictures.view-model.js';
import { RecordingService } from './recording.service.js';
import { UnnamedPages } from './unnamed-pages.service.js';

/** Pictures of the sheets of a batch: brought one by one, and recorded once everything is looked at. */
@Controller('paper/batches/:id/pictures')
@Staff('key-paper')
export class PicturesController {
  constructor(
    private readonly pages: BatchPagesService,
    private readonly pictures: PicturesService,
    private readonly checks: ChecksService,
    private readonly recording: RecordingService,
    private readonly unnamed: UnnamedPages,
  ) {}

  @Get()
  async show(
    @Param('id') id: string,
    @Query() { recorded, again, saved }: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const batch = await this.pages.batchFor(staff, id);
    const done = { recorded: countIn(recorded), again: countIn(again) };
    const told = { saved: doings.find((one) => one === saved) ?? null, ...done };
    await this.print(reply, request, staff, batch, told);
  }

  /** A form with one picture; what a script sends is answered as JSON. */
  @Post()
  @TakesFile(MOST_BYTES + 1)
  async bring(
    @Param('id') id: string,
    @Body() body: FormWithFile,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const batch = await this.pages.batchFor(staff, id);
    const file = body?.picture;
    const bytes = typeof file === 'object' ? file.bytes : Buffer.alloc(0);
    const brought = await this.pictures.bring(batch, bytes, staff.name);
    const isKept = brought.some(({ kind }) => kind !== 'refused');
    const status = isKept ? 200 : bytes.length > MOST_BYTES ? 413 : 422;
    if (request.headers.accept?.startsWith('application/json')) {
      const told: BroughtPicture = { pages: toBroughtWords(brought, languageOf(request)) };
      return void (await reply.status(status).send(told));
    }
    await this.print(reply.status(status), request, staff, batch, { brought });
  }

  /** Every sheet of which all pages are there becomes a response. */
  @Post('record')
  async record(
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const batch = await this.pages.batchFor(staff, id);
    await this.pictures.assertOpen(batch);
    const done = await this.recording.record(batch, staff.name);
    if (!done) return this.print(reply.status(409), request, staff, batch, { isEarly: true });
    reply.redirect(`/paper/batches/${id}/pictures?recorded=${done.recorded}&again=${done.again}`, 303);
  }

  /** The page itself, for those who key. */
  @Get(':number/:page/flat')
  async flat(@Param() where: WhichPage, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const { batch, number, page } = await this.at(staff, where);
    const file = await this.pictures.flat(batch, number, page);
    await reply.headers({ 'Content-Type': 'image/jpeg', 'Cache-Control': 'private, no-store' }).send(file);
  }

  @Get(':number/:page/remove')
  async confirmRemoval(
    @Param() where: WhichPage,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { batch, number, page } = await this.at(staff, where);
    const shown = sheetNumber(number);
    await reply.view('paper/pictures-remove', { id: batch.id, code: batch.code, number, shown, page });
  }

  @Post(':number/:page/remove')
  async remove(@Param() where: WhichPage, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const { batch, number, page } = await this.at(staff, where);
    await this.pictures.remove(batch, number, page, staff.name);
    reply.redirect(`/paper/batches/${batch.id}/pictures?saved=removed`, 303);
  }

  private async at(staff: Staff, { id, number, page }: WhichPage) {
    const batch = await this.pages.batchFor(staff, id);
    const [sheet, of] = [readCount(number), readCount(page)];
    if (!sheet || !of) throw problem.notFound();
    return { batch, number: sheet, page: of };
  }

  private async print(
    reply: FastifyReply,
    request: FastifyRequest,
    staff: Staff,
    batch: PaperBatch,
    told: Partial<PicturesTold>,
  ): Promise<void> {
    const view = toPicturesView(
      {
        batch: await this.pages.batchFor(staff, batch.id),
        waiting: await this.pictures.waiting(batch),
        checks: await this.checks.waiting(batch),
        unnamed: (await this.unnamed.waiting(batch)).length,
        sheets: await this.pages.sheetsOf(batch),
        sample: await this.pictures.sample(batch.communeId),
        isLocked: await this.pages.isLocked(batch),
      },
      { saved: null, recorded: null, again: null, brought: [], isEarly: false, ...told },
      languageOf(request),
    );
    await reply.view('paper/pictures', view);
  }
}

const doings = ['removed', 'looked', 'named'] as const;

interface WhichPage {
  readonly id: string;
  readonly number: string;
  readonly page: string;
}

function countIn(said: unknown): number | null {
  return typeof said === 'string' ? readCount(said) : null;
}
