import type { Campaign } from '../campaigns/campaign.entity.js';
import type { Day } from '../config/clock.js';
import { overTimeChart } from '../figures/over-time-chart.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import type { Distribution } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { type Belief, toBelief } from './belief.view-model.js';
import { type Card, type CardSource, type Subject, toCard } from './cards.view-model.js';
import { toDeadlines } from './deadlines.view-model.js';
import { type ElementsByUnit, toElementsByUnit, toElementTable, type UnitElements } from './elements.view-model.js';
import { type QuestionTable, toQuestionTable } from './questions.view-model.js';
import { type RateTable, toRateTable } from './rate-table.view-model.js';
import { type Round, toRoundTable } from './rounds.view-model.js';
import { type OpenedUnit, toUnitTable, type UnitTable } from './units.view-model.js';

/** The leader's page. */
export interface DashboardView {
  readonly commune: string;
  readonly communes: readonly { readonly id: string; readonly name: string; readonly chosen: boolean }[];
  readonly cards: readonly (Card & { readonly address: string; readonly chosen: boolean })[];
  readonly deadlines: readonly string[];
  readonly detail: Detail | null;
}

export interface Detail {
  readonly subject: Subject;
  readonly title: string;
  readonly period: string;
  readonly units: UnitTable;
  readonly elements: RateTable;
  readonly elementsByUnit: ElementsByUnit | null;
  readonly questions: QuestionTable;
  readonly months: { readonly chart: string; readonly table: RateTable; readonly quarters: RateTable } | null;
  readonly rounds: RateTable | null;
  readonly belief: Belief;
}

export interface DashboardSource {
  readonly commune: { readonly id: string; readonly heading: string; readonly title: string };
  readonly communes: readonly { readonly id: string; readonly name: string }[];
  readonly cards: readonly CardSource[];
  readonly campaigns: readonly Campaign[];
  readonly today: Day;
  readonly detail: SubjectSource | null;
}

/** Everything below the fold for one subject. */
export interface SubjectSource {
  readonly subject: Subject;
  /** The campaign a reader has chosen; null for the usual one. */
  readonly chosen: string | null;
  readonly questionnaire: Questionnaire;
  readonly overall: Satisfaction;
  readonly units: Satisfaction;
  readonly opened: OpenedUnit | null;
  readonly elements: Satisfaction;
  readonly elementsByUnit: readonly UnitElements[];
  readonly distribution: Distribution;
  /** Of continuous feedback. */
  readonly overTime: { readonly months: Satisfaction; readonly quarters: Satisfaction } | null;
  /** Of everything else. */
  readonly rounds: readonly Round[];
}

export function toDashboardView(source: DashboardSource, language: Language): DashboardView {
  const { commune, communes, campaigns, today, detail } = source;
  const addressOf = (subject: Subject, campaign: string | null): string =>
    addressIn({ commune: commune.id, subject, campaign });
  const cards = source.cards.map((card) => ({
    ...toCard(card, { language, place: commune.title, addressOf }),
    address: addressOf(card.subject, card.usual && card.campaign.id),
    chosen: card.subject === detail?.subject,
  }));
  const chosen = cards.find((card) => card.chosen);
  return {
    commune: commune.heading,
    communes: communes.length > 1 ? communes.map((one) => ({ ...one, chosen: one.id === commune.id })) : [],
    cards,
    deadlines: toDeadlines(campaigns, today, language),
    detail: detail && chosen ? toDetail(detail, { card: chosen, commune: commune.id }, language) : null,
  };
}

function toDetail(
  source: SubjectSource,
  { card, commune }: { readonly card: Card; readonly commune: string },
  language: Language,
): Detail {
  const { subject, questionnaire, overTime, rounds, opened, chosen: campaign } = source;
  const addressOf = (unit: string | null): string => `${addressIn({ commune, subject, campaign, unit })}#units`;
  return {
    ...{ subject, title: card.title, period: card.period },
    units: toUnitTable({ satisfaction: source.units, opened, questionnaire, addressOf }, language),
    elements: toElementTable(source.elements, questionnaire, language),
    elementsByUnit: toElementsByUnit(source.elementsByUnit, questionnaire, language),
    questions: toQuestionTable(source.distribution.questions, questionnaire, language),
    months: overTime && {
      chart: JSON.stringify(overTimeChart(overTime.months, language)),
      table: toRateTable(overTime.months, language),
      quarters: toRateTable(overTime.quarters, language),
    },
    rounds: rounds.length > 0 ? toRoundTable(rounds, language) : null,
    belief: toBelief(source.overall, source.units, language),
  };
}

/** The dashboard with what is chosen in it; what is not stays out of the address. */
function addressIn(chosen: Readonly<Record<string, string | null>>): string {
  const query = Object.entries(chosen).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as [string, string]],
  );
  return `/dashboard?${new URLSearchParams(query)}`;
}
