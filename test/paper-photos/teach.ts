import type { Network } from '../../src/photographs/likelihood.js';
import { chanceFrom } from '../harness/chance.js';

/** A box whose truth is known: 0 for blank, 1 for marked, 2 for filled. */
export interface Lesson {
  readonly features: readonly number[];
  readonly truth: 0 | 1 | 2;
}

/*
 * Teaches the network by gradients of the logarithm of the likelihood (Adam: Kingma and Ba, 2015), in a fixed order, so
 * that the same lessons give the same numbers.
 */
export function teach(lessons: readonly Lesson[], units: number, rounds: number): Network {
  const size = lessons[0]?.features.length ?? 0;
  const columns = Array.from({ length: size }, (_, at) => lessons.map(({ features }) => features[at] ?? 0));
  const middles = columns.map((all) => all.reduce((sum, one) => sum + one, 0) / all.length);
  const spreads = columns.map((all, at) => {
    const square = all.reduce((sum, one) => sum + (one - (middles[at] ?? 0)) ** 2, 0) / all.length;
    return Math.sqrt(square) || 1;
  });
  const inputs = lessons.map(({ features }) =>
    Float64Array.from(features, (value, at) => (value - (middles[at] ?? 0)) / (spreads[at] ?? 1)),
  );
  const chance = chanceFrom(20_261_130);
  const [wide, tall] = [size + 1, units + 1];
  const count = units * wide + 3 * tall;
  const weights = Float64Array.from({ length: count }, () => (chance() - 0.5) * 0.6);
  const [first, second] = [new Float64Array(count), new Float64Array(count)];
  const order = lessons.map((_, at) => at);
  const batch = 64;
  let step = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(chance() * (at + 1));
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    const rate = 0.004 * (1 - round / rounds) + 0.0002;
    for (let begin = 0; begin < order.length; begin += batch) {
      const slope = new Float64Array(count);
      const some = order.slice(begin, begin + batch);
      for (const at of some) addSlope(slope, weights, inputs[at] as Float64Array, lessons[at]?.truth ?? 0, units);
      step += 1;
      for (let at = 0; at < count; at += 1) {
        // A little pull to zero keeps numbers small where the lessons say nothing.
        const by = (slope[at] as number) / some.length + 1e-5 * (weights[at] as number);
        first[at] = 0.9 * (first[at] as number) + 0.1 * by;
        second[at] = 0.999 * (second[at] as number) + 0.001 * by * by;
        const mean = (first[at] as number) / (1 - 0.9 ** step);
        const square = (second[at] as number) / (1 - 0.999 ** step);
        weights[at] = (weights[at] as number) - (rate * mean) / (Math.sqrt(square) + 1e-8);
      }
    }
  }
  const row = (begin: number, length: number): number[] =>
    [...weights.slice(begin, begin + length)].map((one) => Number(one.toPrecision(6)));
  return {
    middles: middles.map((one) => Number(one.toPrecision(6))),
    spreads: spreads.map((one) => Number(one.toPrecision(6))),
    hidden: Array.from({ length: units }, (_, at) => row(at * wide, wide)),
    told: Array.from({ length: 3 }, (_, at) => row(units * wide + at * tall, tall)),
  };
}

function addSlope(slope: Float64Array, weights: Float64Array, input: Float64Array, truth: number, units: number): void {
  const [wide, tall] = [input.length + 1, units + 1];
  const middle = new Float64Array(units);
  for (let unit = 0; unit < units; unit += 1) {
    let sum = weights[unit * wide + input.length] as number;
    for (let at = 0; at < input.length; at += 1) sum += (input[at] as number) * (weights[unit * wide + at] as number);
    middle[unit] = Math.tanh(sum);
  }
  const scores = [0, 1, 2].map((kind) => {
    let sum = weights[units * wide + kind * tall + units] as number;
    for (let unit = 0; unit < units; unit += 1) {
      sum += (middle[unit] as number) * (weights[units * wide + kind * tall + unit] as number);
    }
    return sum;
  });
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const all = powers.reduce((sum, one) => sum + one, 0);
  const back = new Float64Array(units);
  for (let kind = 0; kind < 3; kind += 1) {
    const off = (powers[kind] as number) / all - (kind === truth ? 1 : 0);
    const begin = units * wide + kind * tall;
    slope[begin + units] = (slope[begin + units] as number) + off;
    for (let unit = 0; unit < units; unit += 1) {
      slope[begin + unit] = (slope[begin + unit] as number) + off * (middle[unit] as number);
      back[unit] = (back[unit] as number) + off * (weights[begin + unit] as number);
    }
  }
  for (let unit = 0; unit < units; unit += 1) {
    const off = (back[unit] as number) * (1 - (middle[unit] as number) ** 2);
    slope[unit * wide + input.length] = (slope[unit * wide + input.length] as number) + off;
    for (let at = 0; at < input.length; at += 1) {
      slope[unit * wide + at] = (slope[unit * wide + at] as number) + off * (input[at] as number);
    }
  }
}
