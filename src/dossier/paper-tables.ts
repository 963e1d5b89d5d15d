import { type Language, translate } from '../formatting/languages.js';
import type { DocumentTable } from '../writers/official-document.js';
import { newestLines } from './dossier.view-model.js';
import type { WholeDossier } from './dossiers.service.js';
import { metLabel, pointsWords } from './score-words.js';
import { maximumOf, NOT_SCORED, type Outcome } from './self-score.js';

/** What the tables of the papers are made of. */
interface TableSource {
  readonly whole: WholeDossier;
  readonly outcome: Outcome;
  readonly language: Language;
}

/** What each group comes to. */
export function groupTable({ whole, outcome, language }: TableSource): DocumentTable {
  const say = (key: string): string => translate(language, `dossier.table.${key}`);
  const row = (name: string, sums: Outcome['groups'][number] | Outcome): readonly string[] => [
    name,
    sums.maximum === null ? '' : pointsWords(sums.maximum, language),
    pointsWords(sums.points, language),
    `${sums.met}/${sums.criteria}`,
  ];
  return {
    kind: 'table',
    title: null,
    columns: [
      { title: translate(language, 'dossierPapers.groupTitle'), align: 'left', width: 90 },
      { title: say('maximum'), align: 'center', width: 25 },
      { title: say('points'), align: 'center', width: 25 },
      { title: translate(language, 'dossier.compared.met'), align: 'center', width: 25 },
    ],
    rows: [
      ...whole.set.groups.flatMap(({ key, name }) => {
        const sums = outcome.groups.find((one) => one.key === key);
        return sums ? [{ cells: row(`${key}. ${name[language]}`, sums) }] : [];
      }),
      { cells: row(translate(language, 'dossierPapers.total'), outcome), strong: true },
    ],
  };
}

/** Every criterion under its group, with what it has for evidence. */
export function sheetTable({ whole, outcome, language }: TableSource): DocumentTable {
  const say = (key: string): string => translate(language, `dossier.table.${key}`);
  const points = (one: number | null): string => (one === null ? '' : pointsWords(one, language));
  const rows = whole.set.groups.flatMap(({ key, name }) => {
    const sums = outcome.groups.find((one) => one.key === key);
    const lines = whole.set.criteria
      .filter(({ group }) => group === key)
      .map((criterion) => {
        const { code, text } = criterion;
        const score = whole.scores.get(code) ?? NOT_SCORED;
        const files = whole.attachments.filter((one) => one.code === code).length;
        const figures = newestLines(whole, criterion, language).map((line) => `${line.name}: ${line.told}`);
        const count = files === 0 ? [] : [translate(language, 'dossier.table.fileCount', { count: files })];
        return {
          cells: [
            ...[code, text[language], points(maximumOf(criterion, score)), points(score.points)],
            ...[score.met === null ? '' : translate(language, metLabel(score)), [...count, ...figures].join('; ')],
          ],
        };
      });
    const head = translate(language, 'dossier.table.group', { number: key, name: name[language] });
    const sum = [
      ...['', head, points(sums?.maximum ?? null), points(sums?.points ?? 0)],
      ...[`${sums?.met ?? 0}/${sums?.criteria ?? 0}`, ''],
    ];
    return [{ cells: sum, strong: true }, ...lines];
  });
  const total = translate(language, 'dossierPapers.total');
  const all = ['', total, points(outcome.maximum), points(outcome.points), `${outcome.met}/${outcome.criteria}`, ''];
  return {
    kind: 'table',
    title: null,
    columns: [
      { title: translate(language, 'dossierPapers.number'), align: 'center', width: 13 },
      { title: say('criterion'), align: 'left', width: 62 },
      { title: say('maximum'), align: 'center', width: 15 },
      { title: say('points'), align: 'center', width: 16 },
      { title: say('met'), align: 'center', width: 18 },
      { title: say('files'), align: 'left', width: 41 },
    ],
    rows: [...rows, { cells: all, strong: true }],
  };
}
