import type { Distribution } from '../figures/satisfaction.service.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { toQuestionTable } from './questions.view-model.js';

const scale = { levels: 5, satisfied: [4, 5], outside: ['dk'] };
const questionnaire = {
  questions: ['A', 'B', 'C'].map((code) => ({ code, scale })).concat([{ code: 'TEXT', scale: null as never }]),
} as unknown as Questionnaire;
const distribution = {
  questions: [
    { key: 'A', label: 'Good', respondents: 100, counts: { '1': 0, '2': 0, '3': 10, '4': 60, '5': 30, dk: 4 } },
    { key: 'B', label: 'Bad', respondents: 100, counts: { '1': 20, '2': 20, '3': 20, '4': 20, '5': 20, dk: 0 } },
    { key: 'C', label: 'Few', kind: 'too-few', minimum: 10 },
    { key: 'TEXT', label: 'Text', respondents: 50, counts: {} },
  ],
} as unknown as Distribution;

describe('the table of questions', () => {
  const table = toQuestionTable(distribution, questionnaire, 'vi');

  it('stands the lowest first, with its base, and names what is withheld', () => {
    expect(table.rows.map(({ key, rate, satisfied, base }) => [key, rate, satisfied, base])).toEqual([
      ['B', '40,0%', '40', '100'],
      ['A', '90,0%', '90', '100'],
    ]);
    expect(table.withheld).toEqual(['Few']);
  });

  it('hangs every bar about the middle of its neutral part, all bars equally long', () => {
    for (const { segments } of table.rows) {
      const neutral = segments[2];
      expect((neutral?.x ?? 0) + (neutral?.width ?? 0) / 2).toBeCloseTo(130, 0);
      expect(segments.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(270, 0);
    }
  });
});
