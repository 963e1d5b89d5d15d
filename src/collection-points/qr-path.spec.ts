import { create } from 'qrcode';
import { qrPath } from './qr-path.js';

describe('the path of a QR code', () => {
  const text = 'https://hai-long.example/k/9x3kd0v2mz';
  const { size, data } = create(text, { errorCorrectionLevel: 'Q' }).modules;
  const { side, path } = qrPath(text);

  it('keeps four quiet modules at each side', () => {
    expect(side).toBe(size + 8);
  });

  it('covers exactly the dark modules', () => {
    const covered = new Set<string>();
    for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
      for (let step = 0; step < Number(width); step++) covered.add(`${Number(x) + step - 4},${Number(y) - 4}`);
    }
    const dark = [...data].flatMap((value, at) => (value ? [`${at % size},${Math.floor(at / size)}`] : []));
    expect([...covered].sort()).toEqual(dark.sort());
  });
});
