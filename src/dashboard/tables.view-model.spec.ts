import { shipped, springCatalogue } from '../../test/harness/tallied-round.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import type { Figure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { filtersOf, offered, type TablesSource, toTablesView } from './tables.view-model.js';

const centre = { id: 'c1', name: 'Centre', continuous: true, leads: [] } as unknown as Campaign;
const figure: Figure = {
  ...{ kind: 'rate', satisfied: 94, base: 100, respondents: 100, rate: 0.94, meetsTarget: true, verdict: 'met' },
  interval: { lower: 0.9, upper: 0.97, level: 0.9, method: 'wilson' },
};
const source: TablesSource = {
  ...{ commune: { id: 'spring', heading: 'Xã Xuân' }, catalogue: springCatalogue, questionnaire: shipped('trung-tam') },
  ...{ campaigns: [centre], campaign: centre, by: 'channel', filter: null },
  ...{ quarters: ['2026-Q2', '2026-Q3'], quarter: '2026-Q2' },
  satisfaction: {
    ...{ period: '2026-Q2', locked: true, target: 0.9, formula: 'F4', overall: figure },
    ...{ publishedAt: '2026-07-05T00:00:00.000Z', dataHash: '0123456789abcdef01' },
    groups: [
      { key: 'qr', label: 'QR', figure },
      { key: 'kiosk', label: 'Kiosk', figure: { kind: 'few', respondents: 20, majority: 'satisfied' } },
      { key: 'paper', label: 'Paper', figure: { kind: 'merged' } },
    ],
  } as unknown as Satisfaction,
};
const administration = {
  questionnaire: shipped('chinh-quyen'),
  campaign: { ...centre, leads: [{ from: '2000-01-01', leads: { A01: 'registry' } }] },
};

describe('the fixed tables', () => {
  it('are those that the questionnaire can fill', () => {
    expect(offered(source)).toEqual([
      ...['department', 'element', 'question', 'field', 'channel', 'assisted', 'group', 'way', 'age', 'sex', 'weekday'],
    ]);
    expect(offered(administration as unknown as TablesSource)).toEqual([
      ...['department', 'element', 'question', 'village', 'channel', 'assisted', 'group', 'age', 'sex', 'weekday'],
    ]);
  });

  it('may be asked of a part of the people, but age, sex, weekday and group of all only', () => {
    expect(filtersOf('channel', source)).toEqual(['assisted', 'group', 'department', 'field']);
    expect(filtersOf('age', source)).toEqual([]);
    expect(filtersOf('element', administration as unknown as TablesSource)).not.toContain('department');
  });

  it('tell every choice, the period, the formula and each row in words', () => {
    const view = toTablesView(source, 'vi');
    expect(view).toMatchObject({
      name: 'Nơi trả lời',
      about: 'Centre · quý II/2026 · F4, tỷ lệ người chọn mức 4 và 5 ở câu hỏi chung · đã chốt',
      readings: true,
      dataHash: '0123456789abcdef',
      quarters: [
        { value: '2026-Q3', name: 'quý III/2026', chosen: false },
        { value: '2026-Q2', name: 'quý II/2026', chosen: true },
      ],
    });
    expect(view.table?.sections[0]?.rows.map(({ label, words }) => [label, words.rate ?? words.state])).toEqual([
      ['QR', '94,0%'],
      ['Kiosk', 'Đa số hài lòng (ít phiếu, chỉ nêu bằng lời)'],
    ]);
  });

  it('keep the filter in the method of each row and name it', () => {
    const view = toTablesView({ ...source, filter: { name: 'field', key: 'ho-tich' } }, 'vi');
    expect(view.table?.sections[0]?.rows[0]?.method).toContain('&field=ho-tich');
    expect(view.about).toContain('Lĩnh vực: Hộ tịch');
    const [, , , fields] = view.filters;
    expect(fields?.choices.find(({ chosen }) => chosen)?.value).toBe('field:ho-tich');
  });

  it('say so where the selection may not be told apart', () => {
    expect(toTablesView({ ...source, satisfaction: null }, 'vi')).toMatchObject({ table: null, overall: null });
  });
});
