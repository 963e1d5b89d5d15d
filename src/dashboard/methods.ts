import { FEWEST_FOR_RATE } from '../figures/figure.js';
import { MINIMUM } from '../figures/partition.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatDecimal, formatRate, formatWholePercent } from '../formatting/numbers.js';
import { FEWEST_FOR_ASSOCIATION } from '../statistics/association.js';
import { FEWEST_POINTS } from '../statistics/control-chart.js';
import { FEWEST_FOR_WARNING, MEASURED_FALSE_WARNING } from '../statistics/early-warning.js';
import { clusteredSum, effectiveRespondents, RESEMBLANCE } from '../statistics/effective-respondents.js';
import { LEVEL_FOR_MANY } from '../statistics/many-comparisons.js';
import { FEWEST_PER_STRATUM } from '../statistics/post-stratification.js';
import { answersNeeded, MOST_ANSWERS_TO_NAME, USUAL_POWER } from '../statistics/power-table.js';
import { eachAnsweredOnce } from '../statistics/respondent-sums.js';
import { FEWEST_FOR_VERDICT } from '../statistics/target.js';
import { fewestToMeet, mostToMiss, verdictChances } from '../statistics/verdict-chances.js';
import { WORST_VERDICT_ERROR, worstVerdictErrors } from '../statistics/verdict-error.js';
import { TWO_SIDED_LEVEL } from '../statistics/wilson-interval.js';

/** All methods on one page: words for an officer, formulas and references for a statistician. */
export interface MethodsView {
  readonly parts: readonly MethodPart[];
}

interface MethodPart {
  readonly id: string;
  readonly title: string;
  readonly plain: string;
  readonly formal: string;
  readonly source: string;
  readonly table: MethodTable | null;
}

interface MethodTable {
  readonly caption: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const parts = [
  ...(['formulas', 'readings', 'interval', 'error', 'pooled', 'batches', 'power', 'change', 'time'] as const),
  ...(['funnel', 'weights', 'attention', 'warning', 'disclosure', 'publication', 'proof'] as const),
] as const;

/** The plans' target, for the tables and examples. */
const TARGET = 0.9;

/** People of the meeting that is the example. */
const MEETING = 60;

export function toMethodsView(language: Language): MethodsView {
  const values = valuesIn(language);
  const say = (id: string, part: string): string => translate(language, `methods.parts.${id}.${part}`, values);
  return {
    parts: parts.map((id) => ({
      id,
      title: say(id, 'title'),
      plain: say(id, 'plain'),
      formal: say(id, 'formal'),
      source: say(id, 'source'),
      table: tableOf(id, values, language),
    })),
  };
}

/** Every number in the words, from the rules themselves. */
function valuesIn(language: Language): Readonly<Record<string, string>> {
  const { met, notMet } = chances().worst;
  const rate = (fraction: number): string => formatRate(fraction, { language });
  const count = (number: number): string => formatCount(number, language);
  return {
    target: formatWholePercent(TARGET, language),
    level: formatWholePercent(TWO_SIDED_LEVEL, language),
    fewestToMeet: count(fewestToMeet(400, TARGET) ?? 0),
    mostToMiss: count(mostToMiss(400, TARGET) ?? 0),
    ...{ falseMet: rate(met.chance), falseMetAt: count(met.respondents) },
    ...{ falseNotMet: rate(notMet.chance), falseNotMetAt: count(notMet.respondents) },
    power: formatWholePercent(USUAL_POWER, language),
    mostAnswers: count(MOST_ANSWERS_TO_NAME),
    many: formatWholePercent(LEVEL_FOR_MANY, language),
    falseWarning: rate(MEASURED_FALSE_WARNING),
    falseTogether: rate(Math.max(WORST_VERDICT_ERROR.met, WORST_VERDICT_ERROR.notMet)),
    ...{
      meeting: formatDecimal(RESEMBLANCE.meeting, 1, language),
      handOut: formatDecimal(RESEMBLANCE['hand-out'], 2, language),
    },
    ...counted({ meetingPeople: MEETING, meetingWorth: Math.floor(worthOfMeeting(MEETING)) }, count),
    ...counted({ minimum: MINIMUM, fewestForRate: FEWEST_FOR_RATE, fewestForVerdict: FEWEST_FOR_VERDICT }, count),
    ...counted({ fewestPoints: FEWEST_POINTS, fewestPerStratum: FEWEST_PER_STRATUM }, count),
    ...counted({ fewestForAssociation: FEWEST_FOR_ASSOCIATION, fewestForWarning: FEWEST_FOR_WARNING }, count),
  };
}

function counted(numbers: Readonly<Record<string, number>>, count: (number: number) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, count(number)]));
}

function worthOfMeeting(people: number): number {
  const sums = eachAnsweredOnce({ satisfied: people, base: people });
  return effectiveRespondents(sums, clusteredSum([{ kind: 'meeting', people }]));
}

let reckoned: ReturnType<typeof reckon> | undefined;

/** What the tables and examples take from many binomial sums, the same on every page: reckoned when first asked for. */
function chances(): ReturnType<typeof reckon> {
  reckoned ??= reckon();
  return reckoned;
}

function reckon() {
  return {
    worst: worstVerdictErrors({ target: TARGET, from: FEWEST_FOR_VERDICT, to: MOST_ANSWERS_TO_NAME }),
    needed: [0.8, 0.85, 0.92, 0.93, 0.94, 0.95, 0.96].map((truth) => ({
      truth,
      needed: answersNeeded({ truth, target: TARGET }),
    })),
    verdicts: [30, 60, 100, 200, 400, 1000].map((respondents) => ({
      respondents,
      ...verdictChances({ truth: TARGET, target: TARGET, respondents }),
    })),
  };
}

function tableOf(
  id: (typeof parts)[number],
  values: Readonly<Record<string, string>>,
  language: Language,
): MethodTable | null {
  const say = (key: string): string => translate(language, `methods.${key}`, values);
  if (id === 'power') {
    return {
      caption: say('needTable'),
      headings: [say('truth'), say('needed')],
      rows: chances().needed.map(({ truth, needed }) => [
        formatWholePercent(truth, language),
        needed === null ? '–' : formatCount(needed, language),
      ]),
    };
  }
  if (id !== 'error') return null;
  return {
    caption: say('errorTable'),
    headings: [say('people'), say('met'), say('inconclusive'), say('notMet')],
    rows: chances().verdicts.map(({ respondents, met, inconclusive, notMet }) => [
      formatCount(respondents, language),
      ...[met, inconclusive, notMet].map((chance) => formatRate(chance, { language })),
    ]),
  };
}
