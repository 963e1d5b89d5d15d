import type { SKRSContext2D } from '@napi-rs/canvas';

/*
 * How people mark a box: strokes of a pen in millimetres, with the tremor of a hand. Every style puts something into its
 * box or around it that another person would take for a mark.
 */

export type Chance = () => number;

/** A number between two, by chance. */
export const between = (chance: Chance, from: number, to: number): number => from + (to - from) * chance();
export const oneOf = <T>(chance: Chance, all: readonly T[]): T => {
  const one = all[Math.floor(chance() * all.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
};

export interface Pen {
  readonly name: string;
  readonly color: string;
  readonly width: number;
  readonly opacity: number;
}

export const PENS: readonly Pen[] = [
  { name: 'blue ballpoint', color: '#23409a', width: 0.5, opacity: 0.85 },
  { name: 'black ballpoint', color: '#222226', width: 0.5, opacity: 0.88 },
  { name: 'red pen', color: '#c3202c', width: 0.5, opacity: 0.85 },
  { name: 'blue gel', color: '#14308f', width: 0.7, opacity: 0.95 },
  { name: 'felt pen', color: '#101014', width: 1.2, opacity: 0.95 },
  { name: 'pencil', color: '#55555a', width: 0.6, opacity: 0.75 },
  { name: 'faint pencil', color: '#77777a', width: 0.55, opacity: 0.5 },
];

type Point = readonly [number, number];
type Stroke = readonly Point[];

/** A box to put a mark into: its middle and half its side. */
export interface Target {
  readonly x: number;
  readonly y: number;
  readonly half: number;
}

const line = (from: Point, to: Point): Stroke => [from, to];

function ring(chance: Chance, radius: number, more: number): Stroke {
  const begin = between(chance, 0, Math.PI * 2);
  const flat = between(chance, 0.8, 1.15);
  const steps = 28;
  return Array.from({ length: steps + 1 }, (_, at) => {
    const angle = begin + (at / steps) * Math.PI * 2 * more;
    const far = radius * (1 + 0.06 * Math.sin(angle * 2 + begin));
    return [Math.cos(angle) * far, Math.sin(angle) * far * flat] as const;
  });
}

function hatch(chance: Chance, reach: number, step: number): Stroke {
  const slant = between(chance, -0.4, 0.4);
  const points: Point[] = [];
  for (let down = -reach; down <= reach; down += step) {
    const left = -reach * between(chance, 0.85, 1.08);
    const right = reach * between(chance, 0.85, 1.08);
    points.push([left, down + slant], [right, down + step / 2 - slant]);
  }
  return points;
}

/** Each in units of half a box around its middle. */
const shapes = {
  cross: (chance) => crossOf(chance, between(chance, 0.6, 0.85)),
  'small cross': (chance) => crossOf(chance, between(chance, 0.32, 0.48)),
  'large cross': (chance) => crossOf(chance, between(chance, 1.05, 1.4)),
  tick: (chance) => tickOf(between(chance, 0.55, 0.8), 0),
  'long tick': (chance) => tickOf(between(chance, 0.8, 1), between(chance, 0.5, 1.1)),
  'small tick': (chance) => tickOf(between(chance, 0.35, 0.5), 0),
  'tick on the outline': (chance) => {
    const by = between(chance, 0.45, 0.7);
    return tickOf(between(chance, 0.55, 0.7), 0.2).map((stroke) => stroke.map(([x, y]) => [x + by, y - by * 0.4]));
  },
  filled: (chance) => [hatch(chance, 0.92, 0.1)],
  scribble: (chance) => [hatch(chance, between(chance, 0.7, 0.95), 0.32)],
  'circle inside': (chance) => [ring(chance, between(chance, 0.5, 0.75), 1.08)],
  'circle around': (chance) => [ring(chance, between(chance, 1.3, 1.55), between(chance, 1, 1.15))],
  'circle through corners': (chance) => [ring(chance, between(chance, 1.05, 1.2), 1.1)],
  slash: (chance) => {
    const far = between(chance, 0.7, 1.05);
    return [line([-far * 0.7, far], [far * 0.7, -far])];
  },
  'double slash': (chance) => {
    const far = between(chance, 0.6, 0.85);
    return [line([-far * 0.8, far], [far * 0.3, -far]), line([-far * 0.2, far], [far * 0.9, -far])];
  },
  plus: (chance) => {
    const far = between(chance, 0.55, 0.8);
    return [line([-far, 0], [far, 0]), line([0, -far], [0, far])];
  },
  dot: (chance) => [hatch(chance, between(chance, 0.25, 0.4), 0.12)],
  dash: (chance) => [line([-between(chance, 0.5, 0.8), 0.1], [between(chance, 0.5, 0.8), -0.1])],
} as const satisfies Readonly<Record<string, (chance: Chance) => readonly Stroke[]>>;

export type Style = keyof typeof shapes;
export const STYLES = Object.keys(shapes) as readonly Style[];

function crossOf(chance: Chance, far: number): readonly Stroke[] {
  const bend = between(chance, -0.15, 0.15);
  return [
    [
      [-far, -far],
      [bend, bend],
      [far, far],
    ],
    line([far, -far * between(chance, 0.8, 1)], [-far, far]),
  ];
}

function tickOf(far: number, tail: number): readonly Stroke[] {
  return [
    [
      [-far, -far * 0.05],
      [-far * 0.3, far * 0.7],
      [far + tail * 0.8, -far - tail],
    ],
  ];
}

/** Strokes of a hand that trembles. */
export function draw(context: SKRSContext2D, pen: Pen, strokes: readonly Stroke[], chance: Chance): void {
  context.strokeStyle = pen.color;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) {
    context.globalAlpha = pen.opacity * between(chance, 0.88, 1);
    context.lineWidth = pen.width * between(chance, 0.85, 1.15);
    context.beginPath();
    stroke.forEach(([x, y], at) => {
      const [toX, toY] = [x + between(chance, -0.09, 0.09), y + between(chance, -0.09, 0.09)];
      if (at === 0) context.moveTo(toX, toY);
      else context.lineTo(toX, toY);
    });
    context.stroke();
  }
  context.globalAlpha = 1;
}

export function mark(context: SKRSContext2D, pen: Pen, style: Style, target: Target, chance: Chance): void {
  const turn = between(chance, -0.18, 0.18);
  const off = [between(chance, -0.18, 0.18), between(chance, -0.18, 0.18)] as const;
  const strokes = shapes[style](chance).map((stroke) =>
    stroke.map(([x, y]): Point => {
      const [turnedX, turnedY] = [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)];
      return [target.x + (turnedX + off[0]) * target.half, target.y + (turnedY + off[1]) * target.half];
    }),
  );
  draw(context, pen, strokes, chance);
}

/** Words that only a person reads: loops on a line. */
export function writeLoops(
  context: SKRSContext2D,
  pen: Pen,
  at: { readonly x: number; readonly y: number; readonly width: number },
  chance: Chance,
): void {
  let x = at.x;
  while (x < at.x + at.width - 8) {
    const letters = Math.floor(between(chance, 2, 6));
    const word: Point[] = [];
    for (let letter = 0; letter < letters * 5; letter += 1) {
      x += between(chance, 0.25, 0.5);
      word.push([x, at.y - between(chance, 0, 3.2)]);
    }
    draw(context, pen, [word], chance);
    x += between(chance, 1.5, 3);
  }
}
