import type { Grey } from './grey.js';
import { DARKEST_LIGHT } from './paper-light.js';
import type { Point } from './plane.js';

/**
 * The darkest square of a size about a place that has light around it; null where there is none.
 * @param side of the square, and `reach` how far its middle may be, in pixels
 */
export function darkSquare(
  picture: Grey,
  light: Grey,
  place: Point,
  { side, reach }: { readonly side: number; readonly reach: number },
): Point | null {
  const inner = Math.max(1, Math.round(side * 0.4));
  const outer = Math.round(side * 0.85);
  const gap = Math.round(side * 0.6);
  const half = Math.ceil(reach) + outer + 1;
  const [left, top] = [Math.round(place.x) - half, Math.round(place.y) - half];
  const across = half * 2 + 1;
  if (left < 0 || top < 0 || left + across > picture.width || top + across > picture.height) return null;
  // Sums of all that is above and left.
  const wide = across + 1;
  const sums = new Float64Array(wide * wide);
  for (let y = 0; y < across; y += 1) {
    let row = 0;
    for (let x = 0; x < across; x += 1) {
      const at = (top + y) * picture.width + left + x;
      row += Math.max(0, 1 - (picture.pixels[at] as number) / Math.max(DARKEST_LIGHT, light.pixels[at] as number));
      sums[(y + 1) * wide + x + 1] = (sums[y * wide + x + 1] as number) + row;
    }
  }
  const sum = (x: number, y: number, far: number): number => {
    const [from, to] = [x - far, x + far + 1];
    const [above, below] = [(y - far) * wide, (y + far + 1) * wide];
    return (
      (sums[below + to] as number) -
      (sums[below + from] as number) -
      (sums[above + to] as number) +
      (sums[above + from] as number)
    );
  };
  const count = (far: number): number => (2 * far + 1) ** 2;
  const score = (x: number, y: number): number => {
    const dark = sum(x, y, inner) / count(inner);
    const around = (sum(x, y, outer) - sum(x, y, gap)) / (count(outer) - count(gap));
    return dark > 0.5 && around < 0.35 ? dark - around : 0;
  };
  const steps = Math.ceil(reach);
  let best = 0;
  for (let y = half - steps; y <= half + steps; y += 1) {
    for (let x = half - steps; x <= half + steps; x += 1) best = Math.max(best, score(x, y));
  }
  if (best < 0.4) return null;
  // Several places do as well: their middle is that of the square.
  let [all, sumX, sumY] = [0, 0, 0];
  for (let y = half - steps; y <= half + steps; y += 1) {
    for (let x = half - steps; x <= half + steps; x += 1) {
      if (score(x, y) < best * 0.97) continue;
      all += 1;
      sumX += x;
      sumY += y;
    }
  }
  return { x: left + sumX / all, y: top + sumY / all };
}
