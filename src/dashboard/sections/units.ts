import type { ChartConfiguration } from 'chart.js';
import { onPage, onPaper } from '../../figures/chart-parts.js';
import type { Figure } from '../../figures/figure.js';
import type { Satisfaction } from '../../figures/satisfaction.js';
import { type Funnel, type FunnelUnit, funnelOf } from '../../figures/units-chart.js';
import { type Language, translate } from '../../formatting/languages.js';
import { uncapitalised } from '../../formatting/letters.js';
import { formatCount, formatDecimal, formatRate, formatWholePercent } from '../../formatting/numbers.js';
import { unless } from '../../problem.js';
import type { Questionnaire } from '../../questionnaires/questionnaire.js';
import { FEWEST_UNITS } from '../../statistics/overdispersion.js';
import { type Cell, type Chart, columnsOf, drawnRates } from '../chart-file.js';
import { type FigureWords, toFigureWords } from '../figure-words.js';
import { methodAddress } from '../method.js';
import {
  type Division,
  divisionsOf,
  type RowLinks,
  toRateTable,
  unitLinks,
  unitsOf,
  worstFirst,
} from '../rate-table.js';
import { type Reading, resolvedBy } from '../reading.js';
import { section } from '../section.js';

/** "Đơn vị": every department with its verdict, worst first; then villages or fields, elements by department, funnel. */
export const units = section({
  template: 'dashboard/sections/units',
  async read(reading) {
    const told = await unitsOf(reading);
    return { told, others: await othersOf(reading), elements: told ? await elementsByUnit(reading, told) : [] };
  },
  view({ told, others, elements }, reading) {
    const { language, questionnaire } = reading;
    const [first] = divisionsOf(reading);
    return {
      title: first && translate(language, `tables.by.${first}`),
      lead: leadOf(reading),
      table:
        told &&
        toRateTable({ ...told, groups: worstFirst(told.groups) }, language, {
          ...unitLinks(reading),
          ...(first && methodLinks(reading, first)),
        }),
      others: others.map(({ by, told: other }) => ({
        ...{ id: `by-${by}`, title: translate(language, `tables.by.${by}`) },
        table: toRateTable({ ...other, groups: worstFirst(other.groups) }, language, methodLinks(reading, by)),
      })),
      elementsByUnit: toElementsByUnit(elements, questionnaire, language),
      funnel: told && funnelIn(told, language),
    };
  },
  charts: {
    units: ({ told }, reading) => told && drawnUnits(told, reading),
    funnel: ({ told }, reading) => told && drawnFunnel(told, reading),
  },
});

/** By which question departments are told: it is not that of the headline. */
function leadOf(reading: Reading): string | null {
  if (divisionsOf(reading)[0] !== 'department') return null;
  const leads = reading.questionnaire.resolvingHeadline === null ? 'administration' : 'centre';
  return translate(reading.language, `dashboard.unitsLead.${leads}`);
}

async function othersOf(reading: Reading): Promise<readonly { readonly by: Division; readonly told: Satisfaction }[]> {
  const [, ...others] = divisionsOf(reading);
  return Promise.all(others.map(async (by) => ({ by, told: await reading.satisfaction(by) })));
}

function methodLinks({ campaign, period }: Reading, by: Division): RowLinks {
  return { methodOf: (key) => methodAddress({ campaign: campaign.id, period, by, key }) };
}

/** One unit and the elements of those whose file it resolved; null where that may not be told apart. */
interface UnitElements {
  readonly label: string;
  readonly elements: Satisfaction | null;
}

/** Elements by unit, where units resolve files. */
async function elementsByUnit(reading: Reading, { groups }: Satisfaction): Promise<readonly UnitElements[]> {
  const { questionnaire } = reading;
  if (questionnaire.resolvingHeadline === null || resolvingElements(questionnaire).length === 0) return [];
  const told = groups.filter(({ key, figure }) => figure.kind === 'rate' && !key.startsWith('_'));
  return Promise.all(
    told.map(async ({ key, label }) => ({
      label,
      elements: await unless('filter-too-narrow', reading.satisfaction('element', { filter: resolvedBy(key) })),
    })),
  );
}

/** Elements that rate the unit that resolved a file, by unit. */
interface ElementsByUnit {
  readonly elements: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly FigureWords[] }[];
}

/** @returns null when fewer than two units can be compared */
export function toElementsByUnit(
  units: readonly UnitElements[],
  questionnaire: Questionnaire,
  language: Language,
): ElementsByUnit | null {
  const elements = resolvingElements(questionnaire);
  const rows = units.flatMap(({ label, elements: told }) => {
    if (!told) return [];
    const { groups, target } = told;
    const figureOf = (key: string): Figure => groups.find((one) => one.key === key)?.figure ?? { kind: 'no-responses' };
    const cells = elements.map(({ key }) => toFigureWords(figureOf(key), { language, target }));
    return cells.some(({ rate }) => rate !== null) ? [{ label, cells }] : [];
  });
  return rows.length < 2
    ? null
    : {
        elements: elements.map(({ title, questions }) => {
          const name = title[language];
          return questions.length > 1 ? name : translate(language, 'dashboard.elementShort', { name });
        }),
        rows,
      };
}

/** Elements all of whose questions rate the unit that resolved the file. */
function resolvingElements({ elements, questions }: Questionnaire): Questionnaire['elements'] {
  const resolving = new Set(questions.filter(({ rates }) => rates === 'resolving').map(({ code }) => code));
  return elements.filter((element) => element.questions.every((code) => resolving.has(code)));
}

function drawnUnits(satisfaction: Satisfaction, reading: Reading): Chart | null {
  const { campaign, language } = reading;
  const ordered = { ...satisfaction, groups: worstFirst(satisfaction.groups) };
  const drawn = drawnRates(ordered, campaign.name, language);
  const lead = leadOf(reading);
  return drawn && lead ? { ...drawn, caption: [lead, ...drawn.caption] } : drawn;
}

/** Units about the target, where they are enough to say how much chance lets them differ. */
export function funnelIn(satisfaction: Pick<Satisfaction, 'groups' | 'target'>, language: Language) {
  const funnel = funnelOf(satisfaction, onPage, language);
  if (!funnel || funnel.units.length < FEWEST_UNITS || satisfaction.target === null) return null;
  return { ...funnelWords(funnel, satisfaction.target, language), chart: JSON.stringify(funnel.config) };
}

function drawnFunnel(satisfaction: Satisfaction, { campaign, language }: Reading): Chart | null {
  const funnel = funnelOf(satisfaction, onPaper, language);
  if (!funnel || funnel.units.length < FEWEST_UNITS || satisfaction.target === null) return null;
  const { caption, rows } = funnelWords(funnel, satisfaction.target, language);
  const named = rows.map(
    ({ label, respondents, rate, position }) =>
      `${label}: ${rate} (${translate(language, 'dashboard.figure.respondents', { count: respondents })}), ${uncapitalised(position)}`,
  );
  return {
    ...{ config: funnel.config as ChartConfiguration, height: 520, caption: [...caption, named.join('; ')] },
    ...{ table: funnelRows(funnel.units, language), about: satisfaction, campaign: campaign.name },
  };
}

/** Units about the target, with what their answers are worth and where that puts them. */
function funnelRows(units: readonly FunnelUnit[], language: Language): readonly (readonly Cell[])[] {
  const rows = units.map(({ label, respondents, worth, rate, position }) => [
    ...[label, respondents, worth, rate],
    translate(language, `charts.position.${position}`),
  ]);
  return [columnsOf(['name', 'respondents', 'worth', 'rate', 'position'], language), ...rows];
}

/** What a funnel plot says, in words; its units are numbered as the points are. */
function funnelWords({ dispersion, units, without }: Funnel, target: number, language: Language) {
  const say = (key: string, values = {}): string => translate(language, `charts.${key}`, values);
  const weighs = units.some(({ worth, respondents }) => worth !== respondents);
  return {
    weighs,
    caption: [
      say('funnelCaption', { target: formatWholePercent(target, language) }),
      dispersion > 1 ? say('dispersion', { factor: formatDecimal(dispersion, 1, language) }) : say('noDispersion'),
      ...(weighs ? [say('worthCaption')] : []),
      ...(without.length > 0 ? [say('withoutDot', { names: without.join(', ') })] : []),
    ],
    rows: units.map(({ label, respondents, worth, rate, position }, index) => ({
      label: `${index + 1}. ${label}`,
      respondents: formatCount(respondents, language),
      worth: formatCount(worth, language),
      rate: formatRate(rate, { language, target }),
      position: say(`position.${position}`),
    })),
  };
}
