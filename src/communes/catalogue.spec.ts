import { readdirSync, readFileSync } from 'node:fs';
import { springCatalogue } from '../../test/harness/tallied-round.js';
import { type CommuneCatalogue, catalogueOver, centreOf, departmentOfField, unitName } from './catalogue.js';
import { parseCatalogue, readCatalogue } from './catalogue-file.js';

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

  it.each(shipped)('$key: says for every item which line of the plan gives it to its department', (catalogue) => {
    expect(Object.keys(catalogue.leadSources ?? {}).sort()).toEqual(Object.keys(catalogue.leads).sort());
  });

  it.each(shipped)('$key: an item is led by the centre or a department, never by a body outside', (catalogue) => {
    const leading = catalogue.units.filter(({ key }) => Object.values(catalogue.leads).includes(key));
    expect(leading.filter(({ kind }) => kind === 'vertical' || kind === 'other')).toEqual([]);
  });

  it.each(shipped)('$key: every field is resolved by a unit that answers for it', ({ units, fields }) => {
    const able = units.filter(({ kind }) => kind !== 'other').map(({ key }) => key);
    expect(fields.filter(({ unit }) => !able.includes(unit))).toEqual([]);
  });

  it.each(shipped)('$key: every village is marked as an example, since the plans name none', ({ villages }) => {
    expect(villages.every(({ example }) => example)).toBe(true);
  });

  it.each(shipped)('$key: has a centre, the field ho-tich and at least ten villages', (catalogue) => {
    expect(centreOf(catalogue)).toBe('trung-tam-pvhcc');
    expect(departmentOfField(catalogue, 'ho-tich')).toBe('van-phong');
    expect(catalogue.villages.length).toBeGreaterThanOrEqual(10);
  });
});

describe('reading a commune file', () => {
  it('names the place of a fault', () => {
    const faulty = (change: object) => () => parseCatalogue({ ...small, ...change });
    expect(faulty({ fields: [{ key: 'x', name: 'X', unit: 'nobody' }] })).toThrow(
      'Commune file, fields.0.unit: unknown-unit nobody',
    );
    expect(faulty({ leads: { A01: 'nobody' } })).toThrow('leads.A01: unknown-unit nobody');
    expect(faulty({ leadSources: { A02: 'dòng 1' } })).toThrow('leadSources.A02: unknown-item A02');
    expect(faulty({ counters: [{ key: 'q', name: 'Q', unit: 'trung-tam', fields: ['ho-tich', 'khac'] }] })).toThrow(
      'counters.0.fields.1: unknown-field khac',
    );
    expect(faulty({ key: 'Hộ tịch' })).toThrow('Commune file, key: invalid_format');
    expect(faulty({ province: ' ' })).toThrow('Commune file, province');
    expect(faulty({ kind: 'huyện' })).toThrow('Commune file, kind');
    expect(faulty({ units: [{ key: 'a', name: 'A', kind: 'department' }], fields: [] })).toThrow('units: no-centre');
    expect(faulty({ units: [...small.units, ...small.units] })).toThrow(
      'units.1.key: twice trung-tam; units.1.name: same-name Trung tâm',
    );
  });

  it('tells every fault at once, each by the row that people know', () => {
    const read = readCatalogue({
      ...small,
      province: 5,
      fields: [
        ...small.fields,
        { key: 'dat-dai', name: ' hộ  TỊCH ', unit: 'phong-cu' },
        { key: 'Sai', unit: 'trung-tam' },
      ],
      leads: { A01: 'phong-cu' },
      contacts: { phone: 'gọi cô Lan' },
    });
    const told =
      'faults' in read ? read.faults.map(({ reason, value, row }) => [row.list, row.name, reason, value]) : [];
    expect(told).toEqual([
      ['about', 'province', 'invalid_type', ''],
      ['fields', null, 'invalid_format', ''],
      ['fields', null, 'invalid_type', ''],
      ['contacts', 'phone', 'contact', ''],
      ['fields', ' hộ  TỊCH ', 'same-name', 'hộ TỊCH'],
      ['fields', ' hộ  TỊCH ', 'unknown-unit', 'phong-cu'],
      ['leads', 'A01', 'unknown-unit', 'phong-cu'],
    ]);
  });

  it('takes contacts and signers, and does without them', () => {
    const contacts = {
      phone: '+84 220 3765 123',
      email: 'ubnd@xa.gov.vn',
      website: 'https://xa.haiphong.gov.vn/lien-he',
    };
    const signers = [{ key: 'nguyen-van-a', name: 'Nguyễn Văn A', title: 'Chủ tịch', role: 'chairman' }];
    expect(parseCatalogue({ ...small, contacts, signers })).toMatchObject({ contacts, signers });
    expect(parseCatalogue(small)).not.toHaveProperty('contacts');
  });

  it('writes names in NFC', () => {
    expect(parseCatalogue({ ...small, name: 'Hồng Châu'.normalize('NFD') }).name).toBe('Hồng Châu'.normalize('NFC'));
  });

  it('takes a kind that was written with separate marks', () => {
    expect(parseCatalogue({ ...small, kind: 'xã'.normalize('NFD') }).kind).toBe('xã'.normalize('NFC'));
  });

  it('calls a unit by its name, and one that is gone by its key', () => {
    expect(unitName(parseCatalogue(small), 'trung-tam')).toBe('Trung tâm');
    expect(unitName(parseCatalogue(small), 'phong-cu')).toBe('phong-cu');
  });

  it('knows no department for an unknown field', () => {
    expect(departmentOfField(parseCatalogue(small), 'khac')).toBeNull();
    expect(departmentOfField(parseCatalogue(small), null)).toBeNull();
  });
});

it('a commune over some days has every unit of them, by its last name', () => {
  const [first, ...others] = springCatalogue.units;
  if (!first) throw new Error('Spring has units');
  const renamed = { ...springCatalogue, units: [{ ...first, name: 'Phòng mới' }], villages: [] };
  const whole = catalogueOver([springCatalogue, renamed]);
  expect(whole.units).toEqual([{ ...first, name: 'Phòng mới' }, ...others]);
  expect(whole.villages).toEqual(springCatalogue.villages);
  expect(catalogueOver([springCatalogue])).toEqual(springCatalogue);
});
