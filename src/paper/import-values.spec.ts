import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { guessMapping } from './import-table.js';
import { readValue } from './import-values.js';

const questionnaire = new QuestionnairesService().byVersion('trung-tam.v1');
const questions = questionnaire?.questions ?? [];
const question = (code: string) => {
  const found = questions.find((one) => one.code === code);
  if (!found) throw new Error(code);
  return found;
};

describe('a cell of an imported table', () => {
  it('is a level, a word of the form, a printed number or nothing', () => {
    const read = (code: string, cell: string) => readValue(question(code), cell);
    expect(['5', 'Rất hài lòng', 'RẤT HÀI LÒNG.', 'Tốt', ''].map((cell) => read('G', cell))).toEqual([
      ...[5, 5, 5, undefined, null],
    ]);
    expect([read('E1', '0'), read('E1', 'Không sử dụng'), read('USED', 'Có'), read('USED', '2')]).toEqual([
      ...['dk', 'dk', true, false],
    ]);
    expect(read('EXPECT', 'Giảm giấy tờ; 5;Rút ngắn thời gian')).toEqual(['papers', 'time']);
    expect(read('EXPECT', 'Giảm giấy tờ; gì đó')).toBeUndefined();
    expect(read('EXPECT', 'Giảm giấy tờ, Rút ngắn thời gian')).toEqual(['papers', 'time']);
    expect([read('TEXT', 'Cảm ơn'), read('TEXT', '#N/A'), read('G', '5.0')]).toEqual(['Cảm ơn', undefined, 5]);
  });

  it('belongs to the question that its column names, each once', () => {
    if (!questionnaire) throw new Error('not shipped');
    const columns = ['Dấu thời gian', 'câu 1', 'g', 'E2', '4. Tiếp cận dịch vụ', 'Giới tính', 'Ngày trả lời', 'Khác'];
    expect(guessMapping(columns, questionnaire)).toEqual(['', 'G', '', 'E2', 'E1', 'SEX', '_day', '']);
  });
});
