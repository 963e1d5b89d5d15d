import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const quiet = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
];

/** A real Chromium: the system's, else the one that comes in an npm package. */
export async function openBrowser(): Promise<Browser> {
  const system = systemBrowsers.find((path) => existsSync(path));
  if (system) return chromium.launch({ executablePath: system, args: quiet });
  const packaged = (await import('@sparticuz/chromium')).default;
  try {
    return await chromium.launch({
      executablePath: await packaged.executablePath(),
      args: [...packaged.args, ...quiet],
    });
  } catch (cause) {
    throw new Error('No browser runs here. Install one: apt-get install chromium', { cause });
  }
}
