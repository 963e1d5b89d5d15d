import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endPrograms, pdfOfDocx, pdfOfPage, TooManyWaiting } from './pdf.js';

let folder: string;
const usual = process.env.TMPDIR;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pdf-spec-'));
  // What other processes make and leave meanwhile is none of ours.
  process.env.TMPDIR = folder;
});
afterAll(() => {
  process.env.TMPDIR = usual ?? '/tmp';
  rmSync(folder, { recursive: true, force: true });
});

/** A program that stands in for an office or a browser. */
function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const left = () =>
  readdirSync(tmpdir())
    .filter((name) => name.startsWith('hai-long-print-'))
    .sort();

it('an office program learns nothing of the server, and has a home of its own', async () => {
  process.env.SECRET_OF_THE_SERVER = 'secret';
  const record = join(folder, 'env');
  const intoFolder = 'while [ "$1" != --outdir ]; do shift; done; echo %PDF > "$2/document.pdf"';
  const office = program('soffice', `env > ${record}; ${intoFolder}`);
  expect((await pdfOfDocx(Buffer.from('docx'), office)).toString()).toBe('%PDF\n');
  delete process.env.SECRET_OF_THE_SERVER;
  const env = readFileSync(record, 'utf8');
  expect([env.includes('SECRET'), /^HOME=.*hai-long-pdf-/m.test(env)]).toEqual([false, true]);
});

it('a browser waits for who came before, and leaves no folder where it does not start', async () => {
  const before = left();
  const [begun, ended] = [join(folder, 'begun'), join(folder, 'ended')];
  const office = pdfOfDocx(Buffer.from('docx'), program('slow', `sleep 1; touch ${ended}`)).catch(() => 'none');
  const browser = program('browser', `[ -e ${ended} ] && touch ${begun}; exit 1`);
  await expect(pdfOfPage('<p>', folder, browser)).rejects.toThrow();
  expect([existsSync(begun), left(), await office]).toEqual([true, before, 'none']);
});

it('of seven at once the last is told to come later, and what runs ends with the server', async () => {
  const office = program('stuck', 'sleep 50');
  const all = Array.from({ length: 7 }, () => pdfOfDocx(Buffer.from('docx'), office).catch((error: unknown) => error));
  expect(await all[6]).toBeInstanceOf(TooManyWaiting);
  const ending = setInterval(endPrograms, 100);
  const told = await Promise.all(all.slice(0, 6));
  clearInterval(ending);
  for (const error of told) expect(String(error)).toContain('ended with SIGKILL');
});
