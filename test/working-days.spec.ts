import { readdirSync, readFileSync } from 'node:fs';

/**
 * Every place that counts working days, and whose: a commune's own, or those of the whole country where the day is told
 * long before and must not move.
 */
const places: Readonly<Record<string, 'own' | 'country'>> = {
  'src/campaigns/campaign-calendar.ts': 'country',
  'src/campaigns/own-day-form.ts': 'country',
  'src/documents/prepared-times.ts': 'own',
  'src/duties/duties-of.ts': 'own',
  'src/duties/duties.service.ts': 'own',
  'src/duties/duty-calendar.ts': 'own',
  'src/duties/reminder.job.ts': 'own',
  'src/feedback/case-pages.service.ts': 'own',
  'src/retention/erasures.service.ts': 'own',
};

const counting = /\b(?:isWorkingDay|workingDaysAfter|workingDayUpTo|occurrencesBetween|lastDayForQuarter)\(/;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && name !== 'campaigns/working-days.ts')
  .map((name) => ({ name: `src/${name}`, text: withoutComments(readFileSync(`src/${name}`, 'utf8')) }));

it('working days are counted at the places that are listed, by the days that are named', () => {
  const found = files.filter(({ text }) => counting.test(text));
  const byWhom = found.map(({ name, text }) => [name, text.includes('WHOLE_COUNTRY') ? 'country' : 'own']);
  expect(Object.fromEntries(byWhom.sort())).toEqual(places);
});

it('nobody counts the days of the week beside them', () => {
  const mayAsk = ['src/campaigns/campaign-calendar.ts', 'src/rules/opening-hours.ts'];
  const asking = files.filter(({ text }) => text.includes('getUTCDay()')).map(({ name }) => name);
  expect(asking.filter((name) => !mayAsk.includes(name))).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '');
}
