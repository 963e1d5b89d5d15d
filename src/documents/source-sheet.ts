import type { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import { businessDate } from '../config/clock.js';
import { formulaWords } from '../dashboard/facts.js';
import { type Formula, namedKeys, type SatisfactionQuery } from '../figures/breakdowns.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { formatDay, formatPeriod } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatTarget } from '../formatting/numbers.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Cell, Sheet } from '../writers/xlsx.js';

/** Where the numbers of a workbook come from: whoever has it can ask for the same again. */
export interface Source {
  readonly campaign: Pick<Campaign, 'id' | 'name' | 'opensOn' | 'endsOn'>;
  /** As it was published. */
  readonly catalogue: CommuneCatalogue;
  readonly questionnaire: Questionnaire;
  readonly versions: readonly string[];
  readonly filter: SatisfactionQuery['filter'];
  readonly overall: Satisfaction;
  /** Formulas of its tables. */
  readonly formulas: readonly Formula[];
  /** True in a demonstration. */
  readonly simulated: boolean;
  readonly language: Language;
}

type Fact = readonly [term: string, said: string];

/** A row over the figures of a demonstration that says so, else none. */
export function simulatedRows({ simulated, language }: Pick<Source, 'simulated' | 'language'>): readonly Cell[][] {
  return simulated ? [[{ value: translate(language, 'charts.simulated'), style: 'total' }]] : [];
}

/** What a workbook says about itself: facts by their terms, and the rules beneath. */
export function factSheet(
  facts: readonly Fact[],
  rules: readonly string[],
  told: Pick<Source, 'simulated' | 'language'>,
): Sheet {
  const say = (key: string): string => translate(told.language, `sheets.source.${key}`);
  return {
    name: say('tab'),
    widths: [28, 100],
    rows: [
      [{ value: say('title'), style: 'title' }],
      ...simulatedRows(told),
      ...facts.map(([term, said]): readonly Cell[] => [
        { value: term, style: 'heading' },
        { value: said, style: 'text' },
      ]),
      ...rules.map((rule): readonly Cell[] => [{ value: rule, style: 'note', columns: 2 }]),
    ],
  };
}

/** The last sheet of each workbook of figures. @param more what is true of this kind of workbook, in the place of the rules */
export function sourceSheet(
  source: Source,
  more: { readonly facts: readonly Fact[]; readonly rules: readonly string[] } | null = null,
): Sheet {
  const { campaign, catalogue, versions, overall, formulas, language } = source;
  const say = (key: string, values = {}): string => translate(language, `sheets.source.${key}`, values);
  const facts: readonly Fact[] = [
    [say('commune'), `${communeHeading(catalogue)}, ${catalogue.province}`],
    [say('campaign'), `${campaign.name} (${campaign.id})`],
    [say('period'), periodWords(source)],
    [say('filter'), filterWords(source)],
    [say('target'), overall.target === null ? say('noTarget') : formatTarget(overall.target, language)],
    [say('version'), versions.join(', ')],
    [say('locked'), formatDay(businessDate(new Date(overall.publishedAt)), language)],
    [say('dataHash'), overall.dataHash],
    ...(more?.facts ?? []),
    ...formulas.map((formula) => [formula, formulaWords(formula, null, language)] as const),
  ];
  const usual = ['interval', 'small', 'few', 'outside', 'voluntary'].map((key) => say(`rules.${key}`));
  return factSheet(facts, more?.rules ?? usual, source);
}

/** `quý III/2026`; the days of a round. */
export function periodWords({ overall: { period }, campaign, language }: Source): string {
  if (period !== WHOLE)
    return period
      .split('..')
      .map((one) => formatPeriod(one, language))
      .join(' – ');
  const days = [campaign.opensOn, campaign.endsOn].map((day) => formatDay(day, language));
  return translate(language, 'sheets.source.round', { from: days[0] ?? '', to: days[1] ?? '' });
}

function filterWords({ filter, language, ...naming }: Source): string {
  if (filter === null) return translate(language, 'sheets.source.everybody');
  const kind = translate(language, `tables.by.${filter.name}`);
  return `${kind}: ${namedKeys(filter.name, { ...naming, language }).get(filter.key) ?? filter.key}`;
}
