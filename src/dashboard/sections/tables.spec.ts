import { shipped, springCatalogue } from '../../../test/harness/tallied-round.js';
import { aFew, aGroup, aRate } from '../../../test/harness/told.js';
import type { Campaign } from '../../campaigns/campaign.entity.js';
import { offered } from '../../figures/breakdowns.js';
import type { Satisfaction } from '../../figures/satisfaction.js';
import type { Reading } from '../reading.js';
import { filtersOf, type TableSource, toTable } from './tables.js';

const centre = { id: 'c1', name: 'Centre' } as Campaign;
const figure = aRate(94, 100);
const reading = {
  ...{ commune: { id: 'spring', told: [] }, campaign: centre, topic: 'centre', period: '2026-Q2', language: 'vi' },
} as unknown as Reading;
const source: TableSource = {
  ...{ catalogue: springCatalogue, questionnaire: shipped('trung-tam'), by: 'channel', filter: null },
  ...{ leads: [], seesCounters: false },
  satisfaction: {
    ...{ period: '2026-Q2', trial: false, target: 0.9, formula: 'F4', overall: figure },
    ...{ publishedAt: '2026-07-04T17:30:00.000Z', dataHash: '0123456789abcdef01' },
    groups: [
      aGroup('qr', figure, { label: 'QR' }),
      aGroup('kiosk', aFew(15, 20), { label: 'Kiosk' }),
      aGroup('paper', { kind: 'merged' }),
    ],
  } as unknown as Satisfaction,
};
const administration = {
  questionnaire: shipped('chinh-quyen'),
  leads: [{ from: '2000-01-01', leads: { A01: 'registry' } }],
  seesCounters: true,
} as const;

describe('the fixed tables', () => {
  it('are those that the questionnaire can fill', () => {
    expect(offered(source)).toEqual([
      ...['department', 'element', 'question', 'field', 'channel', 'assisted', 'group', 'way', 'age', 'sex', 'weekday'],
    ]);
    expect(offered({ ...source, seesCounters: true }).at(-1)).toBe('counter');
    expect(offered(administration)).toEqual([
      ...['department', 'element', 'question', 'village', 'channel', 'assisted', 'group', 'age', 'sex', 'weekday'],
    ]);
  });

  it('may be asked of a part of the people, but age, sex, weekday and group of all only', () => {
    expect(filtersOf('channel', source)).toEqual(['assisted', 'group', 'department', 'field']);
    expect(filtersOf('age', source)).toEqual([]);
    expect(filtersOf('element', administration)).not.toContain('department');
  });

  it('tell every choice, the period, the formula and each row in words', () => {
    const view = toTable(source, reading);
    expect(view).toMatchObject({
      name: 'Nơi trả lời',
      about: 'Centre · quý II/2026 · Tỷ lệ người hài lòng · chốt số liệu ngày 05/07/2026',
      readings: true,
      dataHash: '0123456789abcdef',
    });
    expect(view.table?.sections[0]?.rows.map(({ label, words }) => [label, words.rate ?? words.state])).toEqual([
      ['QR', '94,0%'],
      ['Kiosk', '15/20 phiếu hài lòng (ít phiếu, chưa tính tỷ lệ)'],
    ]);
  });

  it('keep the filter in the method of each row and name it', () => {
    const view = toTable({ ...source, filter: { name: 'field', key: 'ho-tich' } }, reading);
    expect(view.table?.sections[0]?.rows[0]?.method).toContain('&field=ho-tich');
    expect(view.about).toContain('Lĩnh vực: Hộ tịch');
    const [, , , fields] = view.filters;
    expect(fields?.choices.find(({ chosen }) => chosen)?.value).toBe('field:ho-tich');
  });

  it('of a trial say so', () => {
    const satisfaction = source.satisfaction && { ...source.satisfaction, trial: true };
    const view = toTable({ ...source, satisfaction }, reading);
    expect(view.about).toMatch(/ · CHẠY THỬ – phiếu thử, không tính vào kết quả$/);
  });

  it('say so where the selection may not be told apart', () => {
    expect(toTable({ ...source, satisfaction: null }, reading)).toMatchObject({ table: null, overall: null });
  });
});
