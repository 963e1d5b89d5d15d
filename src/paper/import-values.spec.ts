import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { guessMapping } from './import-mapping.js';
import { readTick, readValue } from './import-values.js';

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
    const written = [
      '5,0',
      '5.0000001',
      '4.9999999',
      '5 - Rất hài lòng',
      'Rất hài lòng (5)',
      '😀 Rất hài lòng',
      '4 - Rất hài lòng',
    ];
    expect(written.map((cell) => read('G', cell))).toEqual([5, 5, 5, 5, 5, 5, undefined]);
    expect([read('TEXT', 'Cảm ơn'), read('TEXT', '#N/A'), read('G', '5.0')]).toEqual(['Cảm ơn', undefined, 5]);
  });

  it('of a column for one answer ticks it or does not', () => {
    const read = (cell: string) => readTick(question('EXPECT'), 'papers', cell);
    const ticks = ['x', 'X', '✔', '1', 'Có', 'TRUE', 'papers', 'Giảm giấy tờ'].map(read);
    expect(ticks).toEqual(ticks.map(() => true));
    const none = ['', '0', 'Không', 'FALSE', '-', '☐'].map(read);
    expect(none).toEqual(none.map(() => false));
    expect([read('2'), read('#N/A'), read('Rút ngắn thời gian')]).toEqual([undefined, undefined, undefined]);
  });

  it('belongs to the question that its column names, each once', () => {
    if (!questionnaire) throw new Error('not shipped');
    const meant = (...columns: readonly (string | { name: string; above: string })[]) =>
      guessMapping(
        columns.map((one) => (typeof one === 'string' ? { name: one, above: '' } : one)),
        questionnaire,
      );
    const columns = ['Dấu thời gian', 'câu 1', 'g', 'E2', '4. Tiếp cận dịch vụ', 'Giới tính', 'Ngày trả lời', 'Khác'];
    expect(meant(...columns)).toEqual(['', 'G', '', 'E2', 'E1', 'SEX', '_day', '']);
    const bracketed = ['EXPECT[papers]', 'EXPECT/time', 'Ông/Bà mong muốn điều gì được cải thiện? [Giảm giấy tờ]'];
    expect(meant(...bracketed)).toEqual(['EXPECT=papers', 'EXPECT=time', '']);
    expect(meant('Giảm giấy tờ', 'Có', 'Ai điền phiếu này?')).toEqual(['EXPECT=papers', '', '_assisted']);
    const above = 'Câu 34. Ông/Bà mong muốn điều gì được cải thiện?';
    const under = ['Giảm giấy tờ', 'Rút ngắn thời gian', 'Lý do'].map((name) => ({ name, above }));
    expect(meant('Câu 1', ...under)).toEqual(['G', 'EXPECT=papers', 'EXPECT=time', '']);
  });
});
