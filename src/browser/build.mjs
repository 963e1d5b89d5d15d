import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/*
 * Bundles what the browser gets into dist/browser, which the server offers under /assets. What citizens are asked with is
 * written for browsers of 2019 and 2020, which old phones and tablets have (`test/older-browsers.spec.ts`).
 */
const here = fileURLToPath(new URL('.', import.meta.url));
const outdir = fileURLToPath(new URL('../../dist/browser', import.meta.url));

await rm(outdir, { recursive: true, force: true });
const common = {
  outdir,
  bundle: true,
  minify: true,
  sourcemap: false,
  format: 'iife',
  loader: { '.woff2': 'file', '.woff': 'file' },
  assetNames: 'fonts/[name]-[hash]',
  logLevel: 'warning',
};
await build({
  ...common,
  entryPoints: [
    { in: `${here}form/form.ts`, out: 'form' },
    { in: `${here}form/form-worker.ts`, out: 'form-worker' },
    { in: `${here}aloud/aloud.ts`, out: 'aloud' },
    { in: `${here}survey/survey.ts`, out: 'survey' },
    { in: `${here}survey/survey.css`, out: 'survey' },
    { in: `${here}feedback/feedback.ts`, out: 'feedback' },
    { in: `${here}feedback/feedback.css`, out: 'feedback' },
    { in: `${here}kiosk/kiosk.ts`, out: 'kiosk' },
    { in: `${here}kiosk/kiosk-worker.ts`, out: 'kiosk-worker' },
  ],
  target: 'es2019',
  // A name that came later than those browsers.
  define: { globalThis: 'self' },
});
await build({
  ...common,
  entryPoints: [
    { in: `${here}staff/staff.ts`, out: 'staff' },
    { in: `${here}staff/staff.css`, out: 'staff' },
    { in: `${here}sheets/a4.css`, out: 'sheets-a4' },
    { in: `${here}sheets/a5.css`, out: 'sheets-a5' },
    { in: `${here}sheets/slips.css`, out: 'slips' },
    { in: `${here}sheets/official.css`, out: 'official' },
    { in: `${here}sheets/listing.css`, out: 'listing' },
    { in: `${here}sheets/told-poster.css`, out: 'told-poster' },
    { in: `${here}paper/keying.ts`, out: 'keying' },
    { in: `${here}paper/checks.ts`, out: 'checks' },
    { in: `${here}paper/pictures.ts`, out: 'pictures' },
    { in: `${here}paper/camera-worker.ts`, out: 'camera-worker' },
    { in: `${here}paper/keying-preview.ts`, out: 'keying-preview' },
    { in: `${here}kiosk/kiosk-preview.ts`, out: 'kiosk-preview' },
    { in: `${here}wall/wall.ts`, out: 'wall' },
    { in: `${here}wall/wall.css`, out: 'wall' },
    { in: `${here}dashboard/dashboard.ts`, out: 'dashboard' },
  ],
  target: 'es2020',
});

// The program with which the camera's thread finds codes; its package would fetch it from elsewhere.
const zxing = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
await copyFile(zxing, `${outdir}/zxing_reader.wasm`);

// Compressed once here, instead of at every request.
for (const name of (await readdir(outdir)).filter((one) => /\.(js|css|wasm)$/.test(one))) {
  const content = await readFile(`${outdir}/${name}`);
  await writeFile(`${outdir}/${name}.br`, brotliCompressSync(content));
  await writeFile(`${outdir}/${name}.gz`, gzipSync(content, { level: 9 }));
}
