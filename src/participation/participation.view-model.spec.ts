import type { CampaignRow } from '../campaigns/campaign-row.js';
import { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { toParticipationView } from './participation.view-model.js';

const campaign = {
  id: 'c',
  state: 'open',
  opensOn: '2026-11-01',
  endsOn: '2026-11-10',
} as const as unknown as CampaignRow;
const counts = {
  ...{ total: 5, late: 1, withdrawn: 2, byDay: { '2026-11-01': 4, '2026-11-03': 1 } },
  ...{ byPoint: { b: 4, a: 1 }, byChannel: { qr: 4, paper: 1 } },
  byFlag: { burst: 0, repeated: 2 },
};
const points = ['a', 'b'].map((id) => Object.assign(new CollectionPoint(), { id, name: `Quầy ${id}`, kind: 'qr' }));

describe('the page of participation', () => {
  const view = toParticipationView({
    campaign,
    counts,
    points,
    today: '2026-11-03',
    plan: null,
    unheard: [],
    mayPair: false,
  });

  it('shows every day until today, those without answers too', () => {
    expect(view.days.map(({ day, count, length }) => [day, count, length])).toEqual([
      ['2026-11-01', 4, 100],
      ['2026-11-02', 0, 0],
      ['2026-11-03', 1, 25],
    ]);
    expect(view.today).toBe(1);
  });

  it('puts the busiest point first and gives it the longest bar', () => {
    expect(view.points.map(({ key, count, length }) => [key, count, length])).toEqual([
      ['point:b', 4, 100],
      ['point:a', 1, 25],
    ]);
  });

  it('tells how many were marked, and why', () => {
    expect(view.flagged.map(({ key, count }) => [key, count])).toEqual([
      ['flag:burst', 0],
      ['flag:repeated', 2],
    ]);
  });

  it('names all five channels', () => {
    expect(view.channels.map(({ count }) => count)).toEqual([4, 0, 1, 0, 0]);
  });

  it('draws the last days only when a campaign is long', () => {
    const long = toParticipationView({
      campaign: { ...campaign, opensOn: '2026-01-01' },
      counts,
      points,
      today: '2026-11-03',
      plan: null,
      unheard: [],
      mayPair: false,
    });
    expect(long.days).toHaveLength(45);
    expect(long.onlyLately).toBe(true);
    expect(long.lastDay).toBe('2026-11-03');
  });

  it('before the opening has no days and no fault', () => {
    expect(
      toParticipationView({
        campaign,
        counts,
        points: [],
        today: '2026-10-01',
        plan: null,
        unheard: [],
        mayPair: false,
      }).days,
    ).toEqual([]);
  });
});
