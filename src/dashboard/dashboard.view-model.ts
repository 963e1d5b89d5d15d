import { writeAddress } from '../figures/address.js';
import type { ChangeWords } from '../figures/change.js';
import { onPage } from '../figures/chart-parts.js';
import type { Breakdown } from '../figures/satisfaction.query.js';
import { funnelOf } from '../figures/units-chart.js';
import { type Language, translate } from '../formatting/languages.js';
import { type AssociationRow, toAssociationRows } from './associations.view-model.js';
import { type Attention, toAttention } from './attention.view-model.js';
import { toHeadlineLines } from './behind-headline.view-model.js';
import { type Belief, toBelief } from './belief.view-model.js';
import { type Card, type Subject, toCard, toWaitingCard, type WaitingCard } from './cards.view-model.js';
import { type ComparedTable, toCompared } from './compared.view-model.js';
import { type CoverageTable, toCoverageTable } from './coverage.view-model.js';
import type { DashboardSource, SubjectCard, SubjectSource } from './dashboard-source.js';
import { toDeadlines } from './deadlines.view-model.js';
import { type ElementsByUnit, toElementsByUnit, toElementTable } from './elements.view-model.js';
import { type FunnelWords, funnelWords } from './funnel.view-model.js';
import { methodAddress } from './method-address.js';
import { type PeriodPicker, toPeriodPicker } from './period-picker.view-model.js';
import { type QuestionTable, toQuestionTable } from './questions.view-model.js';
import type { RateTable } from './rate-table.view-model.js';
import { type TimeSection, toTimeSection } from './time.view-model.js';
import { toUnitTable, type UnitTable } from './units.view-model.js';

/** The leader's page. */
export interface DashboardView {
  readonly commune: string;
  readonly communeId: string;
  readonly communes: readonly { readonly id: string; readonly name: string; readonly chosen: boolean }[];
  readonly cards: readonly (Card & {
    readonly address: string;
    readonly chosen: boolean;
    readonly lines: readonly string[];
    /** How the headline was reached. */
    readonly method: string;
  })[];
  /** True where some subject has anything to show. */
  readonly hasCards: boolean;
  /** Subjects of which nothing is locked yet. */
  readonly waiting: readonly WaitingCard[];
  /** Departments to look at now, a sentence for each campaign that collects. */
  readonly warnings: readonly string[];
  /** What is said where the answers of a trial are shown. */
  readonly trial: string | null;
  readonly attention: Attention | null;
  readonly periods: PeriodPicker | null;
  /** Where what stands on the cards can be had to send. */
  readonly summary: string;
  readonly deadlines: readonly string[];
  readonly detail: Detail | null;
}

interface Detail {
  readonly subject: Subject;
  readonly title: string;
  readonly period: string;
  readonly units: UnitTable;
  readonly elements: RateTable;
  readonly associations: readonly AssociationRow[];
  readonly elementsByUnit: ElementsByUnit | null;
  readonly questions: QuestionTable;
  readonly funnel: FunnelWords | null;
  /** What the charts are of, for the address of their files; what is drawn over time is of no period. */
  readonly files: string;
  readonly filesOverTime: string;
  readonly overTime: readonly TimeSection[];
  readonly belief: Belief;
  readonly compared: readonly ComparedTable[];
  /** Where the fixed tables of this campaign stand. */
  readonly tables: string;
  /** What changed since the period before, a sentence each. */
  readonly change: readonly string[] | null;
  /** Of the Centre only. */
  readonly coverage: CoverageTable | null;
}

export function toDashboardView(source: DashboardSource, language: Language): DashboardView {
  const { commune, communes, campaigns, detail } = source;
  const addressOf = (subject: Subject, campaign: string | null, period: string | null = null): string =>
    addressIn({ commune: commune.id, subject, campaign, period });
  const cards = source.cards.map((card) => ({
    ...toCard(card, { language, place: commune.title, addressOf }),
    address: addressOf(card.subject, card.usual && card.campaign.id, card.period),
    chosen: card.subject === detail?.subject,
    lines: [...changeLines(card, language), ...toHeadlineLines(card.behind, language)],
    method: methodAddress({ campaign: card.campaign.id, period: card.period }),
  }));
  const chosen = cards.find((card) => card.chosen);
  return {
    commune: commune.heading,
    communeId: commune.id,
    communes: communes.length > 1 ? communes.map((one) => ({ ...one, chosen: one.id === commune.id })) : [],
    ...{ cards, hasCards: cards.length + source.waiting.length > 0 },
    waiting: source.waiting.map(({ subject, collecting }) => toWaitingCard(subject, collecting, language)),
    warnings: source.warned.map(({ campaign, units }) =>
      translate(language, 'dashboard.warning', { campaign, units: units.join('; ') }),
    ),
    trial: cards.some(({ trial }) => trial) ? translate(language, 'figures.trial') : null,
    attention: source.cards.length > 0 ? attentionIn(source, language) : null,
    periods: periodsIn(source, language),
    summary: `/dashboard/summary?${writeAddress(source.asked)}`,
    deadlines: toDeadlines(campaigns, source, language),
    detail: detail && chosen ? toDetail(detail, { card: chosen, commune: commune.id }, language) : null,
  };
}

/** Better than last time? */
function changeLines({ change, satisfaction }: SubjectCard, language: Language): readonly string[] {
  if (change) return [change.sentence];
  return satisfaction.trial ? [] : [translate(language, 'dashboard.change.nothingBefore')];
}

function attentionIn({ cards }: DashboardSource, language: Language): Attention {
  const periods = new Map(cards.map(({ campaign, period }) => [campaign.id, period]));
  const addressOf = (campaign: string, key: string): string =>
    methodAddress({ campaign, period: periods.get(campaign) ?? null, by: 'question', key });
  return toAttention(
    cards.map(({ attention }) => attention),
    { language, addressOf },
  );
}

function changeFacts({ sentence, interval, smallestVisible, mix, standardised }: ChangeWords): readonly string[] {
  return [sentence, interval, smallestVisible, mix, standardised].filter((one) => one !== null);
}

function periodsIn({ cards, commune }: DashboardSource, language: Language): PeriodPicker | null {
  const card = cards.find(({ periods }) => periods.length > 1);
  if (!card) return null;
  const { subject, usual, campaign } = card;
  return toPeriodPicker(card, { commune: commune.id, subject, campaign: usual && campaign.id }, language);
}

function toDetail(
  source: SubjectSource,
  { card, commune }: { readonly card: Card; readonly commune: string },
  language: Language,
): Detail {
  const { subject, questionnaire, overTime, opened, chosen: campaign, period } = source;
  const addressOf = (unit: string | null): string => `${addressIn({ commune, subject, campaign, period, unit })}#units`;
  const method = (by: Breakdown, key: string): string => methodAddress({ campaign: source.campaign, period, by, key });
  const methodOf = {
    units: (key: string) => method('department', key),
    elements: (key: string) => method('element', key),
    questions: (key: string) => method('question', key),
  };
  return {
    ...{ subject, title: card.title, period: card.period },
    units: toUnitTable(
      { satisfaction: source.units, opened, questionnaire, addressOf, methodOf: methodOf.units },
      language,
    ),
    elements: toElementTable(source.elements, questionnaire, language, methodOf.elements),
    associations: toAssociationRows(source.associations, language),
    elementsByUnit: toElementsByUnit(source.elementsByUnit, questionnaire, language),
    questions: toQuestionTable(source.distribution.questions, questionnaire, language, methodOf.questions),
    funnel: funnelIn(source.units, language),
    files: String(writeAddress({ campaign: source.campaign, period })),
    filesOverTime: String(writeAddress({ campaign: source.campaign })),
    overTime: overTime.map((one) => toTimeSection(one, language)),
    belief: toBelief(source.overall, source.units, language),
    compared: toCompared(source.compared, method, language),
    tables: `/dashboard/tables?${writeAddress({ commune, campaign: source.campaign, period })}`,
    change: source.change && changeFacts(source.change),
    coverage: subject === 'centre' ? toCoverageTable(source.overall, language) : null,
  };
}

function funnelIn(units: SubjectSource['units'], language: Language): FunnelWords | null {
  const funnel = funnelOf(units, onPage, language);
  return funnel && units.target !== null ? funnelWords(funnel, units.target, language) : null;
}

/** The dashboard with what is chosen in it; what is not stays out of the address. */
function addressIn(chosen: Readonly<Record<string, string | null>>): string {
  return `/dashboard?${writeAddress(chosen)}`;
}
