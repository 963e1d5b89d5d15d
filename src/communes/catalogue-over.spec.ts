import { springCatalogue } from '../../test/harness/tallied-round.js';
import { catalogueOver } from './catalogue-over.js';

it('a commune over some days has every unit of them, by its last name', () => {
  const [first, ...others] = springCatalogue.units;
  if (!first) throw new Error('Spring has units');
  const renamed = { ...springCatalogue, units: [{ ...first, name: 'Phòng mới' }], villages: [] };
  const whole = catalogueOver([springCatalogue, renamed]);
  expect(whole.units).toEqual([{ ...first, name: 'Phòng mới' }, ...others]);
  expect(whole.villages).toEqual(springCatalogue.villages);
  expect(catalogueOver([springCatalogue])).toEqual(springCatalogue);
});
