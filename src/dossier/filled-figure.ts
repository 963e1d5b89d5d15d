import { WHOLE } from '../campaigns/campaign-calendar.js';
import { businessDate } from '../config/clock.js';
import { toFigureWords } from '../dashboard/figure-words.js';
import { periodName } from '../dashboard/page-head.js';
import { spanWords } from '../documents/document-period.js';
import type { Figure } from '../figures/figure.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatRate } from '../formatting/numbers.js';
import type { Subject } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';
import { meetsTarget } from '../statistics/target.js';
import type { AskedFigure } from './criteria-file.js';

/** A figure that filled itself at a criterion, as plain values: it is kept when the dossier is handed in. */
export type FilledFigure =
  /** Of a locked survey: with period and publication. */
  | {
      readonly kind: 'survey';
      readonly subject: Subject;
      readonly campaign: { readonly id: string; readonly name: string; readonly opensOn: Day };
      readonly period: string;
      readonly version: string;
      readonly publishedAt: string;
      readonly dataHash: string;
      readonly target: number | null;
      readonly figure: Figure;
    }
  /** Nothing of that survey is locked in the year. */
  | { readonly kind: 'not-told'; readonly subject: Subject }
  /** Cases of the year of which it is decided whether they were answered in time. */
  | {
      readonly kind: 'cases-in-time';
      readonly inTime: number;
      readonly of: number;
      /** Null where they are too few for a rate. */
      readonly rate: number | null;
      readonly until: Day;
    };

/** What a figure says for people: never a rate without what it rests on. */
export interface FigureLine {
  /** `Hài lòng với Trung tâm …` */
  readonly name: string;
  /** `91,3% (376/412 phiếu)`, or why there is none. */
  readonly told: string;
  /** Period, lock and publication; null where there is none. */
  readonly source: string | null;
  /** Whether it is as the criterion asks; null where that is not said. */
  readonly isEnough: boolean | null;
  /** The page on which it is looked at, or brought about. */
  readonly address: string;
}

/**
 * A figure in words.
 * @param asked what the criterion asks for, where it does
 */
export function toFigureLine(
  filled: FilledFigure,
  { asked, communeId, language }: { asked: AskedFigure | null; communeId: string; language: Language },
): FigureLine {
  const say = (key: string, values = {}): string => translate(language, `dossier.figures.${key}`, values);
  const atLeast = asked?.atLeast ?? null;
  if (filled.kind === 'cases-in-time') {
    const { inTime, of, rate, until } = filled;
    const counts = say('cases', { part: formatCount(inTime, language), whole: formatCount(of, language) });
    return {
      name: say('casesInTime'),
      told:
        of === 0
          ? say('noCases')
          : rate === null
            ? counts
            : `${formatRate(rate, { language, target: atLeast })} (${counts})`,
      source: say('until', { day: formatDay(until, language) }),
      isEnough: rate === null ? null : isEnough(inTime, of, atLeast),
      address: `/feedback/units?commune=${communeId}`,
    };
  }
  const name = translate(language, `dashboard.card.title.${filled.subject}`);
  if (filled.kind === 'not-told') {
    return { name, told: say('notTold'), source: null, isEnough: null, address: `/campaigns?commune=${communeId}` };
  }
  const { figure, target, version, dataHash } = filled;
  const words = toFigureWords(figure, { language, target });
  const day = formatDay(businessDate(new Date(filled.publishedAt)), language);
  return {
    name,
    told: words.rate === null ? (words.state ?? words.base ?? '') : `${words.rate} (${words.base})`,
    source: say('source', { period: periodWords(filled, language), day, version, hash: dataHash.slice(0, 12) }),
    isEnough: figure.kind === 'rate' ? isEnough(figure.satisfied, figure.base, atLeast) : null,
    address: `/dashboard?commune=${communeId}&campaign=${filled.campaign.id}`,
  };
}

/** On whole numbers, as every target is judged. */
function isEnough(satisfied: number, base: number, target: number | null): boolean | null {
  return target === null ? null : meetsTarget({ satisfied, base, target });
}

function periodWords({ period, campaign }: Extract<FilledFigure, { kind: 'survey' }>, language: Language): string {
  return period === WHOLE ? periodName({ period }, campaign, language) : spanWords(period, language);
}
