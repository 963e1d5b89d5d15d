import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from './server.js';

/** What an attempt to send meets: the network's state, or a reply made up by something else than the server. */
export type Weather =
  | 'fine'
  | 'cut'
  | 'lost'
  | 'hotspot'
  | 'proxy'
  | 'broken'
  | 'busy'
  | { readonly status: number; readonly body: string };

interface Circumstances {
  /** Of the device's clock, before the true time. */
  readonly clockAheadMs: number;
  /** For one attempt after the other, and over again. */
  readonly weatherNow: readonly Weather[];
  /** For the attempts of one answer, by its ID. */
  readonly specialNow?: Readonly<Record<string, Weather>>;
}

export interface GivenAnswer {
  readonly code: string;
  readonly campaign: string;
  readonly version: string;
  readonly level: number;
  /** On the phone: what "Gửi" meets. */
  readonly weather?: Weather;
}

export interface DeviceDay {
  /** IDs of the answers given today. */
  readonly given: readonly string[];
  /** What came back, as far as the device saw it. */
  readonly replies: readonly { readonly id: string; readonly status: number; readonly body: string }[];
  /** IDs of the answers it keeps as not acknowledged. */
  readonly kept: readonly string[];
}

interface PhoneDay extends Circumstances {
  readonly answers: readonly GivenAnswer[];
  /** Milliseconds until the page is closed; null where nobody closes it. */
  readonly dies: number | null;
}

interface TabletDay extends PhoneDay {
  readonly token: string | null;
  /** How often its timer rings. */
  readonly rounds: number;
}

/** The code by which phones and tablets keep and send, in a page of its own, where a test sets clock and network. */
export class PhoneAndTablet {
  private constructor(private readonly page: Page) {}

  /** @param code of an open collection point, whose form lends its page */
  static async open(browser: Browser, server: TestServer, code: string): Promise<PhoneAndTablet> {
    const context = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.route('**/assets/**', (route) => route.abort());
    await page.goto(`${server.url}/k/${code}`);
    const { outputFiles } = await build({
      entryPoints: ['test/harness/page-of-devices.js'],
      ...{ bundle: true, write: false, format: 'iife', target: 'es2022' },
    });
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
    return new PhoneAndTablet(page);
  }

  phone(day: PhoneDay): Promise<DeviceDay> {
    return this.page.evaluate(`phonePage(${JSON.stringify(day)})`);
  }

  tablet(day: TabletDay): Promise<DeviceDay> {
    return this.page.evaluate(`tabletDay(${JSON.stringify(day)})`);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

/** Whether a reply says that the server has the answer: only then may a device forget it. */
export function acknowledges({ status, body }: { readonly status: number; readonly body: string }): boolean {
  const told = body.startsWith('{') ? JSON.parse(body) : {};
  if (status === 200 || status === 201) return typeof told.receipt === 'string';
  return (status === 202 || status === 409) && told.setAside === true;
}
