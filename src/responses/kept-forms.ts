import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import { type Language, languageOf } from '../formatting/languages.js';
import type { StoredPage } from './form-cache.js';
import { type Encoding, encodingOf, hasAlready, headersOf } from './form-replies.js';

/** Which page it is: nothing else of an address makes another one. */
interface FormName {
  readonly code: string;
  readonly language: Language;
}

/**
 * The form pages that were asked for today, by code and language. While nothing they show has changed, the next phone is
 * answered before the request is looked at any further: most of a page's cost is finding out that it is still the same.
 */
@Injectable()
export class KeptForms {
  /** Names, the one kept longest first. */
  private readonly names = new Set<string>();

  constructor(
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * @param common headers of every answer of this server
   * @param make makes the page of remembered reads
   */
  async keeping(form: FormName, common: Headers, make: () => Promise<StoredPage>): Promise<StoredPage> {
    const name = this.nameOf(form);
    const { page } = await this.queue.keeping(name, async () => {
      const made = await make();
      return readyForm(made, { ...common, ...headersOf(made) });
    });
    this.names.delete(name);
    this.names.add(name);
    const [oldest] = this.names;
    if (this.names.size > PAGES_KEPT && oldest !== undefined) {
      this.names.delete(oldest);
      this.queue.drop(oldest);
    }
    return page;
  }

  /** @returns false, with nothing answered, where the page has to be made, or is none that is kept */
  answer({ url = '', headers }: IncomingMessage, response: ServerResponse): boolean {
    const asked = formNamed(url);
    const form = asked && this.queue.recall<ReadyForm>(this.nameOf(asked));
    if (!form) return false;
    if (hasAlready(headers['if-none-match'], form.page.etag)) {
      response.writeHead(304, form.headers).end();
      return true;
    }
    const { headers: ready, body } = form.answers[encodingOf(headers['accept-encoding'])];
    response.writeHead(200, ready).end(body);
    return true;
  }

  private nameOf({ code, language }: FormName): string {
    return `form ${this.clock.today()} ${code} ${language}`;
  }
}

/** A few hundred points in two languages; a page with its copies takes about 100 kB. */
export const PAGES_KEPT = 400;

/** The page at an address that stands where it belongs; codes and windows in it are read by the browser. */
function formNamed(url: string): FormName | null {
  const [, code, query] = FORM_ADDRESS.exec(url) ?? [];
  if (code === undefined) return null;
  const lang = query === undefined ? null : new URLSearchParams(query).get('lang');
  return { code, language: languageOf({ query: { lang } }) };
}

const FORM_ADDRESS = /^\/k\/([0-9a-z]{10})(?:\?(.*))?$/;

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
