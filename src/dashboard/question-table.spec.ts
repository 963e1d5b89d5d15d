import type { DistributionRow } from '../figures/satisfaction.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { BARS_WIDTH, toQuestionTable } from './question-table.js';

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
