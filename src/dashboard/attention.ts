import { centreOf, unitName } from '../communes/catalogue.js';
import { writeAddress } from '../figures/address.js';
import type { RateFigure } from '../figures/figure.js';
import { MERGED } from '../figures/partition.js';
import type { SatisfactionGroup } from '../figures/satisfaction-groups.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatRate, formatWholePercent } from '../formatting/numbers.js';
import { NOT_DETERMINED } from '../responses/dimensions.js';
import { needingAttention } from '../statistics/many-comparisons.js';
import { topicName } from './page-head.js';
import type { Reading } from './reading.js';

/** "Cần quan tâm trước": the departments that a leader looks after first, in words. */
export interface Attention {
  readonly items: readonly AttentionItem[];
  /** Said where nothing is certainly low, or nothing can be said yet. */
  readonly none: string | null;
}

interface AttentionItem {
  /** `Phòng Kinh tế`; of an item that nobody leads, that. */
  readonly unit: string;
  /** `Trung tâm`: what the survey is about. */
  readonly about: string;
  /** `42/55 phiếu hài lòng (76,4%)`, or the question with its counts. */
  readonly text: string;
  /** Its lowest question besides, where that is certainly low too. */
  readonly question: string | null;
  /** The page of the department, else the questions. */
  readonly address: string;
}

/** The rows of one survey among which some are certainly low. */
export interface AttentionSource {
  readonly reading: Pick<Reading, 'topic' | 'questionnaire' | 'published' | 'leads' | 'overall' | 'address'>;
  readonly units: readonly SatisfactionGroup[];
  readonly questions: readonly SatisfactionGroup[];
}

/**
 * At most three departments of all surveys together, each certainly under its survey's target among many: itself, or in
 * a question that it leads or is rated by. The lowest first.
 */
export function toAttention(sources: readonly AttentionSource[], language: Language): Attention {
  const low = sources.flatMap((source) => lowIn(source, language)).toSorted((a, b) => a.rate - b.rate);
  if (low.length > 0) return { items: low.slice(0, MOST), none: null };
  const [target] = sources.flatMap(({ reading }) => reading.overall.target ?? []);
  const isTold = sources.some((source) => itemsOf(source).length > 0) && target !== undefined;
  if (!isTold) return { items: [], none: translate(language, 'dashboard.attention.tooEarly') };
  const goal = formatWholePercent(target, language);
  const alone = failingAlone(sources);
  const none =
    alone.length === 0
      ? translate(language, 'dashboard.attention.nothing', { target: goal })
      : translate(language, 'dashboard.attention.alone', { target: goal, units: alone.join(', ') });
  return { items: [], none };
}

/** Departments that certainly fail when each is looked at alone, which among many may be chance. */
function failingAlone(sources: readonly AttentionSource[]): readonly string[] {
  const failing = sources.flatMap(({ units }) =>
    units.filter(isDepartment).filter(({ figure }) => figure.kind === 'rate' && figure.verdict === 'not-met'),
  );
  return [...new Set(failing.map(({ label }) => label))];
}

const MOST = 3;

/** The departments of one survey that are low, with how low. */
function lowIn(source: AttentionSource, language: Language): readonly (AttentionItem & { readonly rate: number })[] {
  const { published, overall, address } = source.reading;
  const { target } = overall;
  if (target === null) return [];
  const units = needingAttention(source.units.filter(isDepartment).flatMap(rated), target);
  const questions = needingAttention(itemsOf(source), target);
  const keys = new Set([...units.map(({ key }) => key), ...questions.map(({ key }) => unitOf(source, key))]);
  return [...keys].flatMap((key) => {
    const itself = units.find((one) => one.key === key);
    const question = questions.find((one) => unitOf(source, one.key) === key);
    const first = itself ?? question;
    if (!first) return [];
    const page = key === null ? 'questions' : `units/${encodeURIComponent(key)}`;
    return {
      unit: key === null ? translate(language, 'dashboard.attention.nobody') : unitName(published.catalogue, key),
      about: topicName(source.reading, language),
      text: itself ? countsOf(itself, target, language) : questionIn(first, target, language),
      question: itself && question ? questionIn(question, target, language) : null,
      address: `/dashboard/${page}?${writeAddress(address)}`,
      rate: first.rate,
    };
  });
}

interface Item {
  readonly key: string;
  readonly label: string;
  readonly figure: RateFigure;
  readonly rate: number;
  readonly effectiveBase: number;
}

function rated({ key, label, figure }: SatisfactionGroup): readonly Item[] {
  if (figure.kind !== 'rate') return [];
  return [{ key, label, figure, rate: figure.rate, effectiveBase: figure.effectiveRespondents }];
}

function isDepartment({ key, target }: SatisfactionGroup): boolean {
  return target !== null && key !== MERGED && key !== NOT_DETERMINED;
}

/**
 * Every question with a rate but the headlines, and those about whoever resolved a file: of these the departments' own
 * rows tell more.
 */
function itemsOf({ reading: { questionnaire }, questions }: AttentionSource): readonly Item[] {
  const { general, resolvingHeadline } = questionnaire;
  const resolving = questionnaire.questions.flatMap(({ code, rates }) => (rates === 'resolving' ? [code] : []));
  const apart = [general, resolvingHeadline, ...(resolvingHeadline === null ? [] : resolving)];
  return questions.filter(({ key }) => !apart.includes(key)).flatMap(rated);
}

/** Who leads a question in the commune's plan, or who received; null where nobody does. */
function unitOf({ reading }: AttentionSource, code: string): string | null {
  const { published, leads, questionnaire } = reading;
  const led = leads[code];
  if (led !== undefined) return led;
  const rates = questionnaire.questions.find((question) => question.code === code)?.rates;
  return rates === 'receiving' ? centreOf(published.catalogue) : null;
}

/** Of several answers each, whose they are. */
function countsOf(
  { figure: { satisfied, base, respondents }, rate }: Item,
  target: number,
  language: Language,
): string {
  return translate(language, `dashboard.attention.counts.${base > respondents ? 'answers' : 'people'}`, {
    satisfied: formatCount(satisfied, language),
    base: formatCount(base, language),
    respondents: formatCount(respondents, language),
    rate: formatRate(rate, { language, target }),
  });
}

function questionIn(item: Item, target: number, language: Language): string {
  return translate(language, 'dashboard.attention.item', {
    label: item.label,
    counts: countsOf(item, target, language),
  });
}
