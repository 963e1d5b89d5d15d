import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secrets } from '../config/secrets.js';
import { isRotatingCode, rotatingCode } from './meetings.service.js';

const folder = mkdtempSync(join(tmpdir(), 'hai-long-'));
const secrets = Secrets.readOrNew(join(folder, 'secrets.json'));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (time: string): Date => new Date(`2026-11-21T${time}Z`);

describe('the rotating code of a wall', () => {
  it('stays for five minutes, then changes', () => {
    expect(rotatingCode(secrets, 'wall', at('19:00:00'))).toBe(rotatingCode(secrets, 'wall', at('19:04:59')));
    expect(rotatingCode(secrets, 'wall', at('19:05:00'))).not.toBe(rotatingCode(secrets, 'wall', at('19:04:59')));
    expect(rotatingCode(secrets, 'wall', at('19:00:00'))).toMatch(/^[0-9a-hjkmnp-tv-z]{8}$/);
  });

  it('counts while it is shown, and for one window before and after', () => {
    const code = rotatingCode(secrets, 'wall', at('19:02:00'));
    const known = ['18:54:59', '18:55:00', '19:00:00', '19:09:59', '19:10:00'].map((time) =>
      isRotatingCode(secrets, 'wall', code, at(time)),
    );
    expect(known).toEqual([false, true, true, true, false]);
  });

  it('counts at its own point only', () => {
    const code = rotatingCode(secrets, 'wall', at('19:02:00'));
    expect(isRotatingCode(secrets, 'hall', code, at('19:02:00'))).toBe(false);
    expect(isRotatingCode(secrets, 'wall', '', at('19:02:00'))).toBe(false);
  });
});
