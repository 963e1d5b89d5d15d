import { limitFaults, limitsOf, limitsSent, withLimits } from './limits.js';

const age = { type: 'text', name: 'AGE', inputType: 'number', min: 18, max: 100 };

describe('the limits of a question', () => {
  it('are those of numbers, and how long words may be', () => {
    expect(limitsOf(age)).toEqual({ min: '18', max: '100' });
    expect(limitsOf({ type: 'text', inputType: 'number', min: -1.5 })).toEqual({ min: '-1,5', max: '' });
    expect(limitsOf({ type: 'comment', maxLength: 1000 })).toEqual({ maxLength: '1000' });
    expect(limitsOf({ type: 'text', maxLength: -1 })).toEqual({ maxLength: '' });
    for (const none of [{ type: 'radiogroup' }, { type: 'text', inputType: 'date' }])
      expect(limitsOf(none)).toEqual({});
  });

  it('are changed one by one, and what nobody typed over stays as it is written', () => {
    expect(withLimits(age, limitsOf(age))).toBe(age);
    expect(withLimits(age, { min: '', max: '1.200' })).toEqual({ ...age, min: undefined, max: 1200 });
    const validators = [{ type: 'numeric', minValue: 1, maxValue: 9 }];
    const checked = { type: 'text', name: 'N', validators };
    expect(limitsOf(checked)).toEqual({ min: '1', max: '9' });
    expect(withLimits(checked, { min: '2', max: '9' })).toEqual({
      ...{ type: 'text', name: 'N', inputType: 'number', min: 2, max: 9 },
    });
  });

  it('are numbers, the least below the greatest, and no longer than we keep', () => {
    expect(limitFaults(age, { min: 'mười', max: '100' })).toEqual([{ field: 'min', why: 'limitNumber' }]);
    expect(limitFaults(age, { min: '101', max: '100' })).toEqual([{ field: 'max', why: 'limitOrder' }]);
    expect(limitFaults(age, { min: '0', max: '' })).toEqual([]);
    for (const typed of ['0', '5001', '1,5', 'dài']) {
      expect(limitFaults({ type: 'comment' }, { maxLength: typed })).toEqual([
        { field: 'maxLength', why: 'limitLength' },
      ]);
    }
  });

  it('stay where a form has no field for them', () => {
    expect(limitsSent({ 'limit-min': ' 5 ', 'limit-maxLength': '3' }, limitsOf(age))).toEqual({ min: '5', max: '100' });
  });
});
