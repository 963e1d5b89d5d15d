import { isDeepStrictEqual } from 'node:util';
import { mixShift } from '../statistics/mix-shift.js';
import { type MixedStratum, type StandardisedRate, standardisedRate } from '../statistics/standardised-rate.js';
import { countsOf } from './evidence.js';
import type { Measure } from './measures.js';
import { MERGED } from './partition.js';
import { mixOf, type Publication } from './publication.js';
import { NO_ROWS, NOBODY, type Table } from './told-table.js';

type Way = 'channel' | 'assisted';

/**
 * The later rate as if its respondents had come in the earlier ways, by channel or by who filled in, whichever moved
 * more: from told rows and told mixes only.
 * @returns null where fewer than two groups have enough respondents, or other ways stand together in the two periods
 */
export function standardisedToEarlier(
  measure: Measure,
  earlier: Publication,
  later: Publication,
): (StandardisedRate & { readonly by: Way }) | null {
  const by = movedMost(earlier, later);
  const strata = strataOf(measure, by, earlier, later);
  const found = strata && standardisedRate(strata);
  return found && { ...found, by };
}

function strataOf(measure: Measure, by: Way, earlier: Publication, later: Publication): readonly MixedStratum[] | null {
  const [before, after] = [tableOf(earlier, by, measure), tableOf(later, by, measure)];
  if (!isDeepStrictEqual(before.merged.keys, after.merged.keys)) return null;
  const weights = mixOf(earlier)[by];
  const keys = new Set([...Object.keys(weights), ...Object.keys(after.shown), MERGED]);
  return [...keys].map((key) => ({
    key,
    earlier: { satisfied: 0, base: weights[key] ?? 0 },
    later: countsOf(measure, (key === MERGED ? after.merged.row : after.shown[key]) ?? NOBODY),
  }));
}

function movedMost(earlier: Publication, later: Publication): Way {
  const largest = (kind: Way): number => {
    const [first] = mixShift(mixOf(earlier)[kind], mixOf(later)[kind]);
    return first ? Math.abs(first.later - first.earlier) : 0;
  };
  return largest('assisted') > largest('channel') ? 'assisted' : 'channel';
}

function tableOf({ content }: Publication, dimension: Way, { name }: Measure): Table {
  return content.tables[dimension]?.[name] ?? NO_ROWS;
}
