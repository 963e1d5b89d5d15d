import fc from 'fast-check';
import { checkVisits, type VisitsFrame } from './visits.js';
import { readVisits } from './visits-text.js';

const frame: VisitsFrame = {
  fields: [
    { key: 'ho-tich', name: 'Hộ tịch' },
    { key: 'dat-dai', name: 'Đất đai' },
  ],
  opensOn: '2026-10-01',
  endsOn: '2026-12-31',
  today: '2026-11-04',
};

const read = (text: string) => {
  const sent = readVisits(text, frame.fields);
  return 'faults' in sent ? sent : checkVisits(sent, frame);
};
const visits = [
  { week: '2026-W44', field: 'ho-tich', count: 1234 },
  { week: '2026-W45', field: 'ho-tich', count: 120 },
  { week: '2026-W44', field: 'dat-dai', count: 45 },
];

describe('visits that are pasted', () => {
  it.each([
    [
      'a list with a heading, from Excel',
      'Tuần\tLĩnh vực\tSố lượt\n2026-W44\tHộ tịch\t1.234\nTuần 45/2026\tho-tich\t120\n26/10/2026\tĐẤT  ĐAI\t45',
    ],
    ['a list without one, fields first', 'Hộ tịch;2026-W44;1.234\r\nHộ tịch;2026-W45;120\r\nĐất đai;2026-W44;45\r\n'],
    [
      'a CSV file with a byte order mark and quotes',
      '\ufefftuan,linh_vuc,so_luot\n2026-W44,ho-tich,"1,234"\n2026-W45,ho-tich,120\n\n2026-W44,dat-dai,45',
    ],
    [
      'weeks across, with totals',
      'Lĩnh vực\t2026-W44\t2026-W45\tTổng\nHộ tịch\t1 234\t120\t1 354\nĐất đai\t45\t\t45\nTổng cộng\t1 279\t120\t1 399',
    ],
  ])('are understood as %s', (_, text) => {
    expect(read(text)).toEqual({ visits });
  });

  it('are understood with fields across', () => {
    const found = read('Tuần,Hộ tịch,Đất đai\n2026-W44,1234,45\n2026-W45,120,');
    expect(found).toEqual({ visits: [visits[0], visits[2], visits[1]] });
  });

  it('name every fault with its line, and nothing of them is used', () => {
    expect(
      read(
        '2026-W44;Hộ tịch;1,5\n2026-W54;Hộ tịch;3\n\n2026-W45;Hộ tich;4\n2026-W46;Đất đai;1\n2026-W44;Đất đai;1\n44;Đất đai\n2026-W44;Đất đai;2',
      ),
    ).toEqual({
      faults: [
        { row: 1, code: 'not-a-count', value: '1,5' },
        { row: 2, code: 'unknown-week', value: '2026-W54' },
        { row: 4, code: 'unknown-field', value: 'Hộ tich' },
        { row: 5, code: 'outside-campaign', value: '2026-W46' },
        { row: 7, code: 'unknown-week', value: '44' },
        { row: 7, code: 'not-a-count', value: '' },
        { row: 8, code: 'repeated', value: '2026-W44, Đất đai' },
      ],
    });
  });

  it('that are nothing, or no table, are no visits', () => {
    expect(read('')).toEqual({ visits: [] });
    expect(read('Tuần;Lĩnh vực;Số lượt')).toEqual({ visits: [] });
    expect(read('"2026-W44')).toEqual({ faults: [{ row: 1, code: 'unreadable', value: '' }] });
    expect(read('xin chào')).toEqual({ visits: [] });
  });

  it('come out as they went in, whatever the counts, in all three layouts and with every mark between cells', () => {
    const weeks = ['2026-W44', '2026-W45'];
    const counts = fc.array(fc.array(fc.nat(9_999_999), { minLength: 2, maxLength: 2 }), {
      minLength: 2,
      maxLength: 2,
    });
    fc.assert(
      fc.property(counts, fc.constantFrom('\t', ';', ','), fc.boolean(), (numbers, mark, dotted) => {
        const written = (count = 0) => (dotted ? new Intl.NumberFormat('vi-VN').format(count) : String(count));
        const all = weeks.flatMap((week, w) =>
          frame.fields.map(({ key, name }, f) => ({ week, field: key, name, count: numbers[w]?.[f] ?? 0 })),
        );
        const row = (...cells: string[]) => cells.join(mark);
        const list = all.map(({ week, name, count }) => row(week, name, written(count)));
        const byField = frame.fields.map(({ name }, f) => row(name, ...weeks.map((_, w) => written(numbers[w]?.[f]))));
        const byWeek = weeks.map((week, w) => row(week, ...frame.fields.map((_, f) => written(numbers[w]?.[f]))));
        const sorted = (visits: readonly { week: string; field: string; count: number }[]) =>
          visits.map(({ week, field, count }) => `${week} ${field} ${count}`).sort();
        for (const text of [list, [row('', ...weeks), ...byField], [row('', 'ho-tich', 'Đất đai'), ...byWeek]]) {
          const found = read(text.join('\r\n'));
          expect('visits' in found ? sorted(found.visits) : found).toEqual(sorted(all));
        }
      }),
    );
  });
});
