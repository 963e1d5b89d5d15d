import type { SatisfactionQuery } from '../figures/satisfaction.query.js';
import { monthsIn } from './period-months.js';

/** Which figure a page tells the method of. */
export interface MethodOf {
  readonly campaign: string;
  /** Quarter or month of continuous feedback; null for the usual period. */
  readonly period: string | null;
  readonly by?: string | null;
  readonly filter?: SatisfactionQuery['filter'];
  readonly key?: string;
}

/** Where a figure's own "Cách tính" stands: the same parameters as the API's, and the row. */
export function methodAddress({ campaign, period, by = null, filter = null, key }: MethodOf): string {
  const query = new URLSearchParams({
    campaign,
    ...(by === null ? {} : { by }),
    ...(monthsIn(period) ?? {}),
    ...(filter === null ? {} : { [filter.name]: filter.key }),
    ...(key === undefined ? {} : { key }),
  });
  return `/dashboard/method?${query}`;
}
