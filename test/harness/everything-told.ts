import type { Publication } from '../../src/figures/publication.js';
import { distributionOf, satisfactionOf } from '../../src/figures/satisfaction.js';
import type { Sight } from '../../src/figures/selection.js';
import { Problem } from '../../src/problem.js';
import type { Questionnaire } from '../../src/questionnaires/questionnaire.js';
import { addressOf, allQuestions, type ToldAnswer } from './figure-questions.js';
import type { items, Person } from './simulated-commune.js';
import { ask } from './tallied-round.js';
import { Reader, type ToldRow } from './told-rows.js';

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
        const { mix } = asked.selection;
        const answer = question.distribution ? { mix, questions: distributionOf(asked) } : satisfactionOf(asked);
        for (const row of reader.read(question, asJson(answer)))
          rows.set(`${row.of} ${row.measure} ${row.members}`, row);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
      }
    }
  }
  for (const row of rowsOfFile(people, publication)) rows.set(`${row.of} ${row.measure} ${row.members}`, row);
  return [...rows.values()];
}

/**
 * A file of rows tells what is missing among the people whose columns say the same; a group of fewer than ten stands in
 * none. Who answered what stands there with the answers: whoever knew that would know the row.
 */
function rowsOfFile(people: readonly Person[], { content }: Publication): readonly ToldRow[] {
  const { fileColumns, totals } = content;
  const classes = new Map<string, number[]>();
  for (const [index, { group, cells }] of people.entries()) {
    if (people.filter((other) => other.group === group).length < 10) continue;
    const name = fileColumns.map((column) => (column === 'group' ? group : cells[column])).join();
    classes.set(name, [...(classes.get(name) ?? []), index]);
  }
  return Object.keys(totals).flatMap((measure) =>
    [...classes.values()].map((members) => ({ measure, of: 'missing' as const, members })),
  );
}

function asJson(answer: unknown): ToldAnswer {
  return JSON.parse(JSON.stringify(answer)) as ToldAnswer;
}
