import { type Language, translate } from '../../formatting/languages.js';
import { formatCount } from '../../formatting/numbers.js';
import { NO_SHEETS } from '../../paper/sheets.queries.js';
import type { DocumentTable } from '../../writers/official-document.js';
import { numberedTable } from '../numbered-table.js';
import { type CountedBatch, totalsOf } from '../sheet-totals.js';
import { placeOf } from './handover.js';
import type { Desk, DocumentKind } from './kind.js';
import { DOTS, paperOf, part, surveyWords } from './paper-parts.js';

/** "Biên bản tổng hợp phiếu": what became of the sheets of a survey, as they were counted. */
export const tally: DocumentKind = {
  about: 'campaign',
  ofSheets: true,
  ofUnits: false,
  async compose(asked, desk) {
    const words = surveyWords(asked, desk);
    const { language, about, period, year } = words;
    const say = (key: string, values = {}): string => translate(language, `surveyPapers.tally.${key}`, values);
    const batches = await desk.batches();
    return [
      paperOf(words, {
        ...{ type: say('type'), subject: say('subject', { about, period }), symbol: 'BB' },
        ...{ signers: say('signers').split('\n'), withGrounds: false },
        fileName: `bien-ban-tong-hop-phieu-${asked.campaign.opensOn}`,
        sections: [
          part('meeting', say('headings.meeting'), [say('today', { ...DOTS, year }), say('present', DOTS)], {
            level: 2,
          }),
          part('result', say('headings.result'), resultSentences(batches, language), {
            ...{ level: 2, after: await tablesOf(batches, desk, language) },
          }),
          part('end', say('headings.end'), [say('end'), say('ended', DOTS)], { level: 2 }),
        ],
      }),
    ];
  },
};

function resultSentences(batches: readonly CountedBatch[], language: Language): readonly string[] {
  const say = (key: string, values = {}): string => translate(language, `surveyPapers.tally.${key}`, values);
  const count = (number: number): string => formatCount(number, language);
  const totals = totalsOf(batches);
  if (!totals) return [say('none')];
  const { issued, returned, valid, spoilt } = totals;
  const of = (name: keyof typeof NO_SHEETS): number => batches.reduce((sum, { counts }) => sum + counts[name], 0);
  const waiting = Math.max(0, returned - valid - spoilt);
  return [
    say('counted', { issued: count(issued), returned: count(returned), valid: count(valid), spoilt: count(spoilt) }),
    say('twice', { count: count(of('twice')) }),
    ...(waiting > 0 ? [say('waiting', { count: count(waiting) })] : []),
    ...(of('differing') > 0 ? [say('differing', { count: count(of('differing')) })] : []),
  ];
}

async function tablesOf(
  batches: readonly CountedBatch[],
  desk: Desk,
  language: Language,
): Promise<readonly DocumentTable[]> {
  const totals = totalsOf(batches);
  if (!totals) return [];
  const say = (key: string): string => translate(language, `surveyPapers.tally.${key}`);
  const paper = (key: string): string => translate(language, `paper.${key}`);
  const count = (number: number | null): string => (number === null ? '–' : formatCount(number, language));
  const points = new Map((await desk.points()).map((point) => [point.id, point]));
  const numbers = ['issued', 'returned', 'valid', 'spoilt'] as const;
  const lines = batches.map((one) => [
    ...[one.batch.code, placeOf(one, points, desk), paper(`handers.${one.batch.handedOutBy}`)],
    ...[one.batch.issued, one.batch.returned, one.counts.valid, one.counts.spoilt].map(count),
  ]);
  const sums = { cells: ['', say('all'), '', '', ...numbers.map((name) => count(totals[name]))], strong: true };
  const columns = [
    { title: say('code'), align: 'center', width: 20 },
    { title: say('place'), align: 'left', width: 36 },
    { title: say('by'), align: 'left', width: 34 },
    ...numbers.map((name) => ({ title: paper(name), align: 'center', width: 15 }) as const),
  ] as const;
  const table = numberedTable(columns, lines, language);
  return [{ ...table, rows: [...table.rows, sums] }];
}
