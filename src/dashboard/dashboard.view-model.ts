import { overTimeChart } from '../figures/over-time-chart.js';
import type { Language } from '../formatting/languages.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { type Belief, toBelief } from './belief.view-model.js';
import { type Card, type CardSource, type Subject, toCard } from './cards.view-model.js';
import type { SubjectSource } from './dashboard.service.js';
import { type QuestionTable, toQuestionTable } from './questions.view-model.js';
import { type RateTable, toRateTable } from './rate-table.view-model.js';

/** The leader's page. */
export interface DashboardView {
  readonly commune: string;
  readonly communes: readonly { readonly id: string; readonly name: string; readonly chosen: boolean }[];
  readonly cards: readonly (Card & { readonly address: string; readonly chosen: boolean })[];
  readonly detail: Detail | null;
}

export interface Detail {
  readonly subject: Subject;
  readonly title: string;
  readonly period: string;
  readonly units: RateTable;
  readonly elements: RateTable;
  readonly questions: QuestionTable;
  readonly overTime: { readonly chart: string; readonly table: RateTable } | null;
  readonly belief: Belief;
}

export interface DashboardSource {
  readonly commune: { readonly id: string; readonly heading: string };
  readonly communes: readonly { readonly id: string; readonly name: string }[];
  readonly cards: readonly CardSource[];
  readonly detail: (SubjectSource & { readonly subject: Subject; readonly questionnaire: Questionnaire }) | null;
}

export function toDashboardView(source: DashboardSource, language: Language): DashboardView {
  const { commune, communes, cards, detail } = source;
  const shown = cards.map((card) => ({
    ...toCard(card, language),
    address: `/dashboard?commune=${commune.id}&subject=${card.subject}`,
    chosen: card.subject === detail?.subject,
  }));
  const chosen = shown.find((card) => card.chosen);
  return {
    commune: commune.heading,
    communes: communes.length > 1 ? communes.map((one) => ({ ...one, chosen: one.id === commune.id })) : [],
    cards: shown,
    detail: detail && chosen ? toDetail(detail, chosen, language) : null,
  };
}

function toDetail(source: NonNullable<DashboardSource['detail']>, card: Card, language: Language): Detail {
  const { subject, units, elements, distribution, questionnaire, overTime, overall } = source;
  return {
    subject,
    title: card.title,
    period: card.period,
    units: toRateTable(units, language),
    elements: toRateTable(elements, language),
    questions: toQuestionTable(distribution, questionnaire, language),
    overTime: overTime && {
      chart: JSON.stringify(overTimeChart(overTime, language)),
      table: toRateTable(overTime, language),
    },
    belief: toBelief(overall, language),
  };
}
