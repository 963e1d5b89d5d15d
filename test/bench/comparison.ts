import type { Results } from './results.js';
import type { Row } from './row.js';
import type { Spread } from './spread.js';

/**
 * What became slower since an earlier run, beyond noise: the ranges of the two runs do not touch. Rows with an anchor
 * are compared by their ratio, which another machine or a busier hour hardly moves; the others by their own figure.
 */
export function comparison(earlier: Results, now: Results): string {
  const found = now.rows.flatMap((row) => {
    const before = earlier.rows.find(({ what, unit }) => what === row.what && unit === row.unit);
    return before ? [{ row, change: changeOf(before, row) }] : [];
  });
  const line = ({ row, change }: (typeof found)[number]): string =>
    `- ${row.what}: ${shown(change.before)} → ${shown(change.after)}`;
  const slower = found.filter(({ change }) => change.verdict === 'slower').map(line);
  const faster = found.filter(({ change }) => change.verdict === 'faster').map(line);
  const rest = found.length - slower.length - faster.length;
  return [
    `Compared with ${earlier.date}: ${slower.length} slower, ${faster.length} faster, ${rest} within noise.`,
    ...(slower.length > 0 ? ['', 'Slower:', ...slower] : []),
    ...(faster.length > 0 ? ['', 'Faster:', ...faster] : []),
  ].join('\n');
}

interface Change {
  readonly before: Spread;
  readonly after: Spread;
  readonly verdict: 'slower' | 'faster' | 'same';
}

function changeOf(earlier: Row, now: Row): Change {
  const byRatio = earlier.ratio && now.ratio;
  const before = byRatio && earlier.ratio ? earlier.ratio : earlier.product;
  const after = byRatio && now.ratio ? now.ratio : now.product;
  if (after.lowest <= before.highest && before.lowest <= after.highest) return { before, after, verdict: 'same' };
  const higher = after.median > before.median;
  return { before, after, verdict: higher === (now.better === 'higher') ? 'faster' : 'slower' };
}

function shown({ median, lowest, highest }: Spread): string {
  const short = (value: number): string => String(Number(value.toPrecision(3)));
  return `${short(median)} [${short(lowest)}–${short(highest)}]`;
}
