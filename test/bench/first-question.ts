import type { Browser } from 'playwright-core';

/** What a telephone went through to see the first question. */
export interface Visit {
  /** Milliseconds from the navigation to the moment the first question stands there and takes a tap. */
  readonly firstQuestion: number;
  /** Requests answered until then, the page's own included. */
  readonly requests: number;
  /** Bytes on the wire of the whole visit: page, scripts, styles, with their headers. */
  readonly bytes: number;
}

/** Opens a page as a phone that was never there before, on a slow network with a quarter of the processor. */
export async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' });
  try {
    const page = await context.newPage();
    const phone = await context.newCDPSession(page);
    await phone.send('Network.enable');
    await phone.send('Network.emulateNetworkConditions', SLOW_3G);
    await phone.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    let bytes = 0;
    phone.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    let tell: (seen: Omit<Visit, 'bytes'>) => void = () => undefined;
    const seen = new Promise<Omit<Visit, 'bytes'>>((resolve, reject) => {
      tell = resolve;
      setTimeout(() => reject(new Error(`${address} showed no question`)), LONGEST_WAIT_MS).unref();
    });
    await page.exposeFunction('tellFirstQuestion', tell);
    await page.addInitScript({ path: 'test/bench/watch-first-question.js' });
    await page.goto(address, { waitUntil: 'networkidle', timeout: LONGEST_WAIT_MS });
    return { ...(await seen), bytes };
  } finally {
    await context.close();
  }
}

const LONGEST_WAIT_MS = 60_000;

/** 400 kbit/s and 400 ms; a first visit adds about three round trips for DNS, TCP and TLS to every page alike. */
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
