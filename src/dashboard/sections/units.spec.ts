import { aFew, aGroup, aRate } from '../../../test/harness/told.js';
import type { Figure } from '../../figures/figure.js';
import type { Satisfaction } from '../../figures/satisfaction.js';
import type { Questionnaire } from '../../questionnaires/questionnaire.js';
import { toElementTable } from './questions.js';
import { funnelIn, toElementsByUnit } from './units.js';

const rate = aRate(54, 60);
const few = aFew(12, 14);
const told = (groups: readonly (readonly [string, Figure])[]): Satisfaction =>
  ({
    target: 0.9,
    groups: groups.map(([key, figure]) => aGroup(key, figure)),
  }) as unknown as Satisfaction;
const scale = { levels: 5, satisfied: [4, 5], outside: [] };
const questionnaire = {
  questions: [
    { code: 'E1', scale, rates: 'receiving' },
    { code: 'E2', scale, rates: 'resolving' },
    { code: 'Q06', scale, rates: 'resolving' },
    { code: 'Q07', scale, rates: 'resolving' },
  ],
  elements: [
    { key: 'E1', title: { vi: 'Một', en: 'One' }, questions: ['E1'] },
    { key: 'E2', title: { vi: 'Hai', en: 'Two' }, questions: ['E2'] },
    { key: 'II', title: { vi: 'II', en: 'II' }, questions: ['Q06', 'Q07'] },
  ],
} as unknown as Questionnaire;
describe('elements', () => {
  it('asked of everybody and of those who went on stand apart', () => {
    const { sections } = toElementTable(
      told([
        ['E1', rate],
        ['E2', rate],
        ['II', rate],
      ]),
      questionnaire,
      'vi',
    );
    expect(sections.map(({ heading, rows }) => [heading?.split(':')[0], rows.map(({ key }) => key)])).toEqual([
      ['Phiếu ngắn', ['E1', 'E2']],
      ['Phiếu đầy đủ', ['II']],
    ]);
  });

  it('are compared by unit only where they rate the unit that resolved the file, and two units can be told', () => {
    const units = [
      {
        label: 'Registry',
        elements: told([
          ['E2', rate],
          ['II', few],
        ]),
      },
      { label: 'Parks', elements: null },
    ];
    expect(toElementsByUnit(units, questionnaire, 'vi')).toBeNull();
    const two = [
      ...units,
      {
        label: 'Libraries',
        elements: told([
          ['E2', rate],
          ['II', rate],
        ]),
      },
    ];
    const table = toElementsByUnit(two, questionnaire, 'vi');
    expect(table?.elements).toEqual(['Hai (phiếu ngắn)', 'II']);
    expect(table?.rows.map(({ label, cells }) => [label, cells.map(({ kind }) => kind)])).toEqual([
      ['Registry', ['rate', 'few']],
      ['Libraries', ['rate', 'rate']],
    ]);
  });
});

describe('the funnel', () => {
  const units = (count: number) => told(Array.from({ length: count }, (_, at) => [`unit-${at}`, rate] as const));

  it('is drawn from eight units, which say how far chance lets them differ, and not from seven', () => {
    expect(funnelIn(units(8), 'vi')?.rows).toHaveLength(8);
    expect(funnelIn(units(7), 'vi')).toBeNull();
  });
});
