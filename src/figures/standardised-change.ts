import { mixShift } from '../statistics/mix-shift.js';
import { type MixedStratum, type StandardisedRate, standardisedRate } from '../statistics/standardised-rate.js';
import { partsOf } from './crossings.js';
import { countsOf } from './evidence.js';
import type { Measure } from './measures.js';
import { isSafe, MERGED } from './partition.js';
import type { Publication } from './publication.js';
import { NO_ROWS, type Row, sumOf, type Table } from './published-table.js';

/**
 * The later rate as if its respondents had come in the earlier ways. By channel and helper together where no cell of
 * the two holds one to nine people, so that nobody can be reckoned back; else by the one of them that moved most, whose
 * rows are published anyway.
 * @returns null where fewer than two groups have enough respondents
 */
export function standardisedToEarlier(
  measure: Measure,
  earlier: Publication,
  later: Publication,
): (StandardisedRate & { readonly by: 'channel-and-assisted' | 'channel' | 'assisted' }) | null {
  const crossed = crossedStrata(measure, earlier, later);
  const both = crossed && standardisedRate(crossed);
  if (both) return { ...both, by: 'channel-and-assisted' };
  const by = movedMost(earlier, later);
  const one = standardisedRate(publishedStrata(measure, by, earlier, later));
  return one && { ...one, by };
}

function crossedStrata(measure: Measure, earlier: Publication, later: Publication): readonly MixedStratum[] | null {
  const [channels, helpers] = [tableOf(later, 'channel', measure), tableOf(later, 'assisted', measure)];
  const [before, after] = [cellsOf(earlier, measure), cellsOf(later, measure)];
  if (!before || !after) return null;
  const groups = partsOf(channels).flatMap((channel) =>
    partsOf(helpers).map((helper) =>
      channel.keys.flatMap((first) => helper.keys.map((second) => `${first}|${second}`)),
    ),
  );
  const rows = groups.map((keys) => sumOf(keys.flatMap((key) => after[key] ?? [])));
  if (!rows.every(({ respondents }) => isSafe(respondents))) return null;
  const known = new Set(groups.flat());
  const gone = Object.keys(before).filter((key) => !known.has(key));
  return [...groups, ...gone.map((key) => [key])].map((keys, index) => ({
    key: keys.join(' '),
    earlier: strataCounts(measure, sumOf(keys.flatMap((key) => before[key] ?? []))),
    later: strataCounts(measure, rows[index] ?? null),
  }));
}

/** Rows of one published table; the earlier weights are the respondents of each way, which are always told. */
function publishedStrata(
  measure: Measure,
  by: 'channel' | 'assisted',
  earlier: Publication,
  later: Publication,
): readonly MixedStratum[] {
  const table = tableOf(later, by, measure);
  const before = earlier.content.mix[by];
  const parts = partsOf(table);
  const known = new Set(parts.flatMap(({ keys }) => keys));
  const gone = Object.keys(before).filter((key) => !known.has(key));
  return [...parts, ...gone.map((key) => ({ id: key, keys: [key] }))].map(({ id, keys }) => ({
    key: id,
    earlier: { satisfied: 0, base: keys.reduce((sum, key) => sum + (before[key] ?? 0), 0) },
    later: strataCounts(measure, id === MERGED ? table.merged.row : (table.shown[id] ?? null)),
  }));
}

function movedMost({ content: before }: Publication, { content: after }: Publication): 'channel' | 'assisted' {
  const largest = (kind: 'channel' | 'assisted'): number => {
    const [first] = mixShift(before.mix[kind], after.mix[kind]);
    return first ? Math.abs(first.later - first.earlier) : 0;
  };
  return largest('assisted') > largest('channel') ? 'assisted' : 'channel';
}

function strataCounts(measure: Measure, row: Row | null): { satisfied: number; base: number } {
  if (!row || row.respondents === 0) return { satisfied: 0, base: 0 };
  const { satisfied, base } = countsOf(measure, row);
  return { satisfied, base };
}

function cellsOf({ crossings }: Publication, { name }: Measure): Readonly<Record<string, Row>> | null {
  return crossings?.pairs['channel|assisted']?.[name] ?? null;
}

function tableOf({ content }: Publication, dimension: 'channel' | 'assisted', { name }: Measure): Table {
  return content.tables[dimension]?.[name] ?? NO_ROWS;
}
