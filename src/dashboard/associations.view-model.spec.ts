import { toAssociationRows } from './associations.view-model.js';

it('an association is told with its interval, in two decimals', () => {
  const found = {
    ...{ key: 'E5', label: 'Feedback', measure: 'spearman' as const, correlation: 0.6 },
    interval: { lower: 0.52, upper: 0.67 },
  };
  expect(toAssociationRows([found], 'vi')).toEqual([
    { label: 'Feedback', correlation: '0,60', interval: '0,52 – 0,67' },
  ]);
});
