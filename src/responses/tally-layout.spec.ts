import { shipped } from '../../test/harness/tallied-round.js';
import { extended, layoutFor, layoutOf, NO_LEADS } from '../campaigns/campaign-layout.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';
import { inLayout } from './tallies.queries.js';
import { lengthened, nameOf, sumsOf, type TallyCells } from './tally-cells.js';
import { addAnswers, type TallyLayout, tallyLayout } from './tally-layout.js';

const administration = shipped('chinh-quyen');
const [centre, tablet] = [shipped('trung-tam'), shipped('trung-tam-may-tinh-bang')];
const registry = [{ from: '2000-01-01', leads: { A01: 'registry' } }] as const;

function summed(layout: TallyLayout, questionnaire: Questionnaire, answers: Answers): number[] {
  const sums = new Uint32Array(layout.length);
  addAnswers(sums, layout, { questionnaire, businessDate: '2026-11-03', answers });
  return [...sums];
}

/** The vector as it was numbered before layouts were kept: everybody, each question, then each pool. */
function oldSums({ questions, elements }: Questionnaire, answers: Answers, led: Readonly<Record<string, string>>) {
  const scaled = questions.filter(({ code, scale }) => scale && typeof answers[code] === 'number');
  const satisfied = scaled.filter(({ code, scale }) => scale?.satisfied.includes(Number(answers[code])));
  const counted = questions.filter(({ choices, choicesFrom }) => choices.length > 0 && choicesFrom === null);
  const counts = counted.flatMap(({ code, choices }) => {
    const given = [answers[code] ?? []].flat().map(String);
    return [...choices.map(({ value }) => (given.includes(String(value)) ? 1 : 0)), given.length > 0 ? 1 : 0];
  });
  const criteria = questions.filter(({ scale, element }) => scale && element).map(({ code }) => code);
  const ledBy = [...new Set(Object.values(led))].map((unit) => Object.keys(led).filter((code) => led[code] === unit));
  const pools = [criteria, ...elements.map((one) => one.questions), ...ledBy].flatMap((codes) => {
    const a = scaled.filter(({ code }) => codes.includes(code)).length;
    const s = satisfied.filter(({ code }) => codes.includes(code)).length;
    return a === 0 ? [0, 0, 0, 0, 0, 0] : [1, s, a, s * s, s * a, a * a];
  });
  const [any = 0, good, valid] = pools;
  return [1, any === 1 && good === valid ? 1 : 0, any, ...counts, ...pools];
}

it.each([{ G: 5, A01: 4, A02: 2, A03: 'dk', INFO: ['loudspeaker', 'meeting'] }, { G: 1 }, { G: 4, A01: 4, A05: 5 }])(
  'a campaign from before layouts were kept has the places it had: %j',
  (given) => {
    const answers = given as unknown as Answers;
    const old = tallyLayout({ id: 'old', layout: [], leads: registry }, [administration]);
    expect(summed(old, administration, answers)).toEqual(oldSums(administration, answers, { A01: 'registry' }));
  },
);

it('a tablet that asks less counts in the places of the phone, and in its own behind them', () => {
  const own = layoutFor(centre, NO_LEADS);
  const both = extended(own, layoutFor(tablet, NO_LEADS));
  const phone = tallyLayout({ id: 'phone', layout: own, leads: [] }, [centre]);
  const layout = tallyLayout({ id: 'both', layout: both, leads: [] }, [centre, tablet]);
  const [level = Number.NaN, satisfied] = [layout.questions.get('G')?.counts.get('5'), 1];
  const one = summed(layout, centre, { G: 5, E3: 4 });
  const other = summed(layout, tablet, { G: 5, E3: 4 });
  expect(one.slice(0, phone.length)).toEqual(summed(phone, centre, { G: 5, E3: 4 }));
  expect([one[level], other[level]]).toEqual([satisfied, satisfied]);
  expect(layout.questions.get('GOOD')?.answered).toBeGreaterThanOrEqual(phone.length);
});

it('no tablet that asks less mixes other items into the criteria of its campaign', () => {
  const layout = tallyLayout({ id: 'asked', layout: layoutOf([centre, tablet], [NO_LEADS]), leads: [] }, [
    centre,
    tablet,
  ]);
  const sums = summed(layout, tablet, { G: 5, E3: 4 });
  const respondents = (pool: string) => sums[layout.pools.get(pool)?.start ?? Number.NaN];
  expect([respondents('all'), respondents('element:E3'), sums[layout.answeredAny]]).toEqual([0, 1, 0]);
  expect(layout.pools.get('all')?.questions).not.toContain('E3');
});

it('an item that comes to another department counts for each on its days', () => {
  const leads = [...registry, { from: '2026-11-05', leads: { A01: 'parks' } } as const];
  const layout = leads.map((led) => layoutFor(administration, led.leads)).reduce(extended);
  const laidOut = tallyLayout({ id: 'moved', layout, leads }, [administration]);
  const sums = new Uint32Array(laidOut.length);
  for (const businessDate of ['2026-11-04', '2026-11-05', '2026-11-06'] as const) {
    addAnswers(sums, laidOut, { questionnaire: administration, businessDate, answers: { G: 5, A01: 5 } });
  }
  const respondents = (pool: string) => sums[laidOut.pools.get(pool)?.start ?? Number.NaN];
  expect([respondents('led:registry'), respondents('led:parks'), respondents('all')]).toEqual([1, 2, 3]);
});

it('a pool without a place is a fault, not a number lost', () => {
  const layout = tallyLayout({ id: 'lacking', layout: [{ pool: 'all' }], leads: registry }, [administration]);
  expect(() => summed(layout, administration, { G: 5, A01: 5 })).toThrow('no place');
});

describe('stored sums', () => {
  const layout = tallyLayout({ id: 'stored', layout: [{ pool: 'all' }], leads: [] }, [administration]);
  const cell = { month: '2026-11', scope: 'people', dimensions: '', key: '' } as const;

  it('that are shorter than the layout have zeros behind them', () => {
    const [row] = inLayout([{ ...cell, sums: Uint32Array.of(2, 1, 2) }], layout);
    expect([...(row?.sums ?? [])]).toEqual([2, 1, 2, 0, 0, 0, 0, 0, 0]);
    expect([...lengthened(Uint32Array.of(7), 3)]).toEqual([7, 0, 0]);
  });

  it('that are longer are of another layout, and a fault that names the cell', () => {
    const longer = { ...cell, sums: new Uint32Array(layout.length + 1) };
    expect(() => inLayout([longer], layout)).toThrow(nameOf(cell));
  });

  it('of joint answers have a layout of their own', () => {
    const joint = { ...cell, dimensions: 'joint', sums: new Uint32Array(500) };
    expect(inLayout([joint], layout)).toEqual([joint]);
  });

  it('are lengthened where more is to be added, and keep what they hold', () => {
    const cells: TallyCells = new Map();
    const name = nameOf(cell);
    sumsOf(cells, name, 2).set([4, 5]);
    expect([...sumsOf(cells, name, 4)]).toEqual([4, 5, 0, 0]);
    expect(sumsOf(cells, name, 1)).toBe(cells.get(name)?.sums);
    expect(cells.get(name)).toMatchObject(cell);
  });
});
