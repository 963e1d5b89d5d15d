import type { FieldCoverage } from '../../figures/coverage.js';
import { rateTogether } from '../../figures/figure.js';
import { MERGED } from '../../figures/partition.js';
import type { Satisfaction } from '../../figures/satisfaction.js';
import { type Language, translate } from '../../formatting/languages.js';
import { formatCount, formatInterval, formatRate } from '../../formatting/numbers.js';
import {
  checkFacts,
  excludedFacts,
  type Fact,
  formulaWords,
  mixFacts,
  publicationFacts,
  uncountedFacts,
} from '../facts.js';
import { helpedLine, tabletLine, withoutLine } from '../figure-words.js';
import { integrityFacts } from '../integrity-facts.js';
import { methodAddress } from '../method.js';
import { mergedNamesOf, toRateTable, unitsOf } from '../rate-table.js';
import type { Reading } from '../reading.js';
import { section } from '../section.js';

/** "Độ tin cậy của số liệu": who answered and how, what is left out, and what the headline hangs on. */
export const trust = section({
  template: 'dashboard/sections/trust',
  async read(reading) {
    return {
      units: await unitsOf(reading),
      assisted: await reading.satisfaction('assisted'),
      channel: await reading.satisfaction('channel'),
      way: await reading.satisfaction('way'),
      proof: await reading.satisfaction('proof'),
      repeated: await reading.satisfaction('repeated'),
      group: await reading.satisfaction('group'),
    };
  },
  view({ units, ...compared }, reading) {
    const { overall, language, subject } = reading;
    return {
      facts: toFacts(overall, units, language),
      integrity: integrityFacts(reading),
      lines: toHeadlineLines(compared, language),
      coverage: subject === 'centre' ? toCoverageTable(overall, language) : null,
      compared: toCompared(compared, reading),
    };
  },
  charts: {},
});

/** @param units the same by unit: which of them were merged */
function toFacts(satisfaction: Satisfaction, units: Satisfaction | null, language: Language): readonly Fact[] {
  const say = (key: string, values = {}): string => translate(language, `dashboard.belief.${key}`, values);
  const names = units ? mergedNamesOf(units, language).join(', ') : '';
  const mergedNow = names ? say('mergedUnits', { names }) : '';
  return [
    ...mixFacts(satisfaction, language),
    { term: say('formula'), said: formulaWords(satisfaction.formula, null, language) },
    ...excludedFacts(satisfaction.excluded, language),
    ...uncountedFacts(satisfaction.excluded, language),
    { term: say('interval'), said: say('intervalSaid') },
    { term: say('smallUnits'), said: `${say('smallUnitsSaid')}${mergedNow}` },
    ...checkFacts(satisfaction, language),
    ...publicationFacts(satisfaction, language),
  ];
}

/**
 * The headline by who filled in, where, how the service was used, how sure it is that each answered once, whether a
 * tablet was pressed again within seconds, and by group.
 */
type Compared = Readonly<Record<'assisted' | 'channel' | 'way' | 'proof' | 'repeated' | 'group', Satisfaction>>;

/** The headline of each group beside the others; a breakdown of one group, or with nothing but merged ones, is left out. */
function toCompared(compared: Compared, { campaign, period, language }: Reading) {
  return (['assisted', 'channel', 'way', 'proof', 'repeated', 'group'] as const)
    .filter((name) => {
      const answered = compared[name].groups.filter(({ figure }) => figure.kind !== 'no-responses');
      return answered.length > 1 && answered.some(({ key, figure }) => key !== MERGED && figure.kind === 'rate');
    })
    .map((name) => ({
      id: `compared-${name}`,
      title: translate(language, `dashboard.compared.${name}`),
      table: toRateTable(compared[name], language, {
        methodOf: (key) => methodAddress({ campaign: campaign.id, period, by: name, key }),
      }),
    }));
}

/**
 * A line each: who filled in, tablet against paper where they differ, the headline without quick visits in a row, and that of those alone who surely answered
 * once.
 */
export function toHeadlineLines(
  { assisted, channel, proof, repeated }: Pick<Compared, 'assisted' | 'channel' | 'proof' | 'repeated'>,
  language: Language,
): readonly string[] {
  const lines = [
    ...[helpedLine(assisted, language), withoutLine(proof, 'own-paper', 'ownPaper', language)],
    withoutLine(repeated, 'yes', 'repeated', language),
    ...[tabletLine(channel, language), helperLine(assisted, language), proofLine(proof, language)],
  ];
  return lines.filter((line) => line !== null);
}

/** `Tự điền 90,0% (86,8% – 92,7%), 311 phiếu · cán bộ giúp …`; null where there are not two to compare. */
function helperLine({ groups, target }: Satisfaction, language: Language): string | null {
  const told = groups.flatMap(({ key, label, figure }) => {
    return figure.kind === 'rate' && key !== MERGED ? [{ label, figure }] : [];
  });
  if (told.length < 2) return null;
  return told
    .map(({ label, figure: { rate, interval, respondents } }, index) =>
      translate(language, 'dashboard.behind.helper', {
        label: index === 0 ? label : label.toLocaleLowerCase(language),
        rate: formatRate(rate, { language, target }),
        interval: formatInterval(interval, { language, target }),
        respondents: formatCount(respondents, language),
      }),
    )
    .join(' · ');
}

/** Levels of proof under which one person can hardly answer twice. */
const STRONG: readonly string[] = ['one-time', 'window'];

/** The rate of forms with strong proof beside that of all: how much the headline hangs on the others. */
function proofLine({ groups, overall, target }: Satisfaction, language: Language): string | null {
  if (overall.kind !== 'rate') return null;
  const strong = groups.filter(({ key }) => STRONG.includes(key));
  const counted = strong.flatMap(({ figure }) => (figure.kind === 'rate' ? [figure] : []));
  const say = (key: string, values = {}): string => translate(language, `dashboard.behind.${key}`, values);
  if (strong.every(({ figure }) => figure.kind === 'no-responses')) return say('noProof');
  if (counted.length === 0) return say('littleProof');
  const { rate, satisfied, base, interval } = rateTogether(counted, target);
  return say('proof', {
    rate: formatRate(rate, { language, target }),
    interval: formatInterval(interval, { language, target }),
    satisfied: formatCount(satisfied, language),
    base: formatCount(base, language),
  });
}

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
