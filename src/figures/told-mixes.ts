import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { filterDimensions } from '../responses/dimensions.js';
import { type AllDrafts, valueIn } from './drafts-of.js';
import { questionMeasure } from './measures.js';
import { MERGED, mergedKeys, total } from './partition.js';
import type { PeopleAlike } from './people.js';
import { type Mix, mixKinds, type PublicationContent } from './publication.js';

/** How the people of each selection came that may be asked for. @param everything true for a trial: nothing is merged */
export function mixesOf(
  everybody: readonly PeopleAlike[],
  { group, general }: Questionnaire,
  { tables, others }: AllDrafts,
  everything: boolean,
): PublicationContent['mixes'] {
  const mixOf = (isIn: (people: PeopleAlike) => boolean): Mix => {
    const people = everybody.filter(isIn);
    return Object.fromEntries(mixKinds.map((kind) => [kind, countsOf(people, kind, everything)])) as Mix;
  };
  const mixes: Record<string, Mix> = { '': mixOf((people) => people.group === group) };
  for (const dimension of filterDimensions) {
    for (const key of tables.get(dimension)?.get(questionMeasure(general))?.shown ?? []) {
      const keyOf = valueIn(group, dimension);
      mixes[`${dimension}=${key}`] = mixOf((people) => keyOf(people) === key);
    }
  }
  for (const other of others.keys()) mixes[`group=${other}`] = mixOf((people) => people.group === other);
  return mixes;
}

function countsOf(people: readonly PeopleAlike[], kind: keyof Mix, everything: boolean): Mix[keyof Mix] {
  const counts = new Map<string, number>();
  for (const alike of people) {
    const key = alike.values.get(kind);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + alike.people);
  }
  const merged = everything ? [] : mergedKeys(counts);
  const together = total(merged, counts);
  for (const key of merged) counts.delete(key);
  if (together > 0) counts.set(MERGED, together);
  return Object.fromEntries([...counts].toSorted());
}
