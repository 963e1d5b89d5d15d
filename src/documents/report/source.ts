import type { Chart } from '../../dashboard/chart-file.js';
import { type DepartmentSource, readDepartment } from '../../dashboard/department.js';
import { type Division, divisionsOf, unitsOf } from '../../dashboard/rate-table.js';
import type { Reading } from '../../dashboard/reading.js';
import { drawnQuestions } from '../../dashboard/sections/questions.js';
import { charts } from '../../dashboard/sections.js';
import type { Change } from '../../figures/change.js';
import type { DistributionRow, Satisfaction } from '../../figures/satisfaction.js';
import { problem } from '../../problem.js';
import type { FeedbackTotals } from '../feedback-totals.js';
import type { SheetTotals } from '../sheet-totals.js';

/** Everything that a report tells of one period, as it was published. */
export interface ReportSource {
  readonly reading: Reading;
  /** As it was asked for: a locked period, or several of them together; `all` for a round. */
  readonly period: string;
  /** By department, or by what the survey is divided by; null where by nothing. */
  readonly units: Satisfaction | null;
  /** What `units` is by. */
  readonly division: Division | null;
  /** What it is divided by besides. */
  readonly others: readonly { readonly by: Division; readonly told: Satisfaction }[];
  readonly elements: Satisfaction | null;
  readonly questions: Satisfaction;
  readonly distribution: readonly DistributionRow[];
  readonly channel: Satisfaction;
  readonly assisted: Satisfaction;
  readonly proof: Satisfaction;
  readonly repeated: Satisfaction;
  readonly groups: Satisfaction;
  /** Since the locked period before; null where there is none to compare. */
  readonly change: Change | null;
  /** What asked the same, up to this one, the oldest first. */
  readonly series: readonly Reading[];
  /** The period before this one by unit, where units may be compared with it. */
  readonly before: { readonly reading: Reading; readonly units: Satisfaction | null } | null;
  /** Of a round: what became of its sheets. */
  readonly sheets: SheetTotals | null;
  /** What people said beside the answers; null where the survey is not of people. */
  readonly feedback: FeedbackTotals | null;
  readonly drawn: ReadonlyMap<string, Chart>;
  /** Of a report about one department; null for one about everybody. */
  readonly department: DepartmentSource | null;
}

/** The charts that a report shows, where there is something to draw. */
const shown = ['units', 'elements', 'questions', 'quarters', 'months', 'rounds'] as const;

/**
 * Reads what a report tells.
 * @param unit key of a department; null for everybody
 * @throws Problem `not-found` for a unit that is no row of this survey
 */
export async function readReport(
  reading: Reading,
  {
    period,
    unit,
    ...known
  }: { readonly period: string; readonly unit: string | null } & Pick<ReportSource, 'sheets' | 'feedback'>,
): Promise<ReportSource> {
  const series = reading.subject === 'meeting' ? [reading] : await reading.series();
  const at = series.findIndex(
    ({ campaign, overall }) => campaign.id === reading.campaign.id && overall.period === reading.overall.period,
  );
  const earlier = at > 0 ? series[at - 1] : undefined;
  const [division = null, ...others] = divisionsOf(reading);
  const { commune, campaign, overall, language, questionnaire } = reading;
  return {
    ...{ reading, period, division, series, ...known },
    units: await unitsOf(reading),
    others: await Promise.all(others.map(async (by) => ({ by, told: await reading.satisfaction(by) }))),
    elements: questionnaire.elements.length > 0 ? await reading.satisfaction('element') : null,
    questions: await reading.satisfaction('question'),
    distribution: (await reading.distribution()).questions,
    channel: await reading.satisfaction('channel'),
    assisted: await reading.satisfaction('assisted'),
    proof: await reading.satisfaction('proof'),
    repeated: await reading.satisfaction('repeated'),
    groups: await reading.satisfaction('group'),
    change: await commune.changes.sinceBefore(campaign, overall.period, language),
    before: earlier ? { reading: earlier, units: await unitsOf(earlier) } : null,
    drawn: await drawnOf(reading, unit),
    department: unit === null ? null : await departmentOf(reading, unit),
  };
}

/** @throws Problem `not-found` */
async function departmentOf(reading: Reading, unit: string): Promise<DepartmentSource> {
  const source = await readDepartment(reading, unit);
  if (unit.startsWith('_')) throw problem.notFound();
  return source;
}

/** As its page draws it; of the questions those that fit half a sheet. */
async function chartOf(name: (typeof shown)[number], reading: Reading): Promise<Chart | null> {
  if (name === 'questions') return drawnQuestions(await reading.distribution(), reading, MOST_QUESTIONS);
  return (await charts.get(name)?.(reading)) ?? null;
}

const MOST_QUESTIONS = 7;

/** Those of everybody; a department's figures are few enough for a table. */
async function drawnOf(reading: Reading, unit: string | null): Promise<ReadonlyMap<string, Chart>> {
  const drawn = new Map<string, Chart>();
  if (unit !== null) return drawn;
  for (const name of shown) {
    // A line of one point is no line, and quarters say it better than their months.
    const isKnown = name === 'months' && drawn.has('quarters');
    const chart = isKnown ? null : await chartOf(name, reading);
    const isOverTime = name === 'quarters' || name === 'months' || name === 'rounds';
    if (chart && !(isOverTime && chart.table.length < 3)) drawn.set(name, chart);
  }
  return drawn;
}
