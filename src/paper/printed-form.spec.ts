import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { conditionWords } from './condition-words.js';
import { toPrintedForm } from './printed-form.js';

const questionnaires = new QuestionnairesService();
const formOf = (key: string) => toPrintedForm(questionnaires.byVersion(`${key}.v1`) ?? neverCompiled());
const neverCompiled = (): never => {
  throw new Error('not shipped');
};

describe('the printed form', () => {
  it('holds every question of every questionnaire once, in order and numbered', () => {
    for (const questionnaire of questionnaires.all()) {
      const printed = toPrintedForm(questionnaire);
      const numbers = printed.flatMap((block) => (block.grid ? block.rows.map(({ number }) => number) : block.number));
      expect(numbers).toEqual([...questionnaire.questions.map((_, index) => index + 1), null]);
    }
  });

  it('puts items under their element, with the digit of each level in its box', () => {
    const [, , , elements] = formOf('trung-tam');
    expect(elements).toMatchObject({ grid: true, title: 'Ông/Bà hài lòng ở mức nào về:' });
    const rows = elements?.grid ? elements.rows : [];
    expect(rows.map(({ number }) => number)).toEqual([4, 5, 6, 7, 8]);
    expect(rows[0]?.boxes.map(({ key }) => key).join('')).toBe('54321');
    expect(rows[3]?.outside).toEqual([{ value: 'no-result', key: '0', label: 'Chưa có kết quả' }]);
  });

  it('says levels again where they are others, or where something stands between', () => {
    const bands = formOf('chinh-quyen').filter((block) => block.grid);
    expect(bands.slice(0, 3).map(({ follows }) => follows)).toEqual([false, true, true]);
    expect(formOf('trung-tam')[2]).toMatchObject({ grid: true, follows: false });
  });

  it('says when a question is to be answered', () => {
    const asked = formOf('trung-tam').find(({ condition }) => condition !== null);
    expect(asked).toMatchObject({ condition: 'nếu câu 29 chọn “Có”', rows: expect.any(Array) });
    const levels = [5, 4, 3].map((value) => ({ value, label: `mức ${value}` }));
    const printed = new Map([
      ['G', { number: 1, options: levels }],
      ['T', { number: 2, options: [] }],
    ]);
    const low = { op: 'less-or-equal', question: 'G', value: 4 } as const;
    expect(conditionWords(low, printed)).toBe('nếu câu 1 chọn “mức 4” hoặc “mức 3”');
    const both = { op: 'and', of: [low, { op: 'answered', question: 'T' }] } as const;
    expect(conditionWords(both, printed)).toBe('nếu câu 1 chọn “mức 4” hoặc “mức 3” và nếu câu 2 có trả lời');
  });
});
