import type { CommuneCatalogue } from '../communes/catalogue.js';
import { CollectionPoint } from './collection-point.entity.js';
import { nameFault, placeText, readPointForm } from './point-form.js';

const catalogue = {
  ...{ key: 'spring', name: 'Xuân', kind: 'xã', villageKind: 'thôn' },
  units: [
    { key: 'centre', name: 'Trung tâm', kind: 'centre' },
    { key: 'parks', name: 'Phòng Kinh tế', kind: 'department' },
  ],
  fields: [{ key: 'ho-tich', name: 'Hộ tịch', unit: 'parks' }],
  counters: [{ key: 'q1', name: 'Quầy 1', unit: 'centre', fields: [] }],
  villages: [{ key: 'dong', name: 'Đông' }],
} as unknown as CommuneCatalogue;
const at = (more: Partial<CollectionPoint>) =>
  Object.assign(new CollectionPoint(), {
    ...{ name: 'Cửa 1', unit: 'centre', counter: null, field: null, village: null, revokedOn: null, earlierPlaces: [] },
    ...more,
  });
const shown = { name: 'Cửa 1', place: 'centre', wasName: 'Cửa 1', wasPlace: 'centre' };

it.each([
  [{}, 'centre'],
  [{ counter: 'q1' }, 'counter:q1'],
  [{ field: 'ho-tich' }, 'field:ho-tich'],
  [{ unit: 'parks' }, 'unit:parks'],
  [{ unit: null, village: 'dong' }, 'village:dong'],
  [{ counter: 'gone' }, ''],
])('a point with %j is shown at “%s”', (place, text) => {
  expect(placeText(catalogue, at(place))).toBe(text);
});

it.each([
  ['nothing', {}, {}],
  ['a new name, cleaned', { name: ' Cửa  chính ' }, { name: 'Cửa chính' }],
  ['a counter', { place: 'counter:q1' }, { place: { kind: 'counter', key: 'q1', name: 'Quầy 1' } }],
  ['the whole Centre from a place that is no more', { wasPlace: '' }, { place: null }],
])('a form that changes %s', (_, typed, change) => {
  expect(readPointForm({ ...shown, ...typed }, { catalogue, point: at({}) })).toEqual({ change });
});

it.each([
  ['no name', { name: ' \u200b' }, 'name', 'name'],
  ['a name that fits on no sheet', { name: 'x'.repeat(121) }, 'name', 'long'],
  ['a name that somebody else has changed too', { name: 'Cửa 2', wasName: 'Cửa cũ' }, 'name', 'changed'],
  ['a place that is none', { place: 'counter:q9' }, 'place', 'place'],
  ['no place', { place: '' }, 'place', 'place'],
  ['a village, for a point at the Centre', { place: 'village:dong' }, 'place', 'place'],
  ['a place that somebody else has changed too', { place: 'unit:parks', wasPlace: 'counter:q1' }, 'place', 'changed'],
])('%s is a fault at its field', (_, typed, field, sentence) => {
  const read = readPointForm({ ...shown, ...typed }, { catalogue, point: at({}) });
  expect(read).toEqual({ faults: [{ field, sentence }] });
});

it.each([
  ['x'.repeat(120), null],
  ['x'.repeat(121), 'long'],
  ['\u200b', 'name'],
])('“%s” as a name: %s', (name, fault) => {
  expect(nameFault(name)).toBe(fault);
});

it('a point that was moved twice stood where it stood on each day', () => {
  const earlierPlaces = [
    { before: '2026-11-03', unit: 'centre', counter: 'q1', field: null, village: null },
    { before: '2026-11-05', unit: 'parks', counter: null, field: null, village: null },
  ] as const;
  const point = at({ field: 'ho-tich', earlierPlaces });
  const on = (day: `${number}-${number}-${number}`) => placeText(catalogue, point.asOf(day));
  expect(['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'].map((day) => on(day as '2026-11-02'))).toEqual([
    ...['counter:q1', 'unit:parks', 'unit:parks', 'field:ho-tich'],
  ]);
  expect(point.asOf('2026-11-02').name).toBe('Cửa 1');
});
