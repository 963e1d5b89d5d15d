import type { PointKind } from '../collection-points/collection-point.entity.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Channel } from '../responses/dimensions.js';
import type { Answers } from '../rules/answers.js';
import type { Day } from '../rules/days.js';

/** Of one response what the flags look at. */
export interface Seen {
  /** What it answered, and how many items with a level: like is compared with like. */
  readonly asked: string;
  /** Levels that were given, as fractions of their scale: 0 the lowest, 1 the highest. */
  readonly levels: readonly number[];
  /** Everything that was answered; equal for equal answers. */
  readonly pattern: string;
  readonly channel: Channel;
  /** Of a tablet that was pressed again within seconds of the visit before. */
  readonly quick: boolean;
  /** It came when more arrived than a point takes in. */
  readonly crowded: boolean;
}

/** A numbered sheet that was keyed. */
export interface SheetSeen extends Seen {
  readonly number: number;
  /** Login name of who keyed it first. */
  readonly keyedBy: string;
}

/** What came to one point in a period by phone and tablet. */
export interface PointSeen {
  readonly id: string;
  readonly kind: PointKind;
  /** How many came on each day, whatever they answered. */
  readonly counts: ReadonlyMap<Day, number>;
  /** Their answers, where the point is known that they were given at. */
  readonly days: ReadonlyMap<Day, readonly Seen[]>;
  /** People present at its meetings, by the day; null where nobody counted them. */
  readonly meetings: ReadonlyMap<Day, number | null>;
  /** Of a tablet with hours: how many came outside them, of all, as long as the point has been there. */
  readonly hours: { readonly outside: number; readonly all: number } | null;
}

/** Sheets handed out together. */
export interface BatchSeen {
  readonly id: string;
  readonly issued: number;
  readonly returned: number | null;
  readonly spoilt: number;
  /** Nothing more of it will be keyed. */
  readonly isOver: boolean;
  /** At a meeting, where people sat together. */
  readonly atMeeting: boolean;
  readonly sheets: readonly SheetSeen[];
}

/** Answers and visits of one field in one ISO week. */
interface WeekSeen {
  readonly week: string;
  readonly field: string;
  readonly answers: number;
  readonly visits: number;
}

/** All that the flags of one period rest on. */
export interface Evidence {
  readonly points: readonly PointSeen[];
  readonly batches: readonly BatchSeen[];
  readonly weeks: readonly WeekSeen[];
}

/** What a flag is about; at least one of them is said. */
export interface About {
  readonly point?: string;
  readonly day?: Day;
  readonly batch?: string;
  /** A batch that it resembles. */
  readonly other?: string;
  readonly clerk?: string;
  readonly week?: string;
  readonly field?: string;
}

/** Something unusual. It says how many came, and nothing of what they answered. */
export interface Found {
  readonly about: About;
  /** Responses concerned: when there are more, a flag that was judged is asked about again. */
  readonly weight: number;
  /** Numbers of its sentence. */
  readonly said: Readonly<Record<string, number>>;
}

/** What of stored or simulated answers the flags look at. */
export function seenIn(
  { version, questions }: Pick<Questionnaire, 'version' | 'questions'>,
  answers: Answers,
  came: { readonly channel: Channel; readonly flags: string | null },
): Seen {
  const levels: number[] = [];
  const pattern: string[] = [];
  for (const { code, scale } of questions) {
    const answer = answers[code];
    if (answer === undefined) continue;
    pattern.push(`${code}=${answer}`);
    if (scale && typeof answer === 'number') levels.push((answer - 1) / (scale.levels - 1));
  }
  const flags = came.flags?.split(',') ?? [];
  return {
    ...{ asked: `${version} ${lengthOf(levels)}`, levels, pattern: pattern.join(';'), channel: came.channel },
    ...{ quick: flags.includes('repeated'), crowded: flags.includes('burst') },
  };
}

/** People who answer two items give the best level to both more easily than to thirty. */
function lengthOf({ length }: readonly number[]): number {
  return LENGTHS.findLast((least) => length >= least) ?? 0;
}

const LENGTHS = [0, 1, 2, 3, 5, 8, 13, 21] as const;
