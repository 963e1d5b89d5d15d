import { shipped } from '../../test/harness/tallied-round.js';
import type { DistributionRow } from '../figures/satisfaction.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { BARS_WIDTH, toQuestionTable, toTickedQuestions } from './question-table.js';

const scale = { levels: 5, satisfied: [4, 5], outside: ['dk'] };
const questionnaire = {
  questions: ['A', 'B', 'C', 'D'].map((code) => ({ code, scale })).concat([{ code: 'TEXT', scale: null as never }]),
} as unknown as Questionnaire;
const questions: readonly DistributionRow[] = [
  { key: 'A', label: 'Good', respondents: 100, counts: { '1': 0, '2': 0, '3': 10, '4': 60, '5': 30, dk: 4 } },
  { key: 'B', label: 'Bad', respondents: 100, counts: { '1': 20, '2': 20, '3': 20, '4': 20, '5': 20, dk: 0 } },
  { key: 'C', label: 'Few', kind: 'few', satisfied: 9, base: 12, respondents: 12 },
  { key: 'D', label: 'Nobody', kind: 'no-responses' },
  { key: 'TEXT', label: 'Text', respondents: 50, counts: {} },
];

describe('the table of questions', () => {
  const table = toQuestionTable(questions, questionnaire, 'vi');

  it('stands the lowest first, with its base, and says what is told of the others', () => {
    expect(table.rows.map(({ key, rate, counts }) => [key, rate, counts])).toEqual([
      ['B', '40,0%', '40/100 phiếu'],
      ['A', '90,0%', '90/100 phiếu'],
    ]);
    expect(table.withheld).toEqual([{ label: 'Few', state: '9/12 phiếu hài lòng (ít phiếu, chưa tính tỷ lệ)' }]);
  });

  it('hangs every bar about the middle of its neutral part, all bars equally long, over the whole drawing', () => {
    for (const { segments } of table.rows) {
      const neutral = segments[2];
      expect((neutral?.x ?? 0) + (neutral?.width ?? 0) / 2).toBeCloseTo(table.middle, 0);
      expect(segments.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(BARS_WIDTH / 1.45, 0);
    }
    const ends = table.rows.flatMap(({ segments }) => segments.map(({ x, width }) => [x, x + width] as const));
    expect(Math.min(...ends.map(([left]) => left))).toBeCloseTo(0, 0);
    expect(Math.max(...ends.map(([, right]) => right))).toBeCloseTo(BARS_WIDTH, 0);
  });

  it('keeps both ends of the palette, and the neutral step, for a scale of three levels', () => {
    const short = { questions: [{ code: 'A', scale: { levels: 3, satisfied: [3], outside: [] } }] };
    const [row] = toQuestionTable(
      [{ key: 'A', label: 'Three', respondents: 60, counts: { '1': 10, '2': 20, '3': 30 } }],
      short as unknown as Questionnaire,
      'vi',
    ).rows;
    expect(row?.segments.map(({ step }) => step)).toEqual([1, 3, 5]);
    expect(row?.byLevel).toEqual(['10', '–', '20', '–', '30']);
  });
});

describe('questions with listed answers', () => {
  const { questions: asked } = shipped('trung-tam');
  const told = (rows: readonly DistributionRow[]) => toTickedQuestions(rows, asked, 'vi');

  it('are shares of the people asked, of those who chose several the most frequent first', () => {
    const [expectations] = told([
      { key: 'EXPECT', label: 'Hopes', respondents: 200, counts: { capacity: 20, attitude: 150, openness: 1 } },
    ]);
    expect(expectations).toMatchObject({ label: 'Hopes', base: '200 người trả lời', isWarning: false, state: null });
    expect(expectations?.rows.slice(0, 3).map(({ share, count, width }) => [share, count, width])).toEqual([
      ['75,0%', '150', 75],
      ['10,0%', '20', 10],
      ['0,5%', '1', 0.5],
    ]);
  });

  it('about harassment and payments are a warning, in the order of their answers, and never left out', () => {
    const [trouble, extra] = told([
      { key: 'TROUBLE', label: 'Trouble', respondents: 100, counts: { none: 90, some: 8, many: 2 } },
      { key: 'EXTRA', label: 'Payments', kind: 'too-few', minimum: 10 },
    ]);
    expect(trouble?.isWarning).toBe(true);
    expect(trouble?.rows.map(({ count }) => count)).toEqual(['90', '8', '2']);
    expect(extra).toMatchObject({ isWarning: true, rows: [], state: 'Chưa đủ 30 phiếu nên không nêu kết quả' });
  });

  it('are no levels of satisfaction, and nothing where nobody answered', () => {
    expect(
      told([
        { key: 'G', label: 'Overall', respondents: 100, counts: { 5: 100 } },
        { key: 'EXPECT', label: 'Hopes', kind: 'no-responses' },
      ]),
    ).toEqual([]);
  });
});
