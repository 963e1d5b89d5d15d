import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import { formatDay, formatQuarter } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { capitalised } from '../formatting/letters.js';
import { formatDecimal } from '../formatting/numbers.js';
import type { QuarterBoxes, QuarterFault } from './quarter-form.js';
import { classOf, indices, itemOf, pointsIn, totalOf, typableIn } from './quarter-indices.js';
import type { Quarter, QuarterRefusal } from './quarters.service.js';

/** The sheet of a quarter, and what became of saving it or handing it in. */
export interface QuarterPage {
  readonly commune: CommuneCatalogue;
  readonly quarter: Quarter;
  /** Those that may be chosen, newest first. */
  readonly quarters: readonly string[];
  /** What was sent and refused. */
  readonly boxes: QuarterBoxes | null;
  readonly faults: ReadonlyMap<string, QuarterFault>;
  readonly refusal: QuarterRefusal | 'not-confirmed' | null;
  readonly saved: boolean;
  readonly mayType: boolean;
}

/** The page on which an officer types what the survey does not know, and hands the sheet in. */
export function toQuarterView(page: QuarterPage, language: Language) {
  const { commune, quarter, quarters, boxes, faults, refusal, saved, mayType } = page;
  const points = pointsIn(quarter);
  const total = totalOf(points);
  const typable = typableIn(quarter.survey);
  const decimal = (hundredths: number | null): string =>
    hundredths === null ? '' : formatDecimal(hundredths / 100, 2, language);
  const isOpen = quarter.handedInOn === null && mayType;
  return {
    ...{ communeId: commune.key, heading: communeHeading(commune), asked: quarter.quarter, saved, isOpen },
    quarterName: capitalised(formatQuarter(quarter.quarter, language)),
    quarters: quarters.map((value) => ({
      ...{ value, name: formatQuarter(value, language), chosen: value === quarter.quarter },
    })),
    changes: quarter.changes,
    handedInOn: quarter.handedInOn && formatDay(quarter.handedInOn, language),
    handedInBy: quarter.handedInBy,
    refusal: refusal && `quarter.refused.${refusal}`,
    hasFaults: faults.size > 0,
    hasSurvey: quarter.survey !== null,
    rows: indices.map((index) => {
      const item = itemOf(index, quarter.survey);
      const isTyped = typable.includes(index);
      const fault = faults.get(`points-${index}`) ?? faults.get(`note-${index}`);
      return {
        index,
        name: `quarter.indices.${index}`,
        isTyped,
        typed: boxes && isTyped ? (boxes[`points-${index}`] ?? '') : decimal(points[index]),
        note: boxes?.[`note-${index}`] ?? quarter.typed[index].note,
        fault: fault ? `quarter.faults.${fault}` : null,
        survey: item ? translate(language, 'quarter.sheet.fromSurvey', { code: item.code, base: item.base }) : null,
      };
    }),
    total: total === null ? null : decimal(total),
    class: total === null ? null : `quarter.sheet.classes.${classOf(total)}`,
    file: `/api/v1/communes/${commune.key}/quarter.xlsx?quarter=${quarter.quarter}`,
  };
}
