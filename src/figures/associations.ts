import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { jointPlacesOf, jointTable } from '../responses/joint-answers.js';
import { association } from '../statistics/association.js';
import type { PublishedAssociation } from './publication.js';
import type { SummedTallies } from './summed-tallies.js';

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

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
