import { writeAddress } from '../figures/address.js';
import type { SatisfactionQuery } from '../figures/satisfaction.query.js';

/** Which figure a page tells the method of. */
export interface MethodOf {
  readonly campaign: string;
  /** Quarter or month of continuous feedback; null for the usual period. */
  readonly period: string | null;
  readonly by?: string | null;
  readonly filter?: SatisfactionQuery['filter'];
  readonly key?: string | null;
}

/** Where a figure's own "Cách tính" stands: the same parameters as the API's, and the row. */
export function methodAddress({ campaign, period, by = null, filter = null, key = null }: MethodOf): string {
  const chosen = filter === null ? {} : { [filter.name]: filter.key };
  return `/dashboard/method?${writeAddress({ campaign, by, period, ...chosen, key })}`;
}
