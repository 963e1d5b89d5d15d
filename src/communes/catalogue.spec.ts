import { readdirSync, readFileSync } from 'node:fs';
import { type CommuneCatalogue, centreOf, departmentOfField, parseCatalogue } from './catalogue.js';

const shipped: readonly CommuneCatalogue[] = readdirSync('data/communes')
  .filter((file) => file.endsWith('.json'))
  .map((file) => parseCatalogue(JSON.parse(readFileSync(`data/communes/${file}`, 'utf8'))));

const small = {
  key: 'xuan',
  name: 'Xuân',
  kind: 'xã',
  villageKind: 'thôn',
  province: 'Hải Phòng',
  units: [{ key: 'trung-tam', name: 'Trung tâm', kind: 'centre' }],
  fields: [{ key: 'ho-tich', name: 'Hộ tịch', unit: 'trung-tam' }],
  counters: [],
  villages: [],
  leads: {},
};

describe('the shipped communes', () => {
  it('are the five of the plans', () => {
    expect(shipped.map(({ key }) => key)).toEqual(['cam-giang', 'hong-chau', 'le-thanh-nghi', 'nam-duong', 'viet-khe']);
  });

  it.each(shipped)(
    '$key: every item of the survey on the administration has a department that leads it',
    ({ leads }) => {
      const items = Array.from({ length: 15 }, (_, index) => `A${String(index + 1).padStart(2, '0')}`);
      expect(Object.keys(leads).sort()).toEqual(items);
    },
  );

  it.each(shipped)('$key: has a centre, the field ho-tich and at least ten villages', (catalogue) => {
    expect(centreOf(catalogue)).toBe('trung-tam-pvhcc');
    expect(departmentOfField(catalogue, 'ho-tich')).toBe('van-phong');
    expect(catalogue.villages.length).toBeGreaterThanOrEqual(10);
  });
});

describe('reading a commune file', () => {
  it('names the place of a fault', () => {
    const faulty = (change: object) => () => parseCatalogue({ ...small, ...change });
    expect(faulty({ fields: [{ key: 'x', name: 'X', unit: 'nobody' }] })).toThrow('x: there is no nobody');
    expect(faulty({ kind: 'huyện' })).toThrow('Commune file, kind');
    expect(faulty({ units: [{ key: 'a', name: 'A', kind: 'department' }], fields: [] })).toThrow(
      'no unit is the centre',
    );
    expect(faulty({ units: [...small.units, ...small.units] })).toThrow('trung-tam stands twice');
  });

  it('writes names in NFC', () => {
    expect(parseCatalogue({ ...small, name: 'Hồng Châu'.normalize('NFD') }).name).toBe('Hồng Châu'.normalize('NFC'));
  });

  it('knows no department for an unknown field', () => {
    expect(departmentOfField(parseCatalogue(small), 'khac')).toBeNull();
    expect(departmentOfField(parseCatalogue(small), null)).toBeNull();
  });
});
