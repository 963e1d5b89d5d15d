import type { Evidence, Found } from '../evidence.js';

/** More answered than came: about a field in a week, or at a meeting. One who came for two things may answer twice. */
export function visits({ points, weeks }: Evidence): readonly Found[] {
  const fields = weeks.flatMap(({ week, field, answers, visits: people }): readonly Found[] => {
    if (answers < LEAST || answers <= people) return [];
    // Who chose which field is an answer, so it is told in tens.
    return [{ about: { week, field }, weight: answers, said: { people, answers: Math.floor(answers / 10) * 10 } }];
  });
  const meetings = points.flatMap(({ id: point, meetings: held, counts }) =>
    [...held].flatMap(([day, people]): readonly Found[] => {
      const answers = counts.get(day) ?? 0;
      if (people === null || answers < LEAST || answers <= people) return [];
      return [{ about: { point, day }, weight: answers, said: { people, answers } }];
    }),
  );
  return [...fields, ...meetings];
}

const LEAST = 10;
