import { changeBetween, type Figure, isEstablished, type RateFigure, rateTogether } from '../figures/figure.js';
import { MERGED } from '../figures/partition.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatInterval, formatRate, formatWholePercent } from '../formatting/numbers.js';
import type { Channel } from '../responses/dimensions.js';

/** A figure as it is read: a rate never without its base, a state in words. */
export interface FigureWords {
  readonly kind: Figure['kind'];
  /** `91,3%`; null where there is none. */
  readonly rate: string | null;
  /** `376/412 phiếu`, or how many answered. */
  readonly base: string | null;
  readonly interval: string | null;
  /** Why the interval is wide, where people who answered together are the cause and nothing else says so. */
  readonly clustered: string | null;
  /** The administrative reading; null where no target applies. */
  readonly reading: { readonly text: string; readonly tone: 'met' | 'not-met' } | null;
  /** How certain it is, or why that is not said; null where no target applies. */
  readonly certainty: { readonly text: string; readonly established: boolean } | null;
  /** The state in words where there is no rate. */
  readonly state: string | null;
}

export interface Reader {
  readonly language: Language;
  readonly target: number | null;
}

/** Both readings at a glance, for a list. */
export interface VerdictWords {
  /** `CHƯA ĐẠT, đủ căn cứ` */
  readonly text: string;
  readonly tone: 'met' | 'not-met';
  readonly established: boolean;
}

/** The verdict in few words; null where no target applies, or there is no rate. */
export function toVerdictWords(figure: Figure, language: Language): VerdictWords | null {
  if (figure.kind !== 'rate' || figure.meetsTarget === null) return null;
  const established = isEstablished(figure);
  const tone = figure.meetsTarget ? 'met' : 'not-met';
  const certainty = established ? 'established' : 'open';
  return { text: translate(language, `dashboard.short.${tone}.${certainty}`), tone, established };
}

/** What a rate rests on where there is room for little: of several answers each the people, not their answers. */
export function peopleIn(figure: RateFigure, language: Language): string {
  const { base, respondents } = figure;
  if (base <= respondents) return countsIn('counts', figure, language);
  return translate(language, 'dashboard.figure.respondents', counted({ count: respondents }, language));
}

/** Words for one figure. */
export function toFigureWords(figure: Figure, reader: Reader): FigureWords {
  const none = {
    kind: figure.kind,
    rate: null,
    base: null,
    interval: null,
    clustered: null,
    reading: null,
    certainty: null,
  };
  const { language } = reader;
  const say = (key: string, values: Readonly<Record<string, number>> = {}): string =>
    translate(language, `dashboard.figure.${key}`, counted(values, language));
  switch (figure.kind) {
    case 'rate':
      return rateWords(figure, reader);
    case 'few':
      return { ...none, state: countsIn('few', figure, language) };
    case 'mean':
      return { ...none, base: say('respondents', { count: figure.respondents }), state: null };
    case 'too-few':
      return { ...none, state: say('tooFew', { minimum: figure.minimum }) };
    case 'collecting':
      return { ...none, state: translate(language, 'dashboard.figure.collecting', { count: figure.responses }) };
    case 'held':
      return { ...none, state: say('held') };
    case 'merged':
      return { ...none, state: say('merged') };
    case 'no-responses':
      return { ...none, state: say('noResponses') };
  }
}

function rateWords(figure: RateFigure, reader: Reader): FigureWords {
  const { language, target } = reader;
  return {
    kind: 'rate',
    rate: formatRate(figure.rate, { language, target }),
    base: countsIn('counts', figure, language),
    interval: formatInterval(figure.interval, { language, target }),
    clustered: clusteredOf(figure, language),
    reading: readingOf(figure, language),
    certainty: certaintyOf(figure, reader),
    state: null,
  };
}

/** From people worth half their number and less; below the fewest for a verdict the certainty says it already. */
function clusteredOf({ respondents, effectiveRespondents, ...figure }: RateFigure, language: Language): string | null {
  const saidAlready = figure.meetsTarget !== null && figure.verdict === null;
  if (saidAlready || 2 * effectiveRespondents > respondents) return null;
  const values = counted({ respondents, worth: effectiveRespondents }, language);
  return translate(language, 'dashboard.figure.clustered', values);
}

function readingOf({ meetsTarget }: RateFigure, language: Language): FigureWords['reading'] {
  if (meetsTarget === null) return null;
  const text = translate(language, `dashboard.reading.${meetsTarget ? 'met' : 'notMet'}`);
  return { text, tone: meetsTarget ? 'met' : 'not-met' };
}

function certaintyOf(
  { meetsTarget, verdict, effectiveRespondents }: RateFigure,
  { language, target }: Reader,
): FigureWords['certainty'] {
  if (meetsTarget === null || target === null) return null;
  const text = translate(language, `dashboard.verdict.${verdict ?? 'none'}`, {
    target: formatWholePercent(target, language),
    worth: formatCount(effectiveRespondents, language),
  });
  return { text, established: isEstablished({ verdict }) };
}

/** Where people gave several answers each, as in pooled figures, both answers and people are told. */
function countsIn(
  key: 'counts' | 'few',
  { satisfied, base, respondents }: { readonly satisfied: number; readonly base: number; readonly respondents: number },
  language: Language,
): string {
  const values = counted({ satisfied, base, respondents }, language);
  return translate(language, `dashboard.figure.${key}.${base > respondents ? 'answers' : 'people'}`, values);
}

function counted(numbers: Readonly<Record<string, number>>, language: Language): Record<string, string> {
  return Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, formatCount(number, language)]));
}

/** `Máy tính bảng 86,1% (224 phiếu), giấy 97,9% (240 phiếu): …`; null where the two do not certainly differ. */
export function tabletLine({ groups, target }: Satisfaction, language: Language): string | null {
  const figureOf = (channel: Channel) => groups.find(({ key }) => key === channel)?.figure;
  const [tablet, paper] = [figureOf('kiosk'), figureOf('paper')];
  if (tablet?.kind !== 'rate' || paper?.kind !== 'rate') return null;
  if (changeBetween(tablet, paper).conclusion === 'not-established') return null;
  return translate(language, 'dashboard.behind.tablet', {
    tablet: formatRate(tablet.rate, { language, target }),
    onTablet: formatCount(tablet.respondents, language),
    paper: formatRate(paper.rate, { language, target }),
    onPaper: formatCount(paper.respondents, language),
  });
}

/** `Cán bộ giúp điền 97,6% (120 phiếu); bỏ các phiếu đó còn 89,9%, …`; null where nobody was helped. */
export function helpedLine(assisted: Satisfaction, language: Language): string | null {
  return withoutLine(assisted, 'officer', 'helped', language);
}

/** The rate of one way of answering, and what is left without it; null where one of the two is not told. */
export function withoutLine(
  { groups, target }: Satisfaction,
  part: string,
  words: 'helped' | 'ownPaper' | 'repeated',
  language: Language,
): string | null {
  const rates = groups.flatMap(({ key, figure }) =>
    figure.kind === 'rate' && key !== MERGED ? [{ key, figure }] : [],
  );
  const own = rates.find(({ key }) => key === part)?.figure;
  const others = rates.filter(({ key }) => key !== part).map(({ figure }) => figure);
  if (!own || others.length === 0) return null;
  const rest = rateTogether(others, target);
  const style = { language, target };
  const values = {
    part: formatRate(own.rate, style),
    count: formatCount(own.respondents, language),
    rest: formatRate(rest.rate, style),
  };
  return translate(language, `dashboard.${words}.${rest.verdict ?? 'none'}`, values);
}
