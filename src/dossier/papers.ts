import { type CommuneCatalogue, communeTitle } from '../communes/catalogue.js';
import type { Composition, Section } from '../documents/composition.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatWholePercent } from '../formatting/numbers.js';
import { newestLines, type PaperName } from './dossier.view-model.js';
import type { WholeDossier } from './dossiers.service.js';
import { groupTable, sheetTable } from './paper-tables.js';
import { metLabel, metWords, outOf, pointsWords } from './score-words.js';
import { hundredths, NOT_SCORED, type Outcome, outcomeOf } from './self-score.js';

/** What the papers of a dossier are written of. */
interface PaperSource {
  readonly whole: WholeDossier;
  readonly outcome: Outcome;
  readonly place: string;
  readonly language: Language;
  /** True in a demonstration. */
  readonly simulated: boolean;
}

/** One of the papers of a dossier, as it is written of its scores. */
export function composePaper(
  name: PaperName,
  whole: WholeDossier,
  about: { readonly catalogue: CommuneCatalogue; readonly language: Language; readonly simulated: boolean },
): Composition {
  const place = communeTitle(about.catalogue);
  const outcome = outcomeOf(whole.set, whole.scores, whole.dossier.thresholds);
  return writers[name]({ ...about, whole, outcome, place });
}

const writers: Readonly<Record<PaperName, (source: PaperSource) => Composition>> = {
  request: (source) => paper(source, 'request', { symbol: 'TTr', sections: requestSections(source) }),
  report: (source) => paper(source, 'report', { symbol: 'BC', sections: reportSections(source) }),
  sheet: (source) => paper(source, 'sheet', { symbol: null, sections: sheetSections(source) }),
};

/** Names of its files, without their endings, as they are handed in. */
export const paperFiles: Readonly<Record<PaperName, string>> = {
  request: 'to-trinh',
  report: 'bao-cao-ket-qua',
  sheet: 'bang-tu-cham-diem',
};

function paper(
  { whole, place, language }: PaperSource,
  name: PaperName,
  { symbol, sections }: Pick<Composition, 'symbol' | 'sections'>,
): Composition {
  const { year, set } = whole;
  const say = (key: string, values = {}): string => translate(language, `dossierPapers.${name}.${key}`, values);
  return {
    ...{ language, place, issuer: 'committee', signers: null, annexes: [], units: [], drawings: {} },
    ...{ type: say('type'), subject: say('subject', { place, year }), symbol, sections },
    ...(name === 'request'
      ? { addressee: translate(language, 'dossierPapers.to', { addressee: set.addressee[language] }) }
      : {}),
    withGrounds: name !== 'sheet',
    moreGrounds:
      name === 'sheet' ? [] : [translate(language, 'dossierPapers.ground', { ground: set.ground[language] })],
    dataHash: null,
    year: String(year),
    fileName: `${paperFiles[name]}-${year}`,
  };
}

/** "Tờ trình": what is asked for, on what the commune rests it, and what goes with it. */
function requestSections({ whole, outcome, place, language }: PaperSource): readonly Section[] {
  const { year, dossier, set } = whole;
  const say = (key: string, values = {}): string => translate(language, `dossierPapers.request.${key}`, values);
  const level = set.levels.find(({ key }) => key === dossier.level)?.name[language];
  return [
    section('request', [
      ...registeredWords(whole, language),
      say('result', { year, place, met: metWords(outcome, language), points: outOf(outcome, language) }),
      ...conditionWords({ set, outcome, language }),
      level ? say('askLevel', { place, year, level }) : say('ask', { place, year }),
      say('enclosed'),
      say('end'),
    ]),
  ];
}

/** "Báo cáo kết quả": by groups, with what was written at each criterion and what its surveys say. */
function reportSections(source: PaperSource): readonly Section[] {
  const { whole, outcome, place, language, simulated } = source;
  const { year, set } = whole;
  const say = (key: string, values = {}): string => translate(language, `dossierPapers.report.${key}`, values);
  const open = set.criteria.filter(({ code }) => whole.scores.get(code)?.met !== true);
  const unmet = open.map(({ code, text }) => `${code}. ${text[language]}`);
  return [
    section(
      'organising',
      [say('opening', { place, year, criteria: set.title[language] }), ...registeredWords(whole, language)],
      say('organising'),
    ),
    section('results', [], say('results')),
    ...set.groups.map(({ key, name }, index) => ({
      ...section(`group-${key}`, groupParagraphs(source, key), ''),
      heading: { level: 2 as const, text: `${index + 1}. ${name[language]}` },
    })),
    section(
      'scores',
      [
        say('scored', { met: metWords(outcome, language), points: outOf(outcome, language) }),
        ...conditionWords({ set, outcome, language }),
        ...(simulated ? [translate(language, 'charts.simulated')] : []),
      ],
      say('scores'),
      [groupTable(source)],
    ),
    section('limits', unmet.length > 0 ? [say('unmet'), ...unmet] : [say('allMet')], say('limits')),
    section('advice', [say('advice', { place, year })], say('adviceTitle')),
  ];
}

/** "Bảng tự chấm điểm": every criterion in one table. */
function sheetSections(source: PaperSource): readonly Section[] {
  const { whole, outcome, language, simulated } = source;
  return [
    section(
      'sheet',
      [
        translate(language, 'dossierPapers.sheet.lead', { criteria: whole.set.title[language] }),
        ...(simulated ? [translate(language, 'charts.simulated')] : []),
      ],
      null,
      [sheetTable(source)],
    ),
    section('sum', [
      translate(language, 'dossierPapers.sheet.sum', {
        ...{ met: metWords(outcome, language), points: outOf(outcome, language) },
      }),
      ...conditionWords({ set: whole.set, outcome, language }),
    ]),
  ];
}

/** A part of a paper; without a heading its sentences stand on their own. */
function section(
  key: string,
  paragraphs: readonly string[],
  heading: string | null = null,
  after: Section['after'] = [],
): Section {
  const untitled = heading === null ? ({ isUntitled: true } as const) : {};
  return { key, heading: { level: 1, text: heading ?? '' }, paragraphs, after, ...untitled };
}

function registeredWords({ dossier, set, year }: WholeDossier, language: Language): readonly string[] {
  const { registeredOn, letter, level: key } = dossier;
  if (registeredOn === null) return [];
  const say = (name: string, values = {}): string => translate(language, `dossierPapers.${name}`, values);
  const level = set.levels.find((one) => one.key === key)?.name[language];
  return [
    say(level ? 'registeredLevel' : 'registered', {
      ...{ year, level: level ?? '', day: formatDay(registeredOn, language) },
      letter: letter === '' ? '' : say('letter', { letter }),
    }),
  ];
}

/** How the two conditions of recognition stand. */
function conditionWords({
  set,
  outcome,
  language,
}: Pick<PaperSource, 'outcome' | 'language'> & { readonly set: WholeDossier['set'] }): readonly string[] {
  const { isMostMet, areEnoughPoints, recognition } = outcome;
  const { criteriaAbove, pointsFrom } = set.recognition;
  const values = {
    share: formatWholePercent(criteriaAbove, language),
    needed: pointsWords(hundredths(pointsFrom), language),
    criteria: translate(language, `dossierPapers.condition.${isMostMet}`),
    points: translate(language, `dossierPapers.condition.${areEnoughPoints}`),
  };
  const level = set.levels.find(({ key }) => key === outcome.level)?.name[language];
  return [
    translate(language, `dossierPapers.recognition.${recognition}`, values),
    ...(level ? [translate(language, 'dossierPapers.level', { level })] : []),
  ];
}

/** What was written at the criteria of a group, and what fills itself; what says nothing is left out. */
function groupParagraphs({ whole, outcome, language }: PaperSource, group: string): readonly string[] {
  const sums = outcome.groups.find(({ key }) => key === group);
  const say = (key: string, values = {}): string => translate(language, `dossierPapers.report.${key}`, values);
  const lead = sums ? [say('group', { met: sums.met, criteria: sums.criteria, points: outOf(sums, language) })] : [];
  return [
    ...lead,
    ...whole.set.criteria
      .filter((one) => one.group === group)
      .flatMap((criterion) => {
        const { code, text } = criterion;
        const score = whole.scores.get(code);
        const said = [
          ...(score?.comment ? [score.comment.replace(/\s*\n\s*/g, ' ')] : []),
          ...newestLines(whole, criterion, language).map(({ name, told, source }) =>
            source === null ? `${name}: ${told}.` : say('figure', { name, told, source }),
          ),
        ];
        return [
          say('criterion', {
            ...{ code, text: text[language], met: translate(language, metLabel(score ?? NOT_SCORED)).toLowerCase() },
            said: said.length > 0 ? ` ${said.join(' ')}` : '',
          }),
        ];
      }),
  ];
}
