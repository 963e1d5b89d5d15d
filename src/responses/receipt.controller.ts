import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { OtherServers } from '../database/other-servers.js';
import { type Language, languageOf } from '../formatting/languages.js';
import { type Look, lookOf } from '../formatting/look.js';
import { Problem, problemStatus } from '../problem.js';
import { CodeGuesses, WAIT_FOR_WINDOW } from './counts-of-window.js';
import { type FormFields, formFields, only, ownField } from './form-fields.js';
import { sendPage } from './form-replies.js';
import { languageOfPost } from './form-submission.js';
import { printPage } from './form-templates.js';
import { asReceipt, type ReceiptFault } from './receipt.js';
import { type ReceiptAnswer, toReceiptPage } from './receipt-page.js';
import { ReceiptsService } from './receipts.service.js';

/** Where a receipt is typed in: received or not, and withdrawing until the lock. It never stands in an address. */
@Controller('receipt')
export class ReceiptController {
  private readonly guesses: CodeGuesses;

  constructor(
    private readonly receipts: ReceiptsService,
    private readonly communes: CommunesService,
    private readonly settings: Settings,
    private readonly clock: Clock,
    others: OtherServers,
  ) {
    this.guesses = new CodeGuesses(others, 'receipts');
  }

  @Get()
  async show(
    @Query() query: { readonly commune?: unknown; readonly look?: unknown },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const commune = typeof query.commune === 'string' ? query.commune : '';
    await this.answer(
      reply,
      { commune, typed: '', language: languageOf({ query }), look: lookOf(query.look) },
      { kind: 'asked' },
    );
  }

  @Post()
  async check(
    @Body() body: unknown,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const fields = formFields(body);
    const typed = (only(fields, 'receipt') ?? '').trim();
    const asked = {
      commune: only(fields, 'commune') ?? '',
      typed,
      language: languageOfPost(fields, query),
      look: lookOf(query.look),
    };
    await this.answer(reply, asked, await this.answerTo(fields, asked, request.ip));
  }

  private async answerTo(fields: FormFields, { commune, typed }: AskedFor, address: string): Promise<ReceiptAnswer> {
    const action = only(fields, ownField.action) ?? '';
    // The page in another language, before anything was typed.
    if (typed === '' && action.startsWith('language-')) return { kind: 'asked' };
    const read = asReceipt(typed);
    const isKnown = (await this.communes.find(commune)) !== null;
    if (!isKnown || !('receipt' in read)) {
      return { kind: 'mistaken', noCommune: !isKnown, fault: 'receipt' in read ? null : (read as ReceiptFault) };
    }
    try {
      return await this.found(commune, read.receipt, action, address);
    } catch (error) {
      const isTold =
        error instanceof Problem && (error.code === 'cannot-store-now' || error.code === 'too-many-attempts');
      if (!isTold) throw error;
      return { kind: 'refused', code: error.code as 'cannot-store-now' | 'too-many-attempts' };
    }
  }

  /** @throws Problem `too-many-attempts`, `cannot-store-now` */
  private async found(commune: string, receipt: string, action: string, address: string): Promise<ReceiptAnswer> {
    const find = () => this.receipts.find(commune, receipt);
    const received = await this.guesses.lookUp(address, this.clock.certain(), find);
    if (!received) return { kind: 'unknown' };
    if (received.state !== 'open') return { kind: 'found', received, receipt };
    if (action !== 'withdraw') return { kind: action === 'ask' ? 'to-withdraw' : 'found', received, receipt };
    return this.withdrawn(commune, receipt);
  }

  private async withdrawn(commune: string, receipt: string): Promise<ReceiptAnswer> {
    try {
      await this.receipts.withdraw(commune, receipt);
    } catch (error) {
      // Locked since the page was made: it says so.
      if (!(error instanceof Problem) || error.code !== 'campaign-locked') throw error;
    }
    const received = await this.receipts.find(commune, receipt);
    return received ? { kind: 'found', received, receipt } : { kind: 'unknown' };
  }

  private async answer(reply: FastifyReply, asked: AskedFor, answer: ReceiptAnswer): Promise<void> {
    const communes = await this.all();
    const status = statusOf(answer);
    if (answer.kind === 'refused') reply.header('retry-after', WAIT_FOR_WINDOW);
    await sendPage(
      reply,
      status,
      printPage('receipt', toReceiptPage({ ...asked, answer, communes, demo: this.settings.demo })),
    );
  }

  private async all(): Promise<readonly CommuneCatalogue[]> {
    const today = this.clock.today();
    return Promise.all((await this.communes.all()).map(({ id }) => this.communes.catalogueOn(id, today)));
  }
}

/** What was asked, as it was typed. */
interface AskedFor {
  readonly commune: string;
  readonly typed: string;
  readonly language: Language;
  readonly look: Look;
}

function statusOf(answer: ReceiptAnswer): number {
  if (answer.kind === 'mistaken') return 422;
  if (answer.kind === 'unknown') return 404;
  return answer.kind === 'refused' ? problemStatus[answer.code] : 200;
}
