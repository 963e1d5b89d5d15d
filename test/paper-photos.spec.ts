import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

/*
 * A few simulated photographs, on which reading can fail; how well it does over thousands is told by
 * `npm run test:photos`.
 */
const outfile = join('dist', 'test', 'photo-sample.js');
let told: {
  readonly counts: Readonly<Record<'read' | 'other' | 'right' | 'wrong' | 'clearDoubtful', number>>;
  readonly reasons: unknown;
  readonly geometry: readonly string[];
  readonly upright: readonly unknown[];
  readonly upsideDown: readonly unknown[];
  readonly damaged: readonly { readonly own: string; readonly strange: string }[];
  readonly sheetsInOne: { readonly alone: readonly number[]; readonly together: readonly number[] };
};

beforeAll(async () => {
  const entryPoints = ['test/paper-photos/sample.ts'];
  await build({ entryPoints, outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm' });
  told = JSON.parse(execFileSync(process.execPath, [outfile], { encoding: 'utf8' }));
  // Pixels take long where others keep the machine busy.
}, 300_000);

it('what is certain of a photograph is what was marked on the sheet', () => {
  expect(told.counts).toMatchObject({ wrong: 0, other: 0 });
  expect(told.counts.read).toBeGreaterThanOrEqual(5);
  expect(told.counts.right).toBeGreaterThan(20);
  expect(told.counts.clearDoubtful).toBeLessThanOrEqual(2);
});

it('a page says the same upside down', () => {
  expect(told.upright.length).toBeGreaterThan(3);
  expect(told.upsideDown).toEqual(told.upright);
});

it('two sheets in one picture are two', () => {
  expect(told.sheetsInOne.alone).toHaveLength(2);
  expect(told.sheetsInOne.together).toEqual(told.sheetsInOne.alone);
});

it('a page without a code is read by the words above it or asked about, and in another batch never read', () => {
  const own = told.damaged.map((page) => page.own);
  expect(own.filter((one) => one === 'read' || one === 'unnamed')).toEqual(own);
  expect(own.filter((one) => one === 'read').length).toBeGreaterThanOrEqual(2);
  const strange = told.damaged.map((page) => page.strange);
  expect(strange.filter((one) => one === 'other-batch' || one === 'unnamed')).toEqual(strange);
});

it('a picture is refused with its reason: another batch, a number never printed, no sheet, another page in its place', () => {
  expect(told.reasons).toEqual({ batch: 'other-batch', number: 'no-such-page', none: 'no-code' });
  expect(new Set(told.geometry)).toEqual(new Set(['not-this-page']));
});
