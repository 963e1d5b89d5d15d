import type { Campaign } from '../campaigns/campaign.entity.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { businessDate } from '../config/clock.js';
import { namedKeys } from '../figures/labels.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import type { FilterName } from '../figures/satisfaction.query.js';
import { formatDay, formatQuarter } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { toElementTable } from './elements.view-model.js';
import { type FigureWords, toFigureWords } from './figure-words.js';
import { methodAddress } from './method-address.js';
import { type RateTable, toRateTable } from './rate-table.view-model.js';

/** The tables an officer may ask for; what a questionnaire does not ask is left out. */
const breakdowns = [
  ...(['department', 'element', 'question', 'field', 'village', 'channel', 'assisted', 'group'] as const),
  ...(['way', 'age', 'sex', 'weekday'] as const),
] as const;
export type TableName = (typeof breakdowns)[number];

/** What may be chosen besides the period, in the order of the list. */
const filterNames = ['channel', 'assisted', 'group', 'department', 'field', 'village'] as const;

/** One table of the published figures, with everything that can be chosen; all of it stands in the address. */
export interface TablesView {
  readonly commune: string;
  readonly communeId: string;
  readonly campaigns: readonly Choice[];
  readonly breakdowns: readonly Choice[];
  readonly quarters: readonly Choice[];
  readonly filters: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
  readonly name: string;
  /** What the table is about: campaign, period, selection, formula. */
  readonly about: string;
  /** null where the selection may not be told apart. */
  readonly table: RateTable | null;
  readonly overall: FigureWords | null;
  /** True where the commune's target applies. */
  readonly readings: boolean;
  readonly dataHash: string | null;
}

export interface Choice {
  readonly value: string;
  readonly name: string;
  readonly chosen: boolean;
}

export interface TablesSource {
  readonly commune: { readonly id: string; readonly heading: string };
  readonly catalogue: CommuneCatalogue;
  readonly campaigns: readonly Campaign[];
  readonly campaign: Campaign;
  readonly questionnaire: Questionnaire;
  readonly by: TableName;
  readonly filter: { readonly name: FilterName; readonly key: string } | null;
  /** Published quarters of continuous feedback, oldest first. */
  readonly quarters: readonly string[];
  readonly quarter: string | null;
  readonly satisfaction: Satisfaction | null;
}

export function toTablesView(source: TablesSource, language: Language): TablesView {
  const { commune, campaign, campaigns, by, quarter, satisfaction } = source;
  const say = (key: string): string => translate(language, `tables.${key}`);
  const shown = satisfaction?.period ?? quarter;
  return {
    ...{ commune: commune.heading, communeId: commune.id },
    campaigns: campaigns.map(({ id, name }) => ({ value: id, name, chosen: id === campaign.id })),
    breakdowns: offered(source).map((name) => ({ value: name, name: say(`by.${name}`), chosen: name === by })),
    quarters: source.quarters
      .toReversed()
      .map((value) => ({ value, name: formatQuarter(value, language), chosen: value === shown })),
    filters: filterGroups(source, language),
    name: say(`by.${by}`),
    about: aboutOf(source, language),
    table: satisfaction && tableOf(source, satisfaction, language),
    overall: satisfaction && toFigureWords(satisfaction.overall, { language, ...satisfaction }),
    readings: satisfaction !== null && satisfaction.target !== null,
    dataHash: satisfaction?.dataHash.slice(0, 16) ?? null,
  };
}

/** Tables that a campaign can have. */
export function offered({ questionnaire, campaign }: Pick<TablesSource, 'questionnaire' | 'campaign'>): TableName[] {
  const { subject, elements, questions, resolvingHeadline } = questionnaire;
  const asks = (dimension: string): boolean => questions.some((question) => question.dimension === dimension);
  const never = new Map<TableName, boolean>([
    ['department', resolvingHeadline === null && campaign.leads.every(({ leads }) => Object.keys(leads).length === 0)],
    ['element', elements.length === 0],
    ['field', subject !== 'centre'],
    ['village', subject !== 'administration' && subject !== 'meeting'],
    ...(['way', 'age', 'sex'] as const).map((name): [TableName, boolean] => [name, !asks(name)]),
  ]);
  return breakdowns.filter((name) => !never.get(name));
}

/** Tables that are told of the whole commune only. */
const whole: readonly TableName[] = ['group', 'age', 'sex', 'weekday'];

/** What a part of the respondents may be chosen by; departments only where they resolve files. */
export function filtersOf(
  by: TableName,
  of: Pick<TablesSource, 'questionnaire' | 'campaign'>,
): readonly (typeof filterNames)[number][] {
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
  if (satisfaction && campaign.continuous) parts.push(formatQuarter(satisfaction.period, language));
  if (filter) {
    const kind = translate(language, `tables.by.${filter.name}`);
    parts.push(`${kind}: ${namedKeys(filter.name, { ...source, language }).get(filter.key) ?? filter.key}`);
  }
  if (satisfaction) {
    const state = satisfaction.locked ? 'locked' : 'provisional';
    const day = formatDay(businessDate(new Date(satisfaction.publishedAt)), language);
    parts.push(translate(language, `dashboard.belief.formulas.${satisfaction.formula}`));
    parts.push(translate(language, `tables.${state}`, { day }));
  }
  return parts.join(' · ');
}

function tableOf(
  { campaign, quarter: period, by, filter, questionnaire }: TablesSource,
  satisfaction: Satisfaction,
  language: Language,
): RateTable {
  const methodOf = (key: string): string => methodAddress({ campaign: campaign.id, period, by, filter, key });
  return by === 'element'
    ? toElementTable(satisfaction, questionnaire, language, methodOf)
    : toRateTable(satisfaction, language, methodOf);
}
