import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { jointPlacesOf, jointTable } from '../responses/tally-cells.js';
import { association } from '../statistics/association.js';
import type { Asked } from './asked.js';
import { labelOf } from './breakdowns.js';
import type { SummedTallies } from './people.js';
import type { PublishedAssociation } from './publication.js';

/** How closely each element goes with the general item, from 300 people who answered both; the others are left out. */
export function associationsOf(
  tallies: SummedTallies,
  questionnaire: Questionnaire,
): Readonly<Record<string, PublishedAssociation>> {
  const sums = tallies.joint(questionnaire.group);
  if (!sums) return {};
  return Object.fromEntries(
    jointPlacesOf(questionnaire).flatMap((place) => {
      const found = association(jointTable(sums, place));
      if (!found) return [];
      const { measure, correlation, interval } = found;
      const bounds = { lower: hundredths(interval.lower), upper: hundredths(interval.upper) };
      return [[place.element, { measure, correlation: hundredths(correlation), interval: bounds }]];
    }),
  );
}

export interface NamedAssociation extends PublishedAssociation {
  readonly key: string;
  readonly label: string;
}

/** Those of a period that is one publication, the closest first: they cannot be added up. */
export function namedAssociations({ publications, isPart, naming }: Asked): readonly NamedAssociation[] {
  const [only] = publications;
  if (!only || publications.length > 1 || isPart) return [];
  return Object.entries(only.content.associations)
    .map(([key, found]) => ({ key, label: labelOf('element', key, naming), ...found }))
    .toSorted((a, b) => b.correlation - a.correlation);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
