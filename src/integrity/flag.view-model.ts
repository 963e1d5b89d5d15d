import { formatDay } from '../formatting/days.js';
import { translate } from '../formatting/languages.js';
import { formatCount } from '../formatting/numbers.js';
import type { ExclusionSet } from './exclusion-sets.js';
import type { Flag, FlagKind } from './flags.js';
import type { JudgedFlag } from './flags.service.js';
import { type ExclusionKind, verdicts } from './integrity.entity.js';
import { type Names, setWords, whereWords } from './integrity-names.js';

/** One flag in a list. */
export interface FlagRow {
  readonly name: string;
  readonly where: string;
  readonly stateLabel: string;
  readonly stateStyle: 'attention' | 'good' | 'bad';
  readonly href: string;
}

/** One flag, in sentences. */
export interface FlagView extends FlagRow {
  readonly key: string;
  readonly period: string;
  readonly why: string;
  readonly honest: string;
  readonly can: string;
  /** Who judged it, when and why; null while nobody has. */
  readonly judged: string | null;
  readonly verdicts: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly because: string;
}

/** Responses of a flag that may be left out together. */
export interface SetView {
  readonly value: ExclusionKind;
  readonly label: string;
  readonly count: number;
}

/** A flag in a list, with a link to its page. */
export function toFlagRow(flag: JudgedFlag, { period, ...about }: AboutFlag): FlagRow {
  const { kind, key, judgement } = flag;
  const state = judgement?.verdict ?? 'open';
  return {
    name: kindName(kind, about.names),
    where: whereWords(flag.about, about.names),
    stateLabel: `integrity.state.${state}`,
    stateStyle: ({ open: 'attention', trusted: 'good', problem: 'bad' } as const)[state],
    href: `/campaigns/${about.campaignId}/integrity/flag?${new URLSearchParams({ period, key })}`,
  };
}

interface AboutFlag {
  readonly campaignId: string;
  readonly period: string;
  readonly names: Names;
}

/** What a kind of flag is called. */
export function kindName(kind: FlagKind, { language }: Names): string {
  return translate(language, `integrity.kinds.${kind}.name`);
}

/** @param typed what was sent and refused */
export function toFlagView(
  flag: JudgedFlag,
  about: AboutFlag,
  typed: { readonly verdict: string; readonly because: string } | null,
): FlagView {
  const { kind, key, judgement } = flag;
  const { language } = about.names;
  const say = (part: string, values = {}): string => translate(language, `integrity.${part}`, values);
  const numbers = Object.entries(flag.said).map(([name, n]) => [name, formatCount(n, language)] as const);
  const verdict = typed?.verdict ?? judgement?.verdict;
  return {
    ...toFlagRow(flag, about),
    ...{ key, period: about.period },
    why: say(`kinds.${kind}.${whyOf(flag)}`, Object.fromEntries(numbers)),
    honest: say(`kinds.${kind}.honest`),
    can: say(`kinds.${kind}.can`),
    judged:
      judgement &&
      say('judged', {
        ...{ name: judgement.judgedBy, because: judgement.because },
        day: formatDay(judgement.judgedOn, language),
      }),
    verdicts: verdicts.map((value) => ({ value, label: `integrity.verdict.${value}`, chosen: value === verdict })),
    because: typed?.because ?? judgement?.because ?? '',
  };
}

function whyOf({ kind, about }: Flag): string {
  if (kind === 'visits' && about.field === undefined) return 'meeting';
  return kind === 'identical' && about.other !== undefined ? 'copied' : 'why';
}

/** What may be left out because of a flag; of a whole point, a clerk or a week nothing: that is not how answers are kept. */
export function setsOf({ kind, about }: Flag, period: string): readonly ExclusionSet[] {
  const none = { period, pointId: null, day: null, batchId: null };
  if (about.batch !== undefined) return [{ ...none, kind: 'batch', batchId: about.batch }];
  if (about.point === undefined || about.day === undefined) return [];
  const of = { ...none, pointId: about.point, day: about.day };
  const marked = kind === 'burst' || kind === 'quick' ? [{ ...of, kind: 'marked' } as const] : [];
  return [{ ...of, kind: 'day' }, ...marked];
}

/** A set that may be proposed, with how many of it count now. */
export function toSetView(set: ExclusionSet, count: number, names: Names): SetView {
  return { value: set.kind, label: setWords(set, names), count };
}
