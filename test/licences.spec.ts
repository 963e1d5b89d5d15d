import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Licences under which a commune may run, change and pass on what this is built of, without asking anybody. */
const allowed = ['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'];

/** Others, each looked at. */
const lookedAt: Readonly<Record<string, string>> = {
  // A typeface, passed on unchanged with its licence.
  '@fontsource/be-vietnam-pro': 'OFL-1.1',
};

/** Told in an old way, which npm does not take into its list. */
const toldOtherwise: Readonly<Record<string, string>> = { busboy: 'MIT', streamsearch: 'MIT' };

const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.looseObject({
        license: z.string().optional(),
        dev: z.boolean().default(false),
        optional: z.boolean().default(false),
        resolved: z.string().optional(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const installed = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev);
const nameOf = (path: string): string => path.split('node_modules/').at(-1) ?? '';

/** Of a licence that leaves a choice, one that is allowed will do. */
const mayBe = (name: string, licence: string): boolean =>
  lookedAt[name] === licence ||
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((one) => one.split(' AND ').every((each) => allowed.includes(each)));

describe('what runs on the server of a commune', () => {
  it('stands under a licence that is in the list', () => {
    expect(installed.length).toBeGreaterThan(200);
    const others = installed.flatMap(([path, { license, optional }]) => {
      const name = nameOf(path);
      const licence = license ?? toldOtherwise[name];
      // What another machine would take has the licence of its family.
      if (licence === undefined && optional && !existsSync(join(path, 'package.json'))) return [];
      return licence !== undefined && mayBe(name, licence) ? [] : [`${name}: ${licence}`];
    });
    expect(others).toEqual([]);
  });

  it('was looked at where its licence is another, and is still there', () => {
    const names = installed.map(([path]) => nameOf(path));
    const told = [...Object.keys(lookedAt), ...Object.keys(toldOtherwise)];
    expect(told.filter((name) => !names.includes(name))).toEqual([]);
  });
});

it('the lock file names no place from which anything is fetched', () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"(https?|git\+ssh):[^"]*\.tgz"/);
});
