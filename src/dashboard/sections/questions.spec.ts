import { shipped } from '../../../test/harness/tallied-round.js';
import type { DistributionRow } from '../../figures/satisfaction.js';
import { toTickedQuestions } from './questions.js';

const { questions } = shipped('trung-tam');
const told = (rows: readonly DistributionRow[]) => toTickedQuestions(rows, questions, 'vi');

describe('questions with listed answers', () => {
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
