import { communeTitle } from '../communes/catalogue.js';
import { FEWEST_FOR_RATE, type Figure } from '../figures/figure.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatInterval, formatRate, formatTarget } from '../formatting/numbers.js';
import type { Subject } from '../questionnaires/questionnaire.js';
import type { CommuneName, LockedResult } from './locked-result.js';

/** What is said of one result, in words a farmer reads; the same for whoever releases it and for everybody. */
export interface ResultSentences {
  /** e.g. "91,3%"; null where only words may be said */
  readonly rate: string | null;
  /** "376 trong 412 người trả lời hài lòng." */
  readonly counts: string;
  readonly target: TargetReading | null;
  /** "Chưa đủ căn cứ khẳng định cho toàn xã." */
  readonly certainty: string | null;
  /** What the interval is, and that answering was voluntary. */
  readonly meaning: string | null;
}

interface TargetReading {
  readonly met: boolean;
  /** e.g. "90%" */
  readonly goal: string;
  readonly sentence: string;
}

/** The sentences on the general question of a result. */
export function sentencesOf(
  { overall, subject, target, commune }: Pick<LockedResult, 'overall' | 'subject' | 'target' | 'commune'>,
  language: Language,
): ResultSentences {
  const say = (key: string, values: Record<string, string> = {}): string =>
    translate(language, `publicResults.${key}`, values);
  if (overall.kind !== 'rate') {
    return { rate: null, counts: inWords(overall, language), target: null, certainty: null, meaning: null };
  }
  const { rate, interval, meetsTarget, verdict, effectiveRespondents } = overall;
  const whole = say(`whole.${wholeOf(subject)}`, {
    kind: kindOf(commune.kind, language),
    commune: communeTitle(commune),
  });
  const goal = target === null ? '' : formatTarget(target, language);
  return {
    rate: formatRate(rate, { language, target }),
    counts: say('counts', countsOf(overall, language)),
    target:
      meetsTarget === null
        ? null
        : { met: meetsTarget, goal, sentence: say(meetsTarget ? 'target.met' : 'target.notMet', { goal }) },
    certainty: verdict === null ? null : say(`certainty.${verdict}`, { goal, whole }),
    // Of people who sat together the range is wide for another reason than chance.
    meaning:
      effectiveRespondents < FEWEST_FOR_RATE
        ? null
        : say('meaning', { whole, interval: formatInterval(interval, { language, target }) }),
  };
}

/** A figure beside its rate, or instead of it: people, or their answers where each gave several. */
export function inWords(figure: Figure, language: Language): string {
  const say = (key: string, values: Record<string, string> = {}): string =>
    translate(language, `publicResults.${key}`, values);
  if (figure.kind !== 'rate' && figure.kind !== 'few') return say(figure.kind === 'held' ? 'held' : 'tooFew');
  const severalEach = figure.base > figure.respondents;
  if (figure.kind === 'few') return say(severalEach ? 'fewAnswers' : 'few', countsOf(figure, language));
  return say(severalEach ? 'answerCounts' : 'counts', countsOf(figure, language));
}

function countsOf(
  { satisfied, base }: { readonly satisfied: number; readonly base: number },
  language: Language,
): Record<string, string> {
  return { satisfied: formatCount(satisfied, language), base: formatCount(base, language) };
}

/** "xã" within a sentence. */
export function kindOf(kind: CommuneName['kind'], language: Language): string {
  return translate(language, `publicResults.kind.${kinds[kind]}`);
}

const kinds = { xã: 'commune', phường: 'ward', 'đặc khu': 'zone' } as const satisfies Record<
  CommuneName['kind'],
  string
>;

/** Of whom a survey could say something, if more people had answered. */
function wholeOf(subject: Subject): string {
  return subject === 'administration' || subject === 'centre' || subject === 'businesses' ? subject : 'other';
}
