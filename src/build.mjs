import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';

// Writes the server into dist, by the same compiler and settings as the tests run it; `npm run types` checks the types.
const here = fileURLToPath(new URL('.', import.meta.url));
const dist = fileURLToPath(new URL('../dist', import.meta.url));

await rm(dist, { recursive: true, force: true });
for (const name of await readdir(here, { recursive: true })) {
  if (!name.endsWith('.ts') || /\.(spec|d)\.ts$/.test(name) || name.startsWith('browser')) continue;
  const { code } = await transformFile(join(here, name), { sourceMaps: false });
  const file = join(dist, name.replace(/\.ts$/, '.js'));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, code);
}

// The shipped questionnaires are compiled here, once, so that no start has to.
execFileSync(process.execPath, [join(dist, 'questionnaires/compile-worker.js')], { stdio: 'inherit' });
