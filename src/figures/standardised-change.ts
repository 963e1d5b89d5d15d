import { isDeepStrictEqual } from 'node:util';
import { mixShift } from '../statistics/mix-shift.js';
import {
  type MixedStratum,
  type StandardisedRate,
  type StratumCounts,
  standardisedRate,
} from '../statistics/standardised-rate.js';
import { countsOf } from './evidence.js';
import type { Measure } from './measures.js';
import { MERGED } from './partition.js';
import { mixOf, type Publication } from './publication.js';
import { NO_ROWS, NOBODY, type Table } from './told-table.js';

type Way = 'channel' | 'assisted';

/**
 * The later rate as if its respondents had come in the earlier ways, by channel or by who filled in, whichever moved
 * more: from told rows only.
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
  const keys = new Set([...Object.keys(before.shown), ...Object.keys(after.shown), MERGED]);
  const countsIn = ({ shown, merged }: Table, key: string): StratumCounts => {
    return countsOf(measure, (key === MERGED ? merged.row : shown[key]) ?? NOBODY);
  };
  return [...keys].map((key) => ({ key, earlier: countsIn(before, key), later: countsIn(after, key) }));
}

function movedMost(earlier: Publication, later: Publication): Way {
  const largest = (kind: Way): number => {
    const [first] = mixShift(mixOf(earlier)[kind], mixOf(later)[kind]);
    return first ? Math.abs(first.later - first.earlier) : 0;
  };
  return largest('assisted') > largest('channel') ? 'assisted' : 'channel';
}

/** As everybody sees it: a rate with all its digits would give away the row of one counter. */
function tableOf({ content }: Publication, dimension: Way, { name }: Measure): Table {
  return content.tablesForMost[dimension]?.[name] ?? content.tables[dimension]?.[name] ?? NO_ROWS;
}
