import { lastSeen } from './devices.view-model.js';

describe('when a tablet was last heard of', () => {
  const now = new Date('2026-11-03T05:12:00Z');
  const ago = (minutes: number) => lastSeen(new Date(now.getTime() - minutes * 60_000), now);

  it('is now, minutes, hours, or a day in Vietnam', () => {
    expect(lastSeen(new Date('2026-11-03T05:00:00Z'), now).count).toBe(12);
    expect(ago(1)).toMatchObject({ key: 'devices.seenNow', silent: false });
    expect(ago(59)).toMatchObject({ key: 'devices.seenMinutes', count: 59, silent: true });
    expect(ago(60)).toMatchObject({ key: 'devices.seenHours', count: 1 });
    expect(ago(24 * 60)).toMatchObject({ key: 'devices.seenDay', day: '2026-11-02' });
    expect(lastSeen(null, now)).toMatchObject({ key: 'devices.never', silent: false });
  });
});
