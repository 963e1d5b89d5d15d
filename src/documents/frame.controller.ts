import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { communeHeading } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { type Language, languageOf, translate } from '../formatting/languages.js';
import { formatCount } from '../formatting/numbers.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { problem } from '../problem.js';
import { issuerNames, signings } from './frame.js';
import {
  type FrameFault,
  type FrameField,
  frameForm,
  MOST_LETTERS,
  MOST_LINES,
  readFrame,
  type TypedFrame,
  typedFrame,
} from './frame-form.js';
import { FramesService } from './frames.service.js';
import { signingLines } from './to-document.js';

/** Who signs a commune's papers, on what grounds, and who gets them. */
@Controller('documents/frame/:commune')
@Staff('write-documents')
@ApiExcludeController()
export class FrameController {
  constructor(
    private readonly frames: FramesService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('commune') commune: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.assertKnown(staff, commune);
    const typed = typedFrame(await this.frames.of(commune), await this.frames.versionOf(commune));
    await this.print(reply, request, commune, { typed, saved: query.saved === 'yes' });
  }

  @Post()
  async save(
    @Param('commune') commune: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.assertKnown(staff, commune);
    const form = frameForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const typed = form.data;
    const decided = readFrame(typed);
    if ('faults' in decided) return this.print(reply.status(422), request, commune, { typed, faults: decided.faults });
    if (!(await this.frames.keep(commune, decided, typed.read, staff.name))) {
      const now = { ...typed, read: await this.frames.versionOf(commune) };
      return this.print(reply.status(409), request, commune, { typed: now, conflict: true });
    }
    reply.redirect(`/documents/frame/${commune}?saved=yes`, 303);
  }

  /** @throws Problem `not-found` for another commune's, as for one that is not there */
  private async assertKnown(staff: Staff, commune: string): Promise<void> {
    assertCommune(staff, commune);
    if (!(await this.communes.find(commune))) throw problem.notFound();
  }

  private async print(
    reply: FastifyReply,
    request: FastifyRequest,
    commune: string,
    page: Omit<FramePage, 'heading' | 'commune' | 'language'>,
  ): Promise<void> {
    const heading = communeHeading(await this.communes.catalogueOn(commune, this.clock.today()));
    await reply.view('documents/frame', toFrameView({ ...page, heading, commune, language: languageOf(request) }));
  }
}

interface FramePage {
  readonly commune: string;
  readonly heading: string;
  readonly typed: TypedFrame;
  readonly faults?: readonly FrameFault[];
  readonly conflict?: boolean;
  readonly saved?: boolean;
  readonly language: Language;
}

function toFrameView({ commune, heading, typed, faults = [], conflict = false, saved = false, language }: FramePage) {
  const limits = { tooLong: formatCount(MOST_LETTERS, language), tooMany: formatCount(MOST_LINES, language) };
  const said = ({ message }: FrameFault): string => {
    const [, , key = ''] = message.split('.');
    return translate(language, message, { most: limits[key as keyof typeof limits] });
  };
  const field = (name: FrameField, label: string, hint: string | null, more: object = {}) => {
    const fault = faults.find((one) => one.field === name);
    const id = name.replace('.', '-');
    return {
      name,
      id,
      value: typed[name],
      label: translate(language, `documents.frame.${label}`),
      ...more,
      ...{
        hint: hint && translate(language, `documents.frame.${hint}`),
        fault: fault ? said(fault) : null,
      },
    };
  };
  return {
    ...{ commune, heading, conflict, saved, read: typed.read, written: MAIN_LANGUAGE },
    faults: faults.map((one) => ({ id: one.field.replace('.', '-'), said: said(one) })),
    first: [field('place', 'place', null), field('grounds', 'grounds', 'groundsHint', { rows: 4 })],
    issuers: issuerNames.map((issuer) => ({
      title: translate(language, `documents.frame.${issuer}`),
      fields: [
        field(`${issuer}.superior`, 'superior', 'superiorHint'),
        field(`${issuer}.name`, 'name', null),
        field(`${issuer}.symbol`, 'symbol', 'symbolHint'),
        field(`${issuer}.signing`, 'signing', null, {
          choices: signings.map((value) => ({
            ...{ value, chosen: typed[`${issuer}.signing`] === value },
            label: signingLines(value).join(' / '),
          })),
        }),
        field(`${issuer}.signer`, 'signer', null),
        field(`${issuer}.recipients`, 'recipients', 'recipientsHint', { rows: 7 }),
      ],
    })),
    joint: [
      field('jointName', 'jointName', null),
      field('jointSymbol', 'symbol', null),
      field('jointAuthority', 'jointAuthority', null),
      field('jointSigner', 'signer', null),
    ],
  };
}
