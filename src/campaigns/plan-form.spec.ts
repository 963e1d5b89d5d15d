import { readPlan, type TypedPlan, typedPlan } from './plan-form.js';
import { listSample, powerRows } from './plan-sizes.js';

const typed = (more: Partial<TypedPlan>): TypedPlan => ({ basis: '', listSize: '', own: '', perUnit: '30', ...more });

describe('the sizes a plan is chosen among', () => {
  it('are those of the power table, two to five points above the target', () => {
    expect(powerRows(0.9)).toEqual([
      { truth: 0.92, responses: 1365 },
      { truth: 0.93, responses: 593 },
      { truth: 0.94, responses: 333 },
      { truth: 0.95, responses: 203 },
    ]);
    expect(powerRows(0.97).map(({ truth }) => truth)).toEqual([0.99]);
    expect(powerRows(1)).toEqual([]);
  });

  it('are smaller for a drawn list, the smaller it is', () => {
    expect([500, 1000, 5000, 1].map((people) => listSample(0.9, people))).toEqual([218, 278, 357, 1]);
    expect(listSample(null, 1000)).toBe(278);
  });
});

describe('a plan', () => {
  it('takes its number from the power table, from a list, or from the officer', () => {
    expect(readPlan(typed({ basis: 'power:0.93' }), 0.9)).toEqual({
      ...{ basis: 'power', responses: 593, perUnit: 30, truth: 0.93, listSize: null },
    });
    expect(readPlan(typed({ basis: 'list', listSize: '1.000', perUnit: '40' }), 0.9)).toEqual({
      ...{ basis: 'list', responses: 278, perUnit: 40, truth: null, listSize: 1000 },
    });
    expect(readPlan(typed({ basis: 'own', own: '400' }), null)).toEqual({
      ...{ basis: 'own', responses: 400, perUnit: 30, truth: null, listSize: null },
    });
  });

  it('is read from the number that is written where no button is chosen', () => {
    expect(readPlan(typed({ own: '400' }), 0.9)).toMatchObject({ basis: 'own', responses: 400 });
    expect(readPlan(typed({ listSize: '500' }), 0.9)).toMatchObject({ basis: 'list', responses: 218 });
  });

  it.each([
    [{}, ['basis']],
    [{ basis: 'power:0.5' }, ['basis']],
    [{ basis: 'list', listSize: '0' }, ['listSize']],
    [{ basis: 'own', own: '12,5', perUnit: '29' }, ['own', 'perUnit']],
    [{ basis: 'power:0.94', perUnit: 'nhiều' }, ['perUnit']],
  ] as const)('of %j is refused with the fields at fault', (fields, faults) => {
    expect(readPlan(typed(fields), 0.9)).toEqual({ faults });
  });

  it('without a target has no power table', () => {
    expect(readPlan(typed({ basis: 'power:0.93' }), null)).toEqual({ faults: ['basis'] });
  });

  it.each([{ basis: 'power:0.94' }, { basis: 'list', listSize: '800' }, { basis: 'own', own: '250', perUnit: '35' }])(
    'of %j opens again as it was typed',
    (fields) => {
      const plan = readPlan(typed(fields), 0.9);
      if ('faults' in plan) throw new Error('was refused');
      expect(typedPlan(plan)).toEqual(typed(fields));
    },
  );
});
