import type { CommuneCatalogue } from '../communes/catalogue.js';
import { CollectionPoint } from './collection-point.entity.js';
import { readPointList } from './point-list.js';

const catalogue = {
  ...{ key: 'spring', name: 'Xuân', kind: 'xã', villageKind: 'thôn' },
  units: [{ key: 'centre', name: 'Trung tâm', kind: 'centre' }],
  fields: [{ key: 'ho-tich', name: 'Hộ tịch', unit: 'centre' }],
  counters: [{ key: 'q1', name: 'Quầy 1', unit: 'centre', fields: [] }],
  villages: [
    { key: 'dong', name: 'Đông' },
    { key: 'doai', name: 'Đoài' },
  ],
} as unknown as CommuneCatalogue;
const standing = [
  { name: 'Cổng chính', kind: 'qr', unit: 'centre', counter: null, field: null, village: null, revokedOn: null },
  { name: 'Nhà văn hóa', kind: 'qr', unit: null, counter: null, field: null, village: 'dong', revokedOn: null },
  { name: 'Cũ', kind: 'qr', unit: null, counter: null, field: null, village: 'doai', revokedOn: '2026-01-01' },
].map((point) => Object.assign(new CollectionPoint(), { ...point, earlierPlaces: [] }));
const list = (text: string, everyPlaceOf: readonly ('village' | 'counter' | 'field')[] = []) =>
  readPointList({ kind: 'qr', text, place: null, everyPlaceOf }, { catalogue, standing });

it('names a point a line, where it stands behind a tab or a semicolon, and leaves out empty lines', () => {
  const read = list(' Cửa  sau \r\n\nBảng tin;thôn đoài\nBàn viết\tQuầy 1\nSảnh; Đông');
  expect(read.map(({ line, name, place, fault }) => [line, name, place?.key ?? null, fault])).toEqual([
    [1, 'Cửa sau', null, null],
    [3, 'Bảng tin', 'doai', null],
    [4, 'Bàn viết', 'q1', null],
    [5, 'Sảnh', 'dong', null],
  ]);
});

it.each([
  ['cổng chính', 'there'],
  ['Cửa 2\nCỬA 2', 'twice'],
  ['Cửa 3; Thôn Nam', 'place'],
  ['Đ'.repeat(121), 'long'],
])('%s: that line is at fault', (text, fault) => {
  expect(list(`Cửa 1\n${text}`).flatMap((one) => one.fault ?? [])).toEqual([fault]);
});

it('a code that was revoked keeps no name and no place', () => {
  expect(list('Cũ; Đoài')).toMatchObject([{ fault: null }]);
});

it('takes every place that has no point of that kind yet', () => {
  const read = list('', ['village', 'counter', 'field']);
  expect(read.map(({ name }) => name)).toEqual(['Thôn Đoài', 'Quầy 1', 'Hộ tịch']);
  expect(list('Thôn Đoài', ['village']).map(({ line, fault }) => [line, fault])).toEqual([
    [1, null],
    [null, 'twice'],
  ]);
});
