import { translate } from '../../formatting/languages.js';
import { capitalised } from '../../formatting/letters.js';
import { formatCount } from '../../formatting/numbers.js';
import { problem } from '../../problem.js';
import type { Composition } from '../composition.js';
import { numberedTable } from '../numbered-table.js';
import type { CountedBatch } from '../sheet-totals.js';
import type { Desk, DocumentKind } from './kind.js';
import { DOTS, paperOf, part, type SurveyWords, surveyWords } from './paper-parts.js';

/** "Giấy giao nhận phiếu": one for each batch of sheets, to be signed by who gives them and who takes them. */
export const handover: DocumentKind = {
  about: 'campaign',
  ofSheets: true,
  ofUnits: false,
  async compose(asked, desk) {
    const words = surveyWords(asked, desk);
    const points = new Map((await desk.points()).map((point) => [point.id, point]));
    const batches = await desk.batches();
    if (batches.length === 0) throw problem.notFound();
    return batches.map((one) => receipt(one, placeOf(one, points, desk), words));
  },
};

/** The village where sheets are handed out, else the point. */
export function placeOf(
  { batch }: CountedBatch,
  points: ReadonlyMap<string, Awaited<ReturnType<Desk['points']>>[number]>,
  { catalogue }: Desk,
): string {
  const point = points.get(batch.pointId);
  return catalogue.villages.find(({ key }) => key === point?.village)?.name ?? point?.name ?? batch.code;
}

function receipt({ batch, counts }: CountedBatch, place: string, words: SurveyWords): Composition {
  const { language, about, period, year } = words;
  const say = (key: string, values = {}): string => translate(language, `surveyPapers.handover.${key}`, values);
  const count = (number: number): string => formatCount(number, language);
  const rows = [
    [say('issued'), count(batch.issued)],
    [say('returned'), batch.returned === null ? '' : count(batch.returned)],
    [say('spoilt'), batch.returned === null ? '' : count(counts.spoilt)],
    [say('missing'), ''],
  ];
  const columns = [
    { title: say('item'), align: 'left', width: 70 },
    { title: say('number'), align: 'center', width: 30 },
    { title: say('remark'), align: 'left', width: 50 },
  ] as const;
  const table = numberedTable(
    columns,
    rows.map((cells) => [...cells, '']),
    language,
  );
  return paperOf(words, {
    type: say('type'),
    subject: capitalised(say('subject', { about, period, place })),
    ...{ symbol: null, signers: say('signers').split('\n'), withGrounds: false },
    fileName: `giao-nhan-phieu-${batch.madeOn}`,
    sections: [
      part(
        `handover-${batch.code}`,
        say('heading'),
        [
          ...[say('today', { ...DOTS, year }), say('giver', DOTS), say('taker', DOTS), say('agreed')],
          say('batch', {
            ...{ code: batch.code, count: count(batch.issued) },
            by: translate(language, `paper.handers.${batch.handedOutBy}`),
          }),
        ],
        { after: [table, { kind: 'paragraph', text: say('copies') }] },
      ),
    ],
  });
}
