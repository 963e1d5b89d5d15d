import { blobsOf } from './blobs.js';
import { type Grey, reduced } from './grey.js';
import { paperLight } from './paper-light.js';
import { nearby, perspectiveOf } from './plane.js';

const SIZE = 60;

/** White paper, half of it in shadow, with what is drawn on it. */
function paper(ink: (x: number, y: number) => boolean): Grey {
  const pixels = Uint8Array.from({ length: SIZE * SIZE }, (_, at) => {
    const [x, y] = [at % SIZE, Math.floor(at / SIZE)];
    return (ink(x, y) ? 0.2 : 1) * (x < SIZE / 2 ? 200 : 100);
  });
  return { width: SIZE, height: SIZE, pixels };
}

const isSquare = (x: number, y: number): boolean => x >= 8 && x < 16 && y >= 20 && y < 28;
const isStroke = (x: number): boolean => x === 45;
const inked = paper((x, y) => isSquare(x, y) || isStroke(x));

it('the light of paper goes through squares and strokes, and keeps the edge of a shadow', () => {
  const { pixels } = paperLight(inked, 12);
  const at = (x: number, y: number): number | undefined => pixels[y * SIZE + x];
  expect([at(12, 24), at(25, 24), at(35, 24), at(45, 24)]).toEqual([200, 200, 100, 100]);
});

it('a dark square is found in light and in shadow, with its middle and its size', () => {
  const light = paperLight(inked, 12);
  const [stroke, square, ...others] = blobsOf(inked, light, 0.62, { least: 20, most: 200 });
  expect(others).toEqual([]);
  expect(stroke?.stretch).toBeGreaterThan(5);
  expect(square).toMatchObject({ x: 11.5, y: 23.5, area: 64 });
  expect(square?.solid).toBeCloseTo(1, 5);
});

it('a picture made smaller has the mean of what it stands for', () => {
  const { width, height, pixels } = reduced(
    { width: 5, height: 2, pixels: Uint8Array.of(0, 10, 20, 40, 9, 2, 8, 60, 80, 9) },
    2,
  );
  expect({ width, height, pixels: [...pixels] }).toEqual({ width: 2, height: 1, pixels: [5, 50] });
});

it('the view of a tilted page is found again from places on it', () => {
  const view = (x: number, y: number) => {
    const depth = 1 + 0.0004 * x + 0.0007 * y;
    return { x: (300 + 4 * x + 0.3 * y) / depth, y: (100 - 0.2 * x + 4.2 * y) / depth };
  };
  const places = [
    [10, 10],
    [200, 10],
    [200, 287],
    [10, 287],
    [105, 10],
  ] as const;
  const pairs = places.map(([x, y]) => ({ page: { x, y }, seen: view(x, y) }));
  const found = perspectiveOf(pairs)?.({ x: 120, y: 150 });
  expect(found?.x).toBeCloseTo(view(120, 150).x, 3);
  expect(found?.y).toBeCloseTo(view(120, 150).y, 3);
  expect(nearby(pairs.slice(0, 2), { x: 120, y: 150 })).toBeNull();
});
