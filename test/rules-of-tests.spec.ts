import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LONGEST = 250;

const under = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));
const files = [...under('src').filter((file) => file.endsWith('.spec.ts')), ...under('test')].filter((file) =>
  file.endsWith('.ts'),
);

/** Files of the tests that look at the machine's clock, and for what: never to find that something took too long. */
const lookAtTheClock: Readonly<Record<string, string>> = {
  'src/config/clock.spec.ts': 'it is about the clock',
  'test/harness/phone-day.ts': 'the day of a phone that the test does not set',
  'test/harness/tablet.ts': 'gives up waiting',
  'test/shipping/small.ts': 'tells how long a small machine takes',
  'test/browser/kiosk.spec.ts': 'sets the clock of a tablet to the night of today',
  'test/browser/offline.spec.ts': 'sets the clock of a phone to tomorrow',
  'test/harness/waiting-life.ts': 'another seed each time; sets the clocks of a phone and a tablet to a day',
};

it(`no file of the tests is longer than ${LONGEST} lines`, () => {
  const lines = (file: string): number => readFileSync(file, 'utf8').trimEnd().split('\n').length;
  expect(files.filter((file) => lines(file) > LONGEST)).toEqual([]);
});

it('no test measures how long something takes: a busy machine would fail it; bench and faults are there for that', () => {
  const tests = files.filter((file) => !/^test\/(bench|certainty|faults)\/|\/rules-of-tests\.spec\.ts$/.test(file));
  const clock = /performance\.now|Date\.now|new Date\(\)|hrtime/;
  const looking = tests.filter((file) => clock.test(readFileSync(file, 'utf8')));
  expect(looking.toSorted()).toEqual(Object.keys(lookAtTheClock).toSorted());
});
