import { clopperPearson } from './clopper-pearson.js';

/**
 * How many errors there may be among things of which a random sample was looked at: the upper one-sided 95 % bound of
 * Clopper and Pearson.
 * @param looked things that were looked at, integer, at least 1
 * @param errors how many of them were wrong, integer, 0 to looked
 * @returns the largest share of errors, from 0 to 1, that the sample does not speak against
 * @throws RangeError where nothing was looked at
 * @see Clopper and Pearson (1934), Biometrika 26, 404–413
 * @example errorBound({ looked: 30, errors: 0 }) // 0.0950
 * @example errorBound({ looked: 3000, errors: 1 }) // 0.0016
 */
export function errorBound({ looked, errors }: { readonly looked: number; readonly errors: number }): number {
  return clopperPearson({ rate: errors / looked, effectiveBase: looked }).upper;
}
