import { springCatalogue } from '../../test/harness/tallied-round.js';
import type { CommuneCatalogue } from './catalogue.js';
import { newKey, slugOf } from './catalogue-keys.js';
import { changesBetween, movesAnswers } from './commune-changes.js';
import { namesIn, villagesNamed } from './village-list.js';

const spring: CommuneCatalogue = springCatalogue;

/** "Văn phòng" and "Phòng Kinh tế" become one department, which takes over their fields and what they lead. */
const merged: CommuneCatalogue = {
  ...spring,
  units: [
    ...spring.units.filter(({ key }) => key !== 'registry' && key !== 'parks'),
    { key: 'phong-chung', name: 'Phòng chung', kind: 'department' },
  ],
  fields: spring.fields.map((one) => (one.unit === 'tax' ? one : { ...one, unit: 'phong-chung' })),
  leads: { A01: 'phong-chung' },
};

describe('what changes between two states of a commune', () => {
  it('is nothing between a state and itself', () => {
    expect(changesBetween(spring, structuredClone(spring))).toEqual([]);
    expect(movesAnswers(spring, structuredClone(spring))).toEqual({ centre: false, administration: false });
  });

  it('is told by name where departments are merged, fields with them', () => {
    expect(changesBetween(spring, merged)).toEqual([
      {
        ...{ part: 'units', added: ['Phòng chung'], stays: 2, changed: [] },
        removed: ['Văn phòng HĐND và UBND', 'Phòng Kinh tế'],
      },
      {
        ...{ part: 'fields', added: [], removed: [], stays: 1 },
        changed: [
          {
            name: 'Hộ tịch',
            details: [{ what: 'unit', before: 'Văn phòng HĐND và UBND', after: 'Phòng chung' }],
          },
          { name: 'Đất đai', details: [{ what: 'unit', before: 'Phòng Kinh tế', after: 'Phòng chung' }] },
        ],
      },
      {
        ...{ part: 'leads', added: [], removed: [], stays: 0 },
        changed: [
          { name: 'A01', details: [{ what: 'leader', before: 'Văn phòng HĐND và UBND', after: 'Phòng chung' }] },
          { name: 'A02', details: [{ what: 'leader', before: 'Phòng Kinh tế', after: '' }] },
        ],
      },
    ]);
    expect(movesAnswers(spring, merged)).toEqual({ centre: true, administration: true });
  });

  it('a renamed unit is one that changed, with what it was called', () => {
    const renamed = {
      ...spring,
      units: spring.units.map((one) => (one.key === 'tax' ? { ...one, name: 'Thuế cơ sở' } : one)),
    };
    expect(changesBetween(spring, renamed)).toMatchObject([
      {
        part: 'units',
        stays: 3,
        changed: [{ name: 'Thuế cơ sở', details: [{ what: 'name', before: 'Thuế', after: 'Thuế cơ sở' }] }],
      },
    ]);
    expect(movesAnswers(spring, renamed)).toEqual({ centre: false, administration: false });
  });

  it('a counter that another unit runs moves what is answered at it; one that is closed does not', () => {
    const counters = [{ key: 'q1', name: 'Quầy 1', unit: 'registry', fields: ['ho-tich'] }];
    expect(movesAnswers(spring, { ...spring, counters })).toEqual({ centre: true, administration: false });
    expect(movesAnswers(spring, { ...spring, counters: [] })).toEqual({ centre: false, administration: false });
  });

  it('a counter tells its fields by name, a contact what it was', () => {
    const after = {
      ...spring,
      counters: [{ key: 'q1', name: 'Quầy 1', unit: 'centre', fields: ['ho-tich', 'thue'] }],
      contacts: { phone: '0220 3765 123' },
    };
    expect(changesBetween(spring, after)).toMatchObject([
      { part: 'counters', changed: [{ details: [{ what: 'fields', before: 'Hộ tịch', after: 'Hộ tịch, Thuế' }] }] },
      { part: 'contacts', changed: [{ details: [{ what: 'value', before: '', after: '0220 3765 123' }] }] },
    ]);
  });

  it('500 villages are compared in no time that anybody notices', () => {
    const villages = Array.from({ length: 500 }, (_, at) => ({ key: `v${at}`, name: `Thôn ${at}`, example: false }));
    const [change] = changesBetween({ ...spring, villages }, { ...spring, villages: villages.slice(1) });
    expect(change).toMatchObject({ removed: ['Thôn 0'], stays: 499 });
  });
});

describe('a key', () => {
  it('is made from the name, and is never that of something else', () => {
    const ever = {
      ...spring,
      units: [...spring.units, { key: 'phong-cu', name: 'Phòng Đô thị', kind: 'department' as const }],
    };
    const made = (name: string) => newKey('units', name, { now: spring, ever });
    expect(made('Phòng Nội vụ')).toBe('phong-noi-vu');
    expect(made('Tax')).toBe('tax-2');
    // It was there before under this name; its old key stood for nothing else.
    expect(made('phòng  đô thị')).toBe('phong-cu');
    expect(made('Phòng Cũ')).toBe('phong-cu-2');
  });

  it('is short, and there is one for every name', () => {
    expect(slugOf('ỦY BAN Mặt trận Tổ quốc Việt Nam Đ/c')).toBe('uy-ban-mat-tran-to-quoc-viet-nam-d-c');
    expect(slugOf('越南')).toBe('muc');
    expect(slugOf('Phòng rất dài '.repeat(20)).length).toBeLessThanOrEqual(60);
  });
});

describe('a pasted list of villages', () => {
  const keys = { now: { ...spring, villages: [{ key: 'dong', name: 'Đông', example: true }] }, ever: spring };

  it('keeps the keys of those that are there, whatever is written in front', () => {
    expect(villagesNamed(namesIn('1. Thôn Đông\r\n2) Thôn Đoài Hạ\n\n- thôn Nam'), keys)).toEqual([
      { key: 'dong', name: 'Thôn Đông', example: false },
      { key: 'thon-doai-ha', name: 'Thôn Đoài Hạ', example: false },
      { key: 'thon-nam', name: 'thôn Nam', example: false },
    ]);
  });

  it('two names with one slug are two villages', () => {
    expect(villagesNamed(['Thôn Mía', 'Thôn Mịa'], keys).map(({ key }) => key)).toEqual(['thon-mia', 'thon-mia-2']);
  });

  it('a name that stands twice is one', () => {
    expect(namesIn('Thôn A\nTHÔN  A\n3 Thôn B')).toEqual(['Thôn A', '3 Thôn B']);
  });

  it('copied from a paper, it has no sign at the end of a line', () => {
    expect(namesIn('- Thôn Đông;\n- Thôn Đoài; \n- Thôn 3.')).toEqual(['Thôn Đông', 'Thôn Đoài', 'Thôn 3']);
  });
});
