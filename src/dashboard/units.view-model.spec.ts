import { aFew, aGroup, aRate } from '../../test/harness/told.js';
import type { DistributionRow } from '../figures/distribution.js';
import type { Figure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { toElementsByUnit, toElementTable } from './elements.view-model.js';
import { toUnitTable, type UnitSource } from './units.view-model.js';

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
const question: DistributionRow = { key: 'Q06', label: 'Fees', respondents: 60, counts: { '4': 54, '1': 6 } };

describe('the table of units', () => {
  const satisfaction = told([
    ['registry', rate],
    ['parks', rate],
    ['libraries', few],
    ['_merged', rate],
  ]);
  const rowsOf = (opened: UnitSource['opened']) =>
    toUnitTable(
      { satisfaction, opened, questionnaire, addressOf: (unit) => `?unit=${unit}`, methodOf: (key) => `?key=${key}` },
      'vi',
    ).sections.flatMap(({ rows }) => rows);

  it('opens units that have a rate of their own, and no others', () => {
    expect(rowsOf(null).map(({ key, address }) => [key, address])).toEqual([
      ['registry', '?unit=registry'],
      ['parks', '?unit=parks'],
      ['libraries', null],
      ['_merged', null],
    ]);
  });

  it('shows the questions of the one that is open, and how to close it', () => {
    const [registry, parks] = rowsOf({ key: 'registry', questions: [question] });
    expect([registry?.address, registry?.opened?.questions?.rows.map(({ rate: shown }) => shown)]).toEqual([
      '?unit=null',
      ['90,0%'],
    ]);
    expect(parks?.opened).toBeNull();
  });

  it('says so where a unit may not be told apart from the rest', () => {
    expect(rowsOf({ key: 'parks', questions: null })[1]?.opened).toEqual({ questions: null });
  });
});

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
        key: 'registry',
        label: 'Registry',
        elements: told([
          ['E2', rate],
          ['II', few],
        ]),
      },
      { key: 'parks', label: 'Parks', elements: null },
    ];
    expect(toElementsByUnit(units, questionnaire, 'vi')).toBeNull();
    const two = [
      ...units,
      {
        key: 'libraries',
        label: 'Libraries',
        elements: told([
          ['E2', rate],
          ['II', rate],
        ]),
      },
    ];
    const table = toElementsByUnit(two, questionnaire, 'vi');
    expect(table?.elements).toEqual(['Hai', 'II']);
    expect(table?.rows.map(({ label, cells }) => [label, cells.map(({ kind }) => kind)])).toEqual([
      ['Registry', ['rate', 'few']],
      ['Libraries', ['rate', 'rate']],
    ]);
  });
});
