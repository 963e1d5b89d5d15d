import type { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import type { LeadsFrom } from '../campaigns/campaign-layout.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { businessDate } from '../config/clock.js';
import { namedKeys } from '../figures/labels.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import type { FilterName } from '../figures/satisfaction.query.js';
import { formatDay, formatPeriod } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { formulaWords } from './belief.view-model.js';
import { toElementTable } from './elements.view-model.js';
import { type FigureWords, toFigureWords } from './figure-words.js';
import { methodAddress } from './method-address.js';
import { type RateTable, toRateTable } from './rate-table.view-model.js';

/** The tables an officer may ask for; what a questionnaire does not ask is left out. */
const breakdowns = [
  ...(['department', 'element', 'question', 'field', 'village', 'channel', 'assisted', 'group'] as const),
  ...(['way', 'age', 'sex', 'weekday', 'counter'] as const),
] as const;
export type TableName = (typeof breakdowns)[number];

/** What may be chosen besides the period, in the order of the list. */
const filterNames = ['channel', 'assisted', 'group', 'department', 'field', 'village'] as const;

/** One table of the published figures, with everything that can be chosen; all of it stands in the address. */
export interface TablesView {
  readonly commune: string;
  readonly communeId: string;
  /** Whose tables these are: another is chosen on its own, as it has other tables, periods and parts. */
  readonly campaign: string;
  readonly campaigns: readonly Choice[];
  readonly breakdowns: readonly Choice[];
  readonly periods: readonly Choice[];
  readonly filters: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
  readonly name: string;
  /** What the table is about: campaign, period, selection, formula. */
  readonly about: string;
  /** What is said of the answers of a trial. */
  readonly trial: string | null;
  /** null where the selection may not be told apart. */
  readonly table: RateTable | null;
  readonly overall: FigureWords | null;
  /** True where the commune's target applies. */
  readonly readings: boolean;
  readonly dataHash: string | null;
}

interface Choice {
  readonly value: string;
  readonly name: string;
  readonly chosen: boolean;
}

/** What decides which tables there are. */
export interface Offering {
  readonly questionnaire: Questionnaire;
  /** Who led the items, as it was published. */
  readonly leads: readonly LeadsFrom[];
  /** Whether the reader may see counters. */
  readonly seesCounters: boolean;
}

export interface TablesSource extends Offering {
  readonly commune: { readonly id: string; readonly heading: string };
  readonly catalogue: CommuneCatalogue;
  readonly campaigns: readonly Campaign[];
  readonly campaign: Campaign;
  readonly by: TableName;
  readonly filter: { readonly name: FilterName; readonly key: string } | null;
  /** Locked periods of continuous feedback, oldest first. */
  readonly periods: readonly string[];
  readonly period: string | null;
  readonly satisfaction: Satisfaction | null;
}

export function toTablesView(source: TablesSource, language: Language): TablesView {
  const { commune, campaign, campaigns, by, periods, satisfaction } = source;
  const say = (key: string): string => translate(language, `tables.${key}`);
  const shown = satisfaction?.period ?? source.period;
  return {
    ...{ commune: commune.heading, communeId: commune.id, campaign: campaign.id },
    campaigns: campaigns.map(({ id, name }) => ({ value: id, name, chosen: id === campaign.id })),
    breakdowns: offered(source).map((name) => ({ value: name, name: say(`by.${name}`), chosen: name === by })),
    periods: periods
      .toReversed()
      .map((value) => ({ value, name: formatPeriod(value, language), chosen: value === shown })),
    filters: filterGroups(source, language),
    name: say(`by.${by}`),
    about: aboutOf(source, language),
    trial: satisfaction?.trial ? translate(language, 'figures.trial') : null,
    table: satisfaction && tableOf(source, satisfaction, language),
    overall: satisfaction && toFigureWords(satisfaction.overall, { language, target: satisfaction.target }),
    readings: satisfaction !== null && satisfaction.target !== null,
    dataHash: satisfaction?.dataHash.slice(0, 16) ?? null,
  };
}

/** Tables that a campaign can have. */
export function offered({ questionnaire, leads, seesCounters }: Offering): TableName[] {
  const { subject, elements, questions, resolvingHeadline } = questionnaire;
  const asks = (dimension: string): boolean => questions.some((question) => question.dimension === dimension);
  const never = new Map<TableName, boolean>([
    ['department', resolvingHeadline === null && leads.every((one) => Object.keys(one.leads).length === 0)],
    ['element', elements.length === 0],
    ['field', subject !== 'centre'],
    ['village', subject !== 'administration' && subject !== 'meeting'],
    ['counter', subject !== 'centre' || !seesCounters],
    ...(['way', 'age', 'sex'] as const).map((name): [TableName, boolean] => [name, !asks(name)]),
  ]);
  return breakdowns.filter((name) => !never.get(name));
}

/** Tables that are told of the whole commune only. */
const whole: readonly TableName[] = ['group', 'age', 'sex', 'weekday', 'counter'];

/** What a part of the respondents may be chosen by; departments only where they resolve files. */
export function filtersOf(by: TableName, of: Offering): readonly (typeof filterNames)[number][] {
  if (whole.includes(by)) return [];
  const resolves = of.questionnaire.resolvingHeadline !== null;
  return filterNames.filter((name) => name !== by && offered(of).includes(name) && (name !== 'department' || resolves));
}

function filterGroups(source: TablesSource, language: Language): TablesView['filters'] {
  const { by, filter } = source;
  return filtersOf(by, source)
    .map((name) => ({
      label: translate(language, `tables.by.${name}`),
      choices: [...namedKeys(name, { ...source, language })].map(([key, label]) => ({
        value: `${name}:${key}`,
        name: label,
        chosen: filter?.name === name && filter.key === key,
      })),
    }))
    .filter(({ choices }) => choices.length > 0);
}

function aboutOf(source: TablesSource, language: Language): string {
  const { campaign, filter, satisfaction } = source;
  const parts = [campaign.name];
  if (satisfaction && satisfaction.period !== WHOLE) parts.push(formatPeriod(satisfaction.period, language));
  if (filter) {
    const kind = translate(language, `tables.by.${filter.name}`);
    parts.push(`${kind}: ${namedKeys(filter.name, { ...source, language }).get(filter.key) ?? filter.key}`);
  }
  if (satisfaction) {
    const day = formatDay(businessDate(new Date(satisfaction.publishedAt)), language);
    parts.push(formulaWords(satisfaction.formula, source.by, language));
    parts.push(translate(language, satisfaction.trial ? 'figures.trial' : 'tables.locked', { day }));
  }
  return parts.join(' · ');
}

function tableOf(
  { campaign, period, by, filter, questionnaire }: TablesSource,
  satisfaction: Satisfaction,
  language: Language,
): RateTable {
  const methodOf = (key: string): string => methodAddress({ campaign: campaign.id, period, by, filter, key });
  return by === 'element'
    ? toElementTable(satisfaction, questionnaire, language, methodOf)
    : toRateTable(satisfaction, language, methodOf);
}
