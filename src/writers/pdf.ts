import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';

/** What turns documents into PDF: an office program turns the file of Word, a browser prints our own page. */
export interface PdfProgram {
  readonly kind: 'office' | 'browser';
  readonly path: string;
}

const offices = [
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/usr/local/bin/soffice',
  '/opt/libreoffice/program/soffice',
];
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The program that is there.
 * @param given path of the one that is to be used; null for the usual ones, an office program before a browser
 * @returns null where there is none
 */
export function findPdfProgram(given: string | null): PdfProgram | null {
  const office = (given === null ? offices : [given].filter((path) => /office/.test(basename(path)))).find(existsSync);
  if (office) return { kind: 'office', path: office };
  const browser = given === null ? findBrowser() : [given].find(existsSync);
  return browser ? { kind: 'browser', path: browser } : null;
}

/** A browser at one of its usual places. */
function findBrowser(): string | undefined {
  return browsers.find(existsSync);
}

/** How long a program may take for one document. */
const LIMIT_MS = 60_000;

/** How long a browser may take to end. */
const CLOSING_MS = 10_000;

/** Two programs at once would take each other's memory; whoever comes later waits. */
let last: Promise<unknown> = Promise.resolve();

/** Documents that are made or wait to be. */
let taken = 0;

const MOST_WAITING = 5;

/** As many wait already as will: whoever comes now tries again later. */
export class TooManyWaiting extends Error {}

async function inTurn(work: () => Promise<Buffer>): Promise<Buffer> {
  if (taken > MOST_WAITING) throw new TooManyWaiting();
  taken += 1;
  const done = last.then(work);
  last = done.catch(() => undefined);
  return done.finally(() => {
    taken -= 1;
  });
}

/** Groups of office programs that run. */
const running = new Set<number>();

/** Ends what still runs, when the server stops: it would stay behind, and write for nobody. */
export function endPrograms(): void {
  for (const pid of running) end(pid);
}

/** @throws Error where it takes longer */
function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let limit: NodeJS.Timeout;
  const over = new Promise<never>((_, reject) => {
    limit = setTimeout(() => reject(new Error(`Took longer than ${ms} ms`)), ms);
  });
  return Promise.race([work, over]).finally(() => clearTimeout(limit));
}

/**
 * Turns a file of Word into PDF, one at a time.
 * @param office path of LibreOffice
 * @throws Error where it takes longer than a minute, or makes no file; `TooManyWaiting`
 */
export function pdfOfDocx(docx: Buffer, office: string): Promise<Buffer> {
  return inTurn(() => turn(docx, office));
}

async function turn(docx: Buffer, office: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'hai-long-pdf-'));
  try {
    const file = join(folder, 'document.docx');
    await writeFile(file, docx);
    // A profile of its own: a program that somebody has open would take the file, and answer nothing.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const quiet = ['--headless', '--norestore', '--nolockcheck', '--nodefault'];
    await run(office, [profile, ...quiet, '--convert-to', 'pdf:writer_pdf_Export', '--outdir', folder, file], folder);
    return await readFile(join(folder, 'document.pdf'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The font that stands in for another on this machine, as its font configuration says: an office program would take one
 * that lacks letters of Vietnamese, and fetch those from a third.
 * @returns the same name where nothing tells
 */
export function fontInPlaceOf(name: string): Promise<string> {
  return new Promise((resolve) => {
    execFile('fc-match', ['--format', '%{family[0]}', `${name}:lang=vi`], { timeout: 5_000 }, (error, family) => {
      resolve(error || family.trim() === '' ? name : family.trim());
    });
  });
}

/** @throws Error where the program ends otherwise than well, or not in time */
function run(program: string, args: readonly string[], home: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // Of a group of its own: what it starts is ended with it.
    // Nothing that this server knows, its secrets least of all.
    const env = { PATH: process.env.PATH, HOME: home, LANG: process.env.LANG ?? 'C.UTF-8' };
    const child = spawn(program, args, { detached: true, stdio: 'ignore', env });
    const { pid } = child;
    if (pid !== undefined) running.add(pid);
    const limit = setTimeout(() => end(pid), LIMIT_MS);
    child.once('error', (error) => {
      clearTimeout(limit);
      reject(error);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(limit);
      if (pid !== undefined) running.delete(pid);
      if (code === 0) resolve();
      else reject(new Error(`${basename(program)} ended with ${signal ?? code}`));
    });
  });
}

function end(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/**
 * Lets a browser draw a page of this program, one at a time.
 * @param html with the addresses of its assets as `/assets/…`
 * @param assets folder that they stand in
 * @throws Error with what the browser said, or where it takes longer than a minute; `TooManyWaiting`
 */
export function pdfOfPage(html: string, assets: string, executablePath: string): Promise<Buffer> {
  return inTurn(() => print(html, assets, executablePath));
}

async function print(html: string, assets: string, executablePath: string): Promise<Buffer> {
  const { chromium } = await import('playwright-core');
  const folder = await mkdtemp(join(tmpdir(), 'hai-long-print-'));
  // A browser refuses its sandbox to root and in many containers; the page is our own. Its fonts are files as well.
  const args = ['--no-sandbox', '--allow-file-access-from-files'];
  let browser: Browser | null = null;
  try {
    browser = await chromium.launch({ executablePath, args, timeout: LIMIT_MS });
    const file = join(folder, 'page.html');
    await writeFile(file, html.replaceAll('"/assets/', `"${pathToFileURL(assets).href}/`));
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href, { timeout: LIMIT_MS });
    return await within(LIMIT_MS, page.pdf({ preferCSSPageSize: true, printBackground: true }));
  } finally {
    // One that does not end is left to the system; the file is there, or is not.
    if (browser) await within(CLOSING_MS, browser.close()).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}
