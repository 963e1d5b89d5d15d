import type { Group } from '../questionnaires/questionnaire.js';
import { associationsOf } from './associations.js';
import { type Measure, type Measures, measuresOf, rowOf, tabulatedMeasures } from './measures.js';
import { MINIMUM } from './partition.js';
import type { Mix, PublicationContent } from './publication.js';
import { nextTable } from './publication-rule.js';
import { type PublicationInput, tablesOf } from './publication-tables.js';
import { completeTable, mayMove, type Row, type Table } from './published-table.js';
import type { SummedTallies } from './summed-tallies.js';

/** True when enough is new for a publication before the lock to be tried. */
export function isDue({ previous, tallies, questionnaire }: PublicationInput): boolean {
  const respondents = tallies.total(questionnaire.group)?.[0] ?? 0;
  if (!previous) return true;
  const firstArrived = previous.respondents === 0 && previous.waiting.length === 0 && respondents > 0;
  return firstArrived || respondents - previous.respondents >= MINIMUM;
}

/** What the next publication of a period shows. */
export function composePublication(input: PublicationInput): PublicationContent {
  const { tallies, questionnaire, layout, uncounted, locked } = input;
  const measures = measuresOf(layout);
  const total = tallies.total(questionnaire.group) ?? new Uint32Array(layout.length);
  const batches = tallies.batches(questionnaire.group, '').get('');
  const fresh = new Map([...measures.values()].map((measure) => [measure.name, rowOf(measure, total, batches)]));
  const totals = nextTotals(input, measures, fresh);
  const respondents = total[layout.respondents] ?? 0;
  return {
    group: questionnaire.group,
    respondents: respondents >= MINIMUM ? respondents : 0,
    totals,
    waiting: [...fresh].filter(([name, row]) => row.respondents > 0 && !totals[name]).map(([name]) => name),
    tables: tablesOf(input, tabulatedMeasures(questionnaire, measures), totals),
    groups: groupsOf(input, tabulatedMeasures(questionnaire, measures)),
    mix: mixOf(tallies, questionnaire.group),
    uncounted,
    ...(locked ? { associations: associationsOf(tallies, questionnaire) } : {}),
  };
}

/**
 * A question or full satisfaction moves when ten more have answered it. Pooled criteria are the sum of their questions,
 * so they move only when each of those stands as it is now: otherwise the difference would be the one held back.
 */
function nextTotals(
  { previous, locked }: PublicationInput,
  measures: Measures,
  fresh: ReadonlyMap<string, Row>,
): Record<string, Row> {
  const totals: Record<string, Row> = {};
  const keepOrMove = (name: string, row: Row, mayChange: boolean): void => {
    const published = previous?.totals[name];
    const moves = mayChange && (locked ? row.respondents >= MINIMUM : mayMove(published, row));
    const next = moves ? row : locked ? undefined : published;
    if (next) totals[name] = next;
  };
  const all = [...measures.values()].flatMap((measure) => {
    const row = fresh.get(measure.name);
    return row ? [{ measure, row }] : [];
  });
  for (const { measure, row } of all) if (measure.kind !== 'pool') keepOrMove(measure.name, row, true);
  const isCurrent = (name: string): boolean => (totals[name]?.respondents ?? 0) === (fresh.get(name)?.respondents ?? 0);
  for (const { measure, row } of all) {
    if (measure.kind !== 'pool') continue;
    keepOrMove(
      measure.name,
      row,
      measure.questions.every((code) => isCurrent(`question:${code}`)),
    );
  }
  return totals;
}

/** Organisations, businesses and officials beside the people, small groups merged. */
function groupsOf(
  { previous, tallies, questionnaire, locked }: PublicationInput,
  measures: readonly Measure[],
): Record<string, Table> {
  const others = allGroups.filter((group) => group !== questionnaire.group);
  return Object.fromEntries(
    measures.map((measure) => {
      const fresh = new Map(
        others.flatMap((group) => {
          const total = tallies.total(group);
          return total ? [[group, rowOf(measure, total, tallies.batches(group, '').get(''))] as const] : [];
        }),
      );
      const before = previous?.groups[measure.name];
      const next =
        before && !locked ? nextTable(before, fresh, { parents: null, totalIsPublished: false, split: true }) : null;
      return [measure.name, next ?? completeTable(fresh, null, before?.merged.keys)];
    }),
  );
}

const allGroups: readonly Group[] = ['people', 'organisation', 'business', 'official'];

function mixOf(tallies: SummedTallies, group: Group): Mix {
  const counts = (dimension: keyof Mix): Record<string, number> =>
    Object.fromEntries([...tallies.table(group, dimension)].map(([key, sums]) => [key, sums[0] ?? 0]).toSorted());
  return { channel: counts('channel'), assisted: counts('assisted'), proof: counts('proof') };
}
