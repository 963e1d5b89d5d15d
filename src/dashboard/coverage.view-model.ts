import type { FieldCoverage } from '../figures/coverage.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatRate } from '../formatting/numbers.js';

/** Responses against visits, and what the rate would be if each field weighed as much as its visits. */
export interface CoverageTable {
  /** How many responses on how many visits; or that nobody entered any. */
  readonly lead: string;
  readonly rows: readonly CoverageRow[];
  /** The weighted rate beside the unweighted, or why there is none; null where there are no visits. */
  readonly weighted: string | null;
}

interface CoverageRow {
  readonly name: string;
  /** Fields put together in this row, or empty. */
  readonly merged: string;
  readonly visits: string;
  readonly responses: string;
  readonly share: string;
}

/** Of the Centre only: nobody counts visits elsewhere. */
export function toCoverageTable(
  { visits, weighted, overall, target }: Satisfaction,
  language: Language,
): CoverageTable {
  const say = (key: string, values = {}): string => translate(language, `dashboard.coverage.${key}`, values);
  if (!visits) return { lead: say('none'), rows: [], weighted: null };
  const style = { language, target };
  return {
    lead: say(visits.responses === null ? 'leadOfVisits' : 'lead', {
      responses: formatCount(visits.responses ?? 0, language),
      visits: formatCount(visits.total, language),
    }),
    rows: visits.byField.map((row) => rowOf(row, language)),
    weighted:
      weighted && overall.kind === 'rate'
        ? say('weighted', {
            rate: formatRate(overall.rate, style),
            weighted: formatRate(weighted.rate, style),
            responses: formatCount(overall.respondents, language),
            worth: formatCount(weighted.effectiveRespondents, language),
          })
        : say('notWeighted'),
  };
}

function rowOf({ label, fields, visits, responses }: FieldCoverage, language: Language): CoverageRow {
  const say = (key: string): string => translate(language, `dashboard.coverage.${key}`);
  const count = (number: number | null, absent: string): string =>
    number === null ? say(absent) : formatCount(number, language);
  return {
    name: label,
    merged: fields.map((field) => field.label).join(', '),
    visits: count(visits, 'notEntered'),
    responses: count(responses, 'notTold'),
    share: shareOf(visits, responses, language),
  };
}

/** More responses than visits is no share, but a sign that one of the two is wrong. */
function shareOf(visits: number | null, responses: number | null, language: Language): string {
  if (visits === null || responses === null || (visits === 0 && responses === 0)) return '';
  if (responses > visits) return translate(language, 'dashboard.coverage.moreThanVisits');
  return formatRate(responses / visits, { language });
}
