import { Device } from './device.entity.js';
import { lastSeen, unheardOf } from './devices.view-model.js';

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

describe('a tablet not heard of since yesterday', () => {
  const always = { pairedAt: new Date('2026-10-01T00:00:00Z'), revokedAt: null, hours: null };
  const named = (lastSeenAt: string | null, now: string, more: object = {}): boolean => {
    const seen = lastSeenAt === null ? null : new Date(`2026-11-${lastSeenAt}:00+07:00`);
    const device = Object.assign(new Device(), always, { lastSeenAt: seen }, more);
    return unheardOf([device], new Date(`2026-11-${now}:00+07:00`)).length === 1;
  };
  const week = [...Array(5).fill({ opensAt: '07:00', closesAt: '17:30' }), null, null];

  it('is named from an hour after its hours began, and on no day off', () => {
    expect(named('02T17:30', '03T07:59', { hours: week })).toBe(false);
    expect(named('02T17:30', '03T08:01', { hours: week })).toBe(true);
    expect(named('03T07:05', '03T17:00', { hours: week })).toBe(false);
    expect(named('06T17:30', '08T12:00', { hours: week })).toBe(false);
    expect(named('05T17:30', '08T12:00', { hours: week })).toBe(true);
  });

  it('is named from the day after where it never sleeps; one never paired or revoked is not', () => {
    expect([named('02T23:00', '03T09:00'), named('03T00:30', '03T23:00')]).toEqual([true, false]);
    expect(named(null, '03T09:00')).toBe(false);
    expect(named('02T23:00', '03T09:00', { revokedAt: always.pairedAt })).toBe(false);
  });
});
