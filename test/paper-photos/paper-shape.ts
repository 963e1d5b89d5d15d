import { PAGE } from '../../src/photographs/sheet-marks.js';
import { between, type Chance } from './hand.js';

/*
 * A sheet of paper as it lies on a table and is seen by a phone: bent, folded, tilted. Every point of the page gets a
 * place in the picture, and how much light falls on it.
 */

/** A place in the picture, in pixels, and its share of the light. */
export interface Seen {
  readonly x: number;
  readonly y: number;
  readonly light: number;
}

export interface Pose {
  /** Degrees between the camera and the upright above the paper. */
  readonly tilt: number;
  readonly shape: 'flat' | 'curled' | 'folded';
  readonly isTurned: boolean;
  /** @param x @param y millimetres on the page */
  readonly see: (x: number, y: number) => Seen;
}

interface Bend {
  readonly angle: number;
  /** How high the paper stands, and how far it has moved inwards, so many millimetres from the middle. */
  readonly at: (far: number) => { readonly height: number; readonly moved: number; readonly slope: number };
}

const REACH = 200;

/** @param slopeAt how steep the paper is, so many millimetres from the middle */
function bendOf(angle: number, slopeAt: (far: number) => number): Bend {
  const height = new Float64Array(REACH * 2 + 1);
  const moved = new Float64Array(REACH * 2 + 1);
  for (const way of [1, -1]) {
    for (let far = 1; far <= REACH; far += 1) {
      const [here, before] = [REACH + way * far, REACH + way * (far - 1)];
      const slope = slopeAt(way * (far - 0.5));
      height[here] = (height[before] ?? 0) + way * slope * Math.cos(Math.atan(slope));
      moved[here] = (moved[before] ?? 0) + way * (Math.cos(Math.atan(slope)) - 1);
    }
  }
  const of = (all: Float64Array, far: number): number => {
    const place = Math.min(REACH * 2 - 1.001, Math.max(0, far + REACH));
    const [low, part] = [Math.floor(place), place - Math.floor(place)];
    return (all[low] ?? 0) * (1 - part) + (all[low + 1] ?? 0) * part;
  };
  return { angle, at: (far) => ({ height: of(height, far), moved: of(moved, far), slope: slopeAt(far) }) };
}

function bendsOf(shape: Pose['shape'], chance: Chance): readonly Bend[] {
  if (shape === 'flat') return [];
  if (shape === 'curled') {
    const steep = between(chance, 0.03, 0.16) * (chance() < 0.5 ? 1 : -1);
    const middle = between(chance, -60, 60);
    const angle = chance() < 0.7 ? (chance() < 0.5 ? 0 : Math.PI / 2) : between(chance, 0, Math.PI);
    return [bendOf(angle, (far) => (steep * (far - middle)) / 100)];
  }
  return Array.from({ length: chance() < 0.6 ? 1 : 2 }, (_, at) => {
    const steep = between(chance, 0.03, 0.12) * (chance() < 0.5 ? 1 : -1);
    const crease = between(chance, -12, 12);
    const angle = (at === 0 ? Math.PI / 2 : 0) + between(chance, -0.08, 0.08);
    // A crease is a few millimetres wide.
    return bendOf(angle, (far) => steep * Math.tanh((far - crease) / 2));
  });
}

/** @param size of the picture, in pixels */
export function poseOf(size: { readonly width: number; readonly height: number }, chance: Chance): Pose {
  const tilt = chance() < 0.6 ? between(chance, 0, 15) : between(chance, 15, 35);
  const drawn = chance();
  const shape = drawn < 0.45 ? 'flat' : drawn < 0.75 ? 'curled' : 'folded';
  const bends = bendsOf(shape, chance);
  const azimuth = between(chance, 0, Math.PI * 2);
  const isTurned = chance() < 0.06;
  const roll = (between(chance, -9, 9) / 180) * Math.PI + (isTurned ? Math.PI : 0);
  const distance = between(chance, 360, 620);
  const scale = between(chance, 0.94, 1);
  const [shiftX, shiftY] = [between(chance, -2, 2), between(chance, -2, 2)];
  const lamp = { x: between(chance, -0.8, 0.8), y: between(chance, -0.8, 0.8) };
  const angle = (tilt / 180) * Math.PI;
  const [cosA, sinA] = [Math.cos(azimuth), Math.sin(azimuth)];
  const project = (x: number, y: number): Seen => {
    // A printer shrinks the page towards its middle, and shifts it.
    const flat = { x: (x - PAGE.width / 2) * scale + shiftX, y: (y - PAGE.height / 2) * scale + shiftY };
    let [atX, atY, height, light] = [flat.x, flat.y, 0, 1];
    for (const bend of bends) {
      const [cos, sin] = [Math.cos(bend.angle), Math.sin(bend.angle)];
      const { height: up, moved, slope } = bend.at(flat.x * cos + flat.y * sin);
      height += up;
      atX += moved * cos;
      atY += moved * sin;
      light -= slope * (cos * lamp.x + sin * lamp.y);
    }
    // Tilted around an axis through the middle, seen from a distance, turned in the picture.
    const [along, across] = [atX * cosA + atY * sinA, -atX * sinA + atY * cosA];
    const depth = distance - height * Math.cos(angle) + across * Math.sin(angle);
    const seenAcross = across * Math.cos(angle) + height * Math.sin(angle);
    const [planeX, planeY] = [along * cosA - seenAcross * sinA, along * sinA + seenAcross * cosA];
    const [turnedX, turnedY] = [
      planeX * Math.cos(roll) - planeY * Math.sin(roll),
      planeX * Math.sin(roll) + planeY * Math.cos(roll),
    ];
    return { x: (turnedX / depth) * distance, y: (turnedY / depth) * distance, light };
  };
  const corners = [
    [0, 0],
    [PAGE.width, 0],
    [PAGE.width, PAGE.height],
    [0, PAGE.height],
  ].map(([x = 0, y = 0]) => project(x, y));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  // One in thirty cuts something off.
  const filled = chance() < 0.035 ? between(chance, 1.03, 1.12) : between(chance, 0.8, 0.985);
  const pixels = filled * Math.min(size.width / (right - left), size.height / (bottom - top));
  const room = { x: size.width - (right - left) * pixels, y: size.height - (bottom - top) * pixels };
  const offset = { x: room.x * between(chance, 0.2, 0.8), y: room.y * between(chance, 0.2, 0.8) };
  return {
    ...{ tilt, shape, isTurned },
    see: (x, y) => {
      const seen = project(x, y);
      return {
        x: (seen.x - left) * pixels + offset.x,
        y: (seen.y - top) * pixels + offset.y,
        light: seen.light,
      };
    },
  };
}
