import { filterDimensions } from '../responses/dimensions.js';
import { MERGED } from './partition.js';
import { type Mix, mixKinds, type PublicationContent } from './publication.js';
import { addedUp, NO_ROWS, type Table } from './told-table.js';

/**
 * How the people came of each selection that may be asked for: counted in rows that are told anyway, so that a mix parts
 * nobody whom a table does not. Nothing where there is no such table: proof is told of everybody only.
 */
export function mixesOf(
  { tables, crossings, others }: Pick<PublicationContent, 'tables' | 'crossings' | 'others'>,
  headline: string,
): PublicationContent['mixes'] {
  const mixes: Record<string, Mix> = { '': mixFrom((kind) => tables[kind]?.[headline]) };
  for (const dimension of filterDimensions) {
    for (const [key, row] of Object.entries(tables[dimension]?.[headline]?.shown ?? {})) {
      const itself = { ...NO_ROWS, shown: { [key]: row } };
      mixes[`${dimension}=${key}`] = mixFrom((kind) =>
        kind === dimension ? itself : crossings[`${dimension}|${kind}`]?.[headline]?.[key],
      );
    }
  }
  for (const [group, byDimension] of Object.entries(others)) {
    mixes[`group=${group}`] = mixFrom((kind) => byDimension[kind]?.[headline]);
  }
  return mixes;
}

function mixFrom(tableOf: (kind: keyof Mix) => Table | undefined): Mix {
  return mixByKind((kind) => {
    const { shown, merged } = tableOf(kind) ?? NO_ROWS;
    const rows = Object.entries(merged.row ? { ...shown, [MERGED]: merged.row } : shown);
    const people = rows.map(([key, { sums }]) => [key, sums[0] ?? 0] as const);
    return Object.fromEntries(people.filter(([, n]) => n > 0));
  });
}

/** Mixes of several periods added up: a way stands alone only where none of them has it among the merged ones. */
export function sumOfMixes(mixes: readonly Mix[]): Mix {
  return mixByKind((kind) => {
    const parts = mixes.map((mix) => mix[kind]);
    const isTold = (way: string): boolean => parts.every((part) => way in part || !(MERGED in part));
    return addedUp(
      parts.flatMap((part) => Object.entries(part).map(([way, n]) => ({ [isTold(way) ? way : MERGED]: n }))),
    );
  });
}

function mixByKind(waysOf: (kind: keyof Mix) => Mix[keyof Mix]): Mix {
  return Object.fromEntries(mixKinds.map((kind) => [kind, waysOf(kind)])) as Mix;
}
