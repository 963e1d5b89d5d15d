import type { Readable } from 'node:stream';
import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentStaff, Staff } from '../access/staff.js';
import { CampaignPagesService } from '../campaigns/campaign-pages.service.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { languageOf, translate } from '../formatting/languages.js';
import { problem } from '../problem.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { cleanLine } from '../rules/typed-text.js';
import { handers } from './handed-out-by.js';
import { ImportService } from './import.service.js';
import { toFaultsView, toMappingView, toSeenView } from './import.view-model.js';
import { MOST_BYTES } from './import-file.js';
import { guessMapping } from './import-mapping.js';
import { ImportReader } from './import-reader.service.js';
import { type ImportTable, tableIn } from './import-table.js';
import { unknownWords, wordsMeaning } from './import-words.js';
import { UndoImportService } from './undo-import.service.js';

/** Earlier results from a file: it stays in the browser, is read to choose what its columns mean, and read again. */
@Controller('paper/import')
@Staff('manage-campaigns')
@ApiExcludeController()
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
    @Query('saved') saved: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const places = [];
    const imports = [];
    for (const campaign of await this.campaigns.list(staff.communeId)) {
      if (this.campaigns.stateOf(campaign) === 'locked') continue;
      for (const one of await this.made.listOf(campaign)) {
        const name = one.fileName ?? translate(languageOf(request), 'paper.import.noName');
        imports.push({ ...one, name, campaign: campaign.name });
      }
      for (const { id, name, revokedOn } of await this.campaigns.pointsOf(campaign)) {
        if (revokedOn === null) places.push({ value: `${campaign.id}:${id}`, label: `${campaign.name} – ${name}` });
      }
    }
    const offered = handers.toReversed().map((value) => ({ value, label: `paper.handers.${value}` }));
    const isUndone = saved === 'undone';
    await reply.view('paper/import', { places, handers: offered, imports, isUndone, script: '/assets/import.js' });
  }

  /** What the file holds; nothing is stored. */
  @Post('columns')
  async columns(
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = await this.formFor(staff, query);
    const table = await this.tableIn(request, form, reply);
    if (!table) return;
    const { placed } = form.asked;
    const mapping = guessMapping(table.columns, placed);
    await reply.status(200).view('paper/import-mapping', toMappingView(table, mapping, placed, languageOf(request)));
  }

  @Post()
  async import(
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = await this.formFor(staff, query);
    const table = await this.tableIn(request, form, reply);
    if (!table) return;
    const { asked, hander: handedOutBy, map, words, others, name: fileName } = form;
    const known = new Set(map.filter((one) => one !== ''));
    if (known.size < map.filter((one) => one !== '').length) throw problem.inputInvalid({ field: 'map' });
    const outcome = await this.imports.import(asked, table, map, {
      handedOutBy,
      by: staff.name,
      fileName,
      words,
      others,
    });
    if (outcome.kind === 'imported') return void (await reply.status(200).view('paper/import-done', outcome));
    if (outcome.kind === 'seen')
      return void (await reply.status(409).view('paper/import-seen', toSeenView(outcome, others, languageOf(request))));
    const unknown = unknownWords(outcome.faults, asked.placed, wordsMeaning(words, asked.placed));
    await reply.status(422).view('paper/import-faults', toFaultsView(outcome.faults, unknown, languageOf(request)));
  }

  private async formFor(staff: Staff, query: unknown) {
    const form = importQuery.safeParse(query);
    if (!form.success) throw problem.malformed();
    const [campaignId = '', pointId = ''] = form.data.place.split(':');
    const campaign = await this.pages.campaignFor(staff, campaignId);
    return { ...form.data, asked: await this.imports.placeOf(campaign, pointId) };
  }

  /** @returns null when the file was refused and the reply is given */
  private async tableIn(
    request: FastifyRequest,
    { sheet, header, asked }: { sheet: number | null; header: number | null; asked: { placed: Questionnaire } },
    reply: FastifyReply,
  ): Promise<ImportTable | null> {
    const file = await this.reader.read(await bytesOf(request.body as Readable), { sheet, separator: null });
    const table = 'fault' in file ? file : tableIn(file, { header, leavesHidden: false }, asked.placed);
    if (!('fault' in table)) return table;
    await reply.status(422).view('paper/import-refused', { fault: `paper.import.fileFaults.${table.fault}` });
    return null;
  }
}

/**
 * What is too much is let pass unkept, because a browser listens only once it has sent all.
 * @throws Problem `too-large`, `wrong-type` where no file came
 */
async function bytesOf(body: Readable): Promise<Buffer> {
  if (typeof body?.[Symbol.asyncIterator] !== 'function') throw problem.wrongType();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= MOST_BYTES) parts.push(part);
  }
  if (size > MOST_BYTES) throw problem.tooLarge();
  return Buffer.concat(parts);
}

/** Words of one file that an officer gives a meaning. */
const MOST_WORDS = 200;

const importQuery = z.object({
  place: z.string().max(200),
  hander: z.enum(handers).default('unit'),
  sheet: z.coerce.number().int().min(0).nullable().default(null),
  name: z
    .string()
    .max(300)
    .default('')
    .transform((text) => cleanLine(text) || null),
  /** Earlier imports that hold other people. */
  others: z
    .string()
    .max(4_000)
    .default('')
    .transform((text) => text.split(',').filter((id) => id !== '')),
  header: z.coerce.number().int().min(1).nullable().default(null),
  map: z
    .string()
    .max(20_000)
    .default('')
    .transform((text) => text.split(',')),
  words: z
    .string()
    .max(20_000)
    .default('[]')
    .transform(asJson)
    .pipe(z.array(z.object({ like: z.string(), word: z.string(), value: z.string() })).max(MOST_WORDS)),
});

/** What is no JSON is no list either, and refused as such. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
