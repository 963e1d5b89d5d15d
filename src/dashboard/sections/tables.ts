import { may, type Staff } from '../../access/staff.js';
import { WHOLE } from '../../campaigns/campaign-calendar.js';
import { type CommuneCatalogue, catalogueOver } from '../../communes/catalogue.js';
import { businessDate } from '../../config/clock.js';
import {
  type FilterName,
  filters,
  namedKeys,
  type Offering,
  offered,
  type SatisfactionQuery,
  type TableName,
} from '../../figures/breakdowns.js';
import type { Satisfaction } from '../../figures/satisfaction.js';
import { formatDay, formatPeriod } from '../../formatting/days.js';
import { type Language, translate } from '../../formatting/languages.js';
import { problem, unless } from '../../problem.js';
import { measureWords } from '../facts.js';
import { toFigureWords } from '../figure-words.js';
import { methodAddress } from '../method.js';
import type { Choice } from '../page-head.js';
import { type RateTable, toRateTable } from '../rate-table.js';
import type { Reading } from '../reading.js';
import { toldOf } from '../told-commune.js';
import { toElementTable } from './questions.js';

/** What may be chosen besides the period, in the order of the list. */
const filterNames = ['channel', 'assisted', 'group', 'department', 'field', 'village'] as const;

/** One table of the published figures, with everything that can be chosen. */
export interface TableSource extends Offering {
  /** The commune as it was called in all that is told, for the names of what can be chosen. */
  readonly catalogue: CommuneCatalogue;
  readonly by: TableName;
  readonly filter: { readonly name: FilterName; readonly key: string } | null;
  /** null where the selection may not be told apart. */
  readonly satisfaction: Satisfaction | null;
}

/**
 * The table asked for; what is not chosen is the usual.
 * @param asked as it stands in the address, the filter as `channel:qr`
 * @throws Problem `formula-not-for-breakdown` for a table that the campaign does not have, `malformed` for a filter that
 * cannot be read, and as the API's satisfaction call does
 */
export async function readTable(
  reading: Reading,
  asked: { readonly by: string | null; readonly filter: string | null },
): Promise<TableSource> {
  const { reader } = reading.commune;
  const offering = {
    questionnaire: reading.questionnaire,
    leads: reading.published.leads,
    seesCounters: reader !== null && may(reader.role, 'see-counters'),
  };
  const all = offered(offering);
  const by = asked.by === null ? all[0] : all.find((name) => name === asked.by);
  if (!by) throw problem.formulaNotForBreakdown();
  const filter = filterIn(asked.filter);
  const isOffered = filter === null || filtersOf(by, offering).some((name) => name === filter.name);
  return {
    ...{ ...offering, by, filter },
    catalogue: catalogueOver(reading.catalogues),
    satisfaction: isOffered ? await unless('filter-too-narrow', reading.satisfaction(by, { filter })) : null,
  };
}

/** A form sends one choice: the filter and its key. @throws Problem `malformed` */
function filterIn(text: string | null): SatisfactionQuery['filter'] {
  if (text === null) return null;
  const [named, key, ...more] = text.split(':');
  const name = filters.find((one) => one === named);
  if (!name || !key || more.length > 0) throw problem.malformed({ field: 'filter' });
  return { name, key };
}

export function toTable(
  source: TableSource,
  reading: Pick<Reading, 'commune' | 'campaign' | 'topic' | 'period' | 'language'>,
) {
  const { by, satisfaction } = source;
  const { commune, campaign, language } = reading;
  const say = (key: string): string => translate(language, `tables.${key}`);
  const told = toldOf(commune.told, reading.topic);
  return {
    ...{ communeId: commune.id, campaign: campaign.id, period: reading.period },
    /** Whose tables these are: another is chosen on its own, as it has other tables, periods and parts. */
    campaigns: told.map((one) => ({
      value: one.campaign.id,
      name: one.campaign.name,
      chosen: one.campaign === campaign,
    })),
    breakdowns: offered(source).map((name) => ({ value: name, name: say(`by.${name}`), chosen: name === by })),
    filters: filterGroups(source, language),
    name: say(`by.${by}`),
    about: aboutOf(source, campaign.name, language),
    table: satisfaction && tableOf(source, satisfaction, reading),
    overall: satisfaction && toFigureWords(satisfaction.overall, { language, target: satisfaction.target }),
    /** True where the commune's target applies. */
    readings: satisfaction !== null && satisfaction.target !== null,
    dataHash: satisfaction?.dataHash.slice(0, 16) ?? null,
  };
}

/** The files of the period that is shown: one table for everybody who reads it, rows for who may export them. */
export function downloadsOf({ commune, topic, campaign, trial, overall }: Reading, { role }: Staff) {
  if (trial) return null;
  const period = overall.period === WHOLE ? '' : `?period=${overall.period}`;
  const at = (file: string): string => `/api/v1/campaigns/${campaign.id}/${file}${period}`;
  const rows = { csv: at('responses.csv'), workbook: at('responses.xlsx'), codeBook: at('codebook.xlsx') };
  const quarter = topic === 'centre' ? `/documents/quarter?commune=${commune.id}` : null;
  return { quarterPage: quarter, table: at('table.xlsx'), rows: may(role, 'export-rows') ? rows : null };
}

/** Tables that are told of the whole commune only. */
const whole: readonly TableName[] = ['group', 'age', 'sex', 'weekday', 'counter'];

/** What a part of the respondents may be chosen by; departments only where they resolve files. */
export function filtersOf(by: TableName, of: Offering): readonly (typeof filterNames)[number][] {
  if (whole.includes(by)) return [];
  const resolves = of.questionnaire.resolvingHeadline !== null;
  return filterNames.filter((name) => name !== by && offered(of).includes(name) && (name !== 'department' || resolves));
}

function filterGroups(
  source: TableSource,
  language: Language,
): readonly { readonly label: string; readonly choices: readonly Choice[] }[] {
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

/** What the table is about: campaign, period, selection, formula. */
function aboutOf(source: TableSource, campaign: string, language: Language): string {
  const { filter, satisfaction } = source;
  const parts = [campaign];
  if (satisfaction && satisfaction.period !== WHOLE) parts.push(formatPeriod(satisfaction.period, language));
  if (filter) {
    const kind = translate(language, `tables.by.${filter.name}`);
    parts.push(`${kind}: ${namedKeys(filter.name, { ...source, language }).get(filter.key) ?? filter.key}`);
  }
  if (satisfaction) {
    const day = formatDay(businessDate(new Date(satisfaction.publishedAt)), language);
    parts.push(measureWords(satisfaction.formula, language));
    parts.push(translate(language, satisfaction.trial ? 'figures.trial' : 'tables.locked', { day }));
  }
  return parts.join(' · ');
}

function tableOf(
  { by, filter, questionnaire }: TableSource,
  satisfaction: Satisfaction,
  { campaign, period, language }: Pick<Reading, 'campaign' | 'period' | 'language'>,
): RateTable {
  const methodOf = (key: string): string => methodAddress({ campaign: campaign.id, period, by, filter, key });
  return by === 'element'
    ? toElementTable(satisfaction, questionnaire, language, methodOf)
    : toRateTable(satisfaction, language, { methodOf, heldApart: by === 'counter' });
}
