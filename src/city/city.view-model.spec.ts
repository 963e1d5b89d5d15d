import { aFew, aRate } from '../../test/harness/told.js';
import type { CommuneInCity } from './city.service.js';
import { SMALL_HEIGHT, SMALL_WIDTH, smallMultiple, toCity } from './city.view-model.js';

const commune = (key: string, more: Partial<CommuneInCity>): CommuneInCity => ({
  ...{ key, label: `Xã ${key}`, campaign: `${key}-round`, period: '2026-Q3', publishedAt: null, dataHash: null },
  ...{ target: 0.9, figure: aRate(376, 412), visits: null, series: [], ...more },
});

describe('communes side by side', () => {
  const visits = { total: 3150, responses: 412, byField: [] };
  const asked = { subject: 'centre', period: '2026-Q3' } as const;
  const view = toCity(
    [
      commune('b', { visits }),
      commune('a', { figure: aFew(12, 14) }),
      commune('c', { figure: { kind: 'collecting', responses: 41 }, period: null, target: null }),
    ],
    asked,
    'vi',
  );

  it('stand in the order they are given, each with its own verdict, coverage and state, and open their dashboards', () => {
    expect(
      view.rows.map(({ label, verdict, coverage, words }) => [label, verdict?.text, coverage, words.state]),
    ).toEqual([
      ['Xã b', 'ĐẠT, chưa đủ căn cứ', '412/3.150 lượt tiếp nhận hồ sơ', null],
      ['Xã a', undefined, null, '12/14 phiếu hài lòng (ít phiếu, chưa tính tỷ lệ)'],
      ['Xã c', undefined, null, 'Đang thu phiếu: 41 phiếu. Kết quả có sau khi chốt số liệu'],
    ]);
    expect(view.rows[0]?.address).toBe('/dashboard?commune=b&subject=centre');
  });

  it('keep what is asked for when another subject is chosen, and draw no funnel of three', () => {
    expect(view.subjects.find(({ current }) => current)?.address).toBe('/city?subject=centre&period=2026-Q3');
    expect(view.funnel).toBeNull();
  });
});

describe('the small drawing of a commune', () => {
  it('has a point for each rate on the scale of all, and a gap where there is none', () => {
    const drawn = smallMultiple([aRate(90, 100), { kind: 'merged' }, aRate(100, 100)], 0.9, 0.8);
    expect(drawn).toEqual({
      points: [
        { x: SMALL_WIDTH / 6, y: SMALL_HEIGHT / 2 },
        { x: (SMALL_WIDTH * 5) / 6, y: 0 },
      ],
      target: SMALL_HEIGHT / 2,
    });
  });

  it('is none of fewer than two', () => {
    expect(smallMultiple([aRate(90, 100)], 0.9, 0.8)).toBeNull();
  });
});
