import type { Arrivals } from './early-warnings.js';

const alone = (people: number): Arrivals => new Array<number>(people).fill(1);
const times = (count: number, part: Arrivals): Arrivals => Array.from({ length: count }, () => part).flat();

/** Orders in which 2,000 people may come to answer, those of a meeting one after another. */
export const ORDERS: Readonly<Record<string, Arrivals>> = {
  'a meeting of 60, then alone': [60, ...alone(1940)],
  '60 alone, a meeting of 60, then alone': [...alone(60), 60, ...alone(1880)],
  '200 alone, a meeting of 60, then alone': [...alone(200), 60, ...alone(1740)],
  'eight meetings of 60, 100 alone after each': [...times(8, [60, ...alone(100)]), ...alone(720)],
  'eight meetings of 20, 65 alone after each': [...times(8, [20, ...alone(65)]), ...alone(1320)],
  'nothing but meetings of 40': times(50, [40]),
};
