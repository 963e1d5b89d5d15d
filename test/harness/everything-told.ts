import { distributionOf } from '../../src/figures/distribution.js';
import type { Publication } from '../../src/figures/publication.js';
import { satisfactionOf } from '../../src/figures/satisfaction.js';
import type { Sight } from '../../src/figures/selection.js';
import { Problem } from '../../src/problem.js';
import type { Questionnaire } from '../../src/questionnaires/questionnaire.js';
import type { items, Person } from './simulated-commune.js';
import { ask } from './tallied-round.js';
import { addressOf, allQuestions, Reader, type ToldAnswer, type ToldRow } from './told-rows.js';

/** Who reads: whoever sees what is the work of one counter, and whoever does not; an attacker may be both. */
const readers = [{ seesCounters: true }, { seesCounters: false }];

/** Everything that a locked round tells. @throws Error where a told number is not what these people answered */
export function everythingTold(
  people: readonly Person[],
  questionnaire: Questionnaire,
  publication: Publication,
  sights: readonly Sight[] = readers,
): readonly ToldRow[] {
  const reader = new Reader(people, questionnaire.key as keyof typeof items);
  const rows = new Map<string, ToldRow>();
  for (const sight of questionnaire.subject === 'centre' ? sights : sights.slice(0, 1)) {
    for (const question of allQuestions(people)) {
      if (question.by === 'counter' && !sight.seesCounters) continue;
      try {
        const asked = ask(questionnaire, publication, addressOf(question), sight);
        const answer = question.distribution ? { questions: distributionOf(asked) } : satisfactionOf(asked);
        for (const row of reader.read(question, asJson(answer)))
          rows.set(`${row.of} ${row.measure} ${row.members}`, row);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
      }
    }
  }
  return [...rows.values()];
}

function asJson(answer: unknown): ToldAnswer {
  return JSON.parse(JSON.stringify(answer)) as ToldAnswer;
}
