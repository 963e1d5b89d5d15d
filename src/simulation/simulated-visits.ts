import type { Visits } from '../campaigns/visits.js';
import { weeksBetween } from '../campaigns/weeks.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import type { Day } from '../rules/days.js';
import { fieldWeights } from './people.js';
import type { Random } from './random.js';

/** Of a hundred visits, this many end in a response. */
const RESPONSES_PER_HUNDRED = 20;

/**
 * What a Centre's register would say: visits by field and week, about five to a response, in a mix of fields that
 * differs a little from that of the responses, so that weighting has something to do.
 * @param responses of the whole time
 */
export function simulatedVisits(
  catalogue: CommuneCatalogue,
  { from, to, responses }: { readonly from: Day; readonly to: Day; readonly responses: number },
  random: Random,
): readonly Visits[] {
  const weeks = weeksBetween(from, to);
  const shares = Object.entries(fieldWeights(catalogue)).map(([field, weight]) => {
    return [field, weight * (0.5 + random.next())] as const;
  });
  const whole = shares.reduce((sum, [, share]) => sum + share, 0);
  const perWeek = (responses * 100) / RESPONSES_PER_HUNDRED / Math.max(1, weeks.length);
  return weeks.flatMap((week) =>
    shares.map(([field, share]) => {
      return { week, field, count: Math.round((perWeek * share * (0.85 + 0.3 * random.next())) / whole) };
    }),
  );
}
