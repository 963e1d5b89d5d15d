interface Place {
  readonly x: number;
  readonly y: number;
}

/** As much of a Chart.js chart as the numbers beside its points need. */
interface NumberedChart {
  readonly ctx: {
    save(): void;
    restore(): void;
    fillText(text: string, x: number, y: number): void;
    fillStyle: unknown;
    font: string;
    textAlign: unknown;
    textBaseline: unknown;
  };
  readonly options: {
    readonly color?: unknown;
    readonly font?: { readonly size?: unknown; readonly family?: unknown };
  };
  readonly data: { readonly datasets: readonly { readonly label?: string | undefined }[] };
  getDatasetMeta(index: number): { readonly type: string; readonly data: readonly Place[] };
}

/**
 * Chart.js plugin: beside each scattered point the number that its label begins with (`3. Phòng Kinh tế`), so that a
 * point is found in the table by more than its place. For page and picture alike.
 */
export const pointNumbers = {
  id: 'pointNumbers',
  afterDatasetsDraw(chart: NumberedChart): void {
    const points = chart.data.datasets.flatMap(({ label = '' }, index) => {
      const { type, data } = chart.getDatasetMeta(index);
      return type === 'scatter' ? data.map(({ x, y }) => ({ x, y, number: Number.parseInt(label, 10) })) : [];
    });
    const { ctx, options } = chart;
    ctx.save();
    ctx.fillStyle = options.color;
    ctx.font = `600 ${options.font?.size}px ${options.font?.family}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    besidePoints(points).forEach(({ x, y }, index) => {
      ctx.fillText(String(points[index]?.number), x, y);
    });
    ctx.restore();
  },
};

/** To the right of a point, else to its left, above or below it. In pixels. */
const SIDES: readonly Place[] = [
  { x: 17, y: 0 },
  { x: -17, y: 0 },
  { x: 0, y: -17 },
  { x: 0, y: 17 },
];

/** Closer than this a number touches a point or another number. */
const APART = 15;

/**
 * Where the number of each point stands: on the first side where it covers no other point and no number before it.
 * @param points in pixels
 * @returns centres of the numbers in pixels, in the order given; to the right where every side is taken
 * @example besidePoints([{ x: 100, y: 50 }, { x: 117, y: 50 }]) // [{ x: 83, y: 50 }, { x: 134, y: 50 }]
 */
export function besidePoints(points: readonly Place[]): readonly Place[] {
  const taken: Place[] = [...points];
  return points.map((point) => {
    const sides = SIDES.map(({ x, y }) => ({ x: point.x + x, y: point.y + y }));
    const [right = point] = sides;
    const free =
      sides.find((side) => taken.every((one) => Math.hypot(one.x - side.x, one.y - side.y) >= APART)) ?? right;
    taken.push(free);
    return free;
  });
}
