import { type SatisfactionRate, satisfactionRate } from './satisfaction-rate.js';

/**
 * Share of respondents satisfied with every satisfaction item they answered (F6, "hài lòng toàn diện").
 * @param fullySatisfied respondents whose every answered item is on a satisfied point, integer, 0 … answeredAny
 * @param answeredAny respondents who answered at least one satisfaction item, integer ≥ 1
 * @returns counts of respondents and their rate, a fraction in [0, 1]
 * @throws RangeError when nobody answered, or counts contradict each other
 * @example fullySatisfiedRate({ fullySatisfied: 3, answeredAny: 4 }) // { satisfied: 3, base: 4, rate: 0.75 }
 */
export function fullySatisfiedRate({
  fullySatisfied,
  answeredAny,
}: {
  readonly fullySatisfied: number;
  readonly answeredAny: number;
}): SatisfactionRate {
  return satisfactionRate({ satisfied: fullySatisfied, base: answeredAny });
}
