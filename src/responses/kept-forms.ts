import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import type { StoredPage } from './form-cache.js';
import { type Encoding, encodingOf, hasAlready, headersOf } from './form-replies.js';

/**
 * The form pages that were asked for today, by address. While nothing they show has changed, the next phone is answered
 * before the request is looked at any further: most of a page's cost is finding out that it is still the same.
 */
@Injectable()
export class KeptForms {
  constructor(
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * @param address path and query as asked for
   * @param common headers of every answer of this server
   * @param make makes the page of remembered reads
   */
  async keeping(address: string, common: Headers, make: () => Promise<StoredPage>): Promise<StoredPage> {
    const { page } = await this.queue.keeping(this.nameOf(address), async () => {
      const made = await make();
      return readyForm(made, { ...common, ...headersOf(made) });
    });
    return page;
  }

  /** @returns false, with nothing answered, where the page has to be made, or is none that is kept */
  answer({ url = '', headers }: IncomingMessage, response: ServerResponse): boolean {
    const form = this.queue.recall<ReadyForm>(this.nameOf(url));
    if (!form) return false;
    if (hasAlready(headers['if-none-match'], form.page.etag)) {
      response.writeHead(304, form.headers).end();
      return true;
    }
    const { headers: ready, body } = form.answers[encodingOf(headers['accept-encoding'])];
    response.writeHead(200, ready).end(body);
    return true;
  }

  private nameOf(address: string): string {
    return `form ${this.clock.today()} ${address}`;
  }
}

type Headers = Readonly<Record<string, string | number | string[] | undefined>>;

/** A page with everything that is sent with it, in each way a browser may ask for it. */
interface ReadyForm {
  readonly page: StoredPage;
  readonly headers: OutgoingHttpHeaders;
  readonly answers: Readonly<Record<Encoding, { readonly headers: OutgoingHttpHeaders; readonly body: Buffer }>>;
}

function readyForm(page: StoredPage, common: Headers): ReadyForm {
  const headers = common as OutgoingHttpHeaders;
  const answer = (body: Buffer, coding: OutgoingHttpHeaders) => ({
    headers: { ...headers, ...coding, 'content-length': body.length },
    body,
  });
  return {
    page,
    headers,
    answers: {
      brotli: answer(page.brotli, { 'content-encoding': 'br' }),
      gzip: answer(page.gzip, { 'content-encoding': 'gzip' }),
      identity: answer(page.html, {}),
    },
  };
}
