import { readFileSync } from 'node:fs';
import { parseCatalogue } from '../communes/catalogue-file.js';
import { addDays, type Day } from '../rules/days.js';
import { simulatedYears } from './world.js';

const catalogue = parseCatalogue(JSON.parse(readFileSync('data/communes/viet-khe.json', 'utf8')));
const everyDay = Array.from({ length: 366 }, (_, days) => addDays('2026-01-01', days));
const about = (questionnaire: string, today: Day) =>
  simulatedYears(catalogue, { today, quarters: 2 })
    .map(({ campaign }) => campaign)
    .filter((campaign) => campaign.questionnaire === questionnaire);

it('what a commune is simulated to have asked follows the calendar of the plans, on every day of a year', () => {
  for (const today of everyDay) {
    const rounds = about('chinh-quyen', today);
    expect(rounds).toHaveLength(3);
    for (const { name, opensOn, endsOn, locksOn } of rounds) {
      expect(opensOn).toMatch(/-(06|11)-01$/);
      expect([endsOn.slice(8), locksOn?.slice(8)]).toEqual(['07', '10']);
      expect(name).toBe(`Khảo sát chính quyền, đợt tháng ${Number(opensOn.slice(5, 7))}/${opensOn.slice(0, 4)}`);
    }
    // Nothing begins after today; two rounds and one survey of the others are locked, and some run on.
    const all = simulatedYears(catalogue, { today, quarters: 2 });
    expect(all.filter(({ campaign }) => campaign.opensOn > today)).toEqual([]);
    expect(rounds.filter(({ locksOn }) => locksOn && locksOn <= today).length).toBeGreaterThanOrEqual(2);
    for (const questionnaire of ['doanh-nghiep-to-chuc', 'can-bo-cong-chuc']) {
      expect(about(questionnaire, today).filter(({ endsOn }) => addDays(endsOn, 5) <= today)).not.toEqual([]);
    }
    for (const questionnaire of ['trung-tam', 'tiep-cong-dan', 'hop-thon']) {
      expect(about(questionnaire, today).filter(({ endsOn }) => endsOn > today)).not.toEqual([]);
    }
  }
});
