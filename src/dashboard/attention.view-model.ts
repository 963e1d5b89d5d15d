import type { Leads } from '../campaigns/campaign-layout.js';
import { type CommuneCatalogue, centreOf, unitName } from '../communes/catalogue.js';
import type { RateFigure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatRate, formatWholePercent } from '../formatting/numbers.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { needingAttention } from '../statistics/many-comparisons.js';

/** "Cần quan tâm trước": what a leader looks after first, in words. */
export interface Attention {
  readonly items: readonly AttentionItem[];
  /** Said where nothing is certainly low, or nothing can be said yet. */
  readonly none: string | null;
}

interface AttentionItem {
  /** `Trung tâm`: what the survey is about. */
  readonly about: string;
  /** `Trả lời góp ý, phản ánh: 41/58 phiếu hài lòng (70,7%)` */
  readonly text: string;
  /** Who leads the item in the commune's plan, or who served. */
  readonly unit: string;
  /** How the figure was reached. */
  readonly address: string;
}

/** The items of one survey, with whom each rates. */
export interface AttentionSource {
  readonly questions: Satisfaction;
  readonly questionnaire: Pick<Questionnaire, 'general' | 'resolvingHeadline' | 'questions'>;
  /** Who led each item, as it was published. */
  readonly leads: Leads;
  /** The commune as it was published. */
  readonly catalogue: CommuneCatalogue;
}

export interface AttentionReader {
  readonly language: Language;
  readonly addressOf: (campaign: string, question: string) => string;
}

/** At most three items of all surveys together, each certainly under its survey's target among many, lowest first. */
export function toAttention(sources: readonly AttentionSource[], reader: AttentionReader): Attention {
  const { language } = reader;
  const all = sources.map((source) => ({ source, items: itemsOf(source) }));
  const low = all.flatMap(({ source, items }) => {
    const { target } = source.questions;
    return target === null ? [] : needingAttention(items, target).map((item) => ({ source, item, target }));
  });
  const first = low.toSorted((a, b) => a.item.rate - b.item.rate).slice(0, MOST);
  const items = first.map(({ source, item, target }) => ({
    about: translate(language, `dashboard.attention.about.${source.questions.subject}`),
    text: translate(language, 'dashboard.attention.item', {
      label: item.label,
      satisfied: formatCount(item.figure.satisfied, language),
      base: formatCount(item.figure.base, language),
      rate: formatRate(item.rate, { language, target }),
    }),
    unit: unitOf(source, item.key, language),
    address: reader.addressOf(source.questions.campaign, item.key),
  }));
  if (items.length > 0) return { items, none: null };
  const [target] = sources.flatMap(({ questions }) => questions.target ?? []);
  const told = all.some((one) => one.items.length > 0) && target !== undefined;
  const none = told
    ? translate(language, 'dashboard.attention.nothing', { target: formatWholePercent(target, language) })
    : translate(language, 'dashboard.attention.tooEarly');
  return { items, none };
}

const MOST = 3;

interface Item {
  readonly key: string;
  readonly label: string;
  readonly figure: RateFigure;
  readonly rate: number;
  readonly effectiveBase: number;
}

/** Every item with a rate but the headlines: the general item, and that of the units which resolve files. */
function itemsOf({ questions, questionnaire }: AttentionSource): readonly Item[] {
  const headlines = [questionnaire.general, questionnaire.resolvingHeadline];
  return questions.groups.flatMap(({ key, label, figure }) => {
    if (figure.kind !== 'rate' || headlines.includes(key)) return [];
    return [{ key, label, figure, rate: figure.rate, effectiveBase: figure.effectiveRespondents }];
  });
}

function unitOf({ leads, catalogue, questionnaire }: AttentionSource, code: string, language: Language): string {
  const led = leads[code];
  if (led !== undefined) return unitName(catalogue, led);
  const rates = questionnaire.questions.find((question) => question.code === code)?.rates;
  if (rates === 'receiving') return unitName(catalogue, centreOf(catalogue));
  return translate(language, `dashboard.attention.${rates === 'resolving' ? 'resolving' : 'nobody'}`);
}
