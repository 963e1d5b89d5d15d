import type { z } from 'zod';

/** Why a commune's data file cannot be used, and where in it: for a page that says so in the reader's language. */
export class CatalogueFault extends Error {
  constructor(
    /** Way to the faulty part; lists count from 0, e.g. `['units', 3, 'name']`. */
    readonly place: readonly (string | number)[],
    /** `twice`, `unknown`, `no-centre`, or the code of the check that failed, e.g. `invalid_type`. */
    readonly reason: string,
    /** The key in question, or what was expected. */
    readonly value: string,
    sentence: string,
  ) {
    super(`Commune file, ${place.join('.')}: ${sentence}`);
  }
}

/** The first thing that the schema did not accept. */
export function faultOf(issue: z.core.$ZodIssue | undefined): CatalogueFault {
  const place = (issue?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)));
  const value = issue?.code === 'unrecognized_keys' ? issue.keys : issue?.code === 'invalid_value' ? issue.values : [];
  return new CatalogueFault(place, issue?.code ?? 'custom', value.join(', '), issue?.message ?? '');
}
