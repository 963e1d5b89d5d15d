import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Of the packaged browser's own settings none: they turn off what keeps sites apart, and start every page anew.
 * With the limit, no process waits in reserve for the next page; people have processes of their own all the same.
 */
const args = [
  '--renderer-process-limit=1',
  ...['--no-sandbox', '--disable-gpu', '--in-process-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage'],
];

/**
 * A real Chromium: the one the lock file names, which is the same everywhere, else the system's.
 * @param more it is told besides
 */
export async function openBrowser(...more: readonly string[]): Promise<Browser> {
  try {
    return await chromium.launch({ executablePath: await browserProgram(), args: [...args, ...more] });
  } catch (cause) {
    throw new Error('No browser runs here. Install one: apt-get install chromium', { cause });
  }
}

let program: Promise<string> | undefined;
const browserProgram = (): Promise<string> => (program ??= findProgram());

// The packaged one draws without a window's machinery: half the processor time of a desktop Chromium.
async function findProgram(): Promise<string> {
  const packaged = await (await import('@sparticuz/chromium')).default.executablePath();
  if (runs(packaged)) return packaged;
  const system = systemBrowsers.find((path) => existsSync(path));
  if (!system) throw new Error('Neither the packaged browser nor a browser of the system starts');
  return system;
}

const runs = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

/** A browser with a memory of its own, which a test can kill as a phone does when its battery is empty. */
export interface MortalBrowser {
  readonly context: BrowserContext;
  kill(): Promise<void>;
}

/** @param folder holds what the browser keeps; the next one with the same folder finds it again */
export async function openMortalBrowser(folder: string): Promise<MortalBrowser> {
  const file = join(folder, 'DevToolsActivePort');
  rmSync(file, { force: true });
  const own = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'];
  const program = spawn(await browserProgram(), [...args, ...own], { stdio: 'ignore', detached: true });
  const gone = new Promise<void>((resolve) => program.once('exit', () => resolve()));
  while (!existsSync(file) || !readFileSync(file, 'utf8').includes('\n')) await setTimeout(20);
  const [port, path] = readFileSync(file, 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
  const [context] = browser.contexts();
  if (!context || program.pid === undefined) throw new Error('The browser has no window');
  const group = -program.pid;
  return {
    context,
    kill: async () => {
      if (program.signalCode === null && program.exitCode === null) process.kill(group, 'SIGKILL');
      await gone;
    },
  };
}
