import type { Figure } from '../figures/figure.js';
import { toFigureWords } from './figure-words.js';

const rate: Figure = {
  kind: 'rate',
  satisfied: 376,
  base: 412,
  respondents: 412,
  rate: 376 / 412,
  interval: { lower: 0.887, upper: 0.933, level: 0.9, method: 'wilson' },
  meetsTarget: true,
  verdict: 'inconclusive',
};
const locked = { language: 'vi', target: 0.9, locked: true } as const;
const provisional = { ...locked, locked: false };

describe('a figure in words', () => {
  it('reads the target first, then how certain it is', () => {
    expect(toFigureWords(rate, locked)).toEqual({
      kind: 'rate',
      rate: '91,3%',
      base: '376/412 phiếu',
      interval: '88,7% – 93,3%',
      reading: { text: 'ĐẠT mục tiêu trên số phiếu thu được', tone: 'met' },
      certainty: { text: 'Chưa đủ căn cứ khẳng định', established: false },
      state: null,
    });
  });

  it('never rounds up to the target', () => {
    const words = toFigureWords({ ...rate, rate: 0.8996, meetsTarget: false, verdict: 'not-met' }, locked);
    expect([words.rate, words.reading?.tone, words.certainty?.established]).toEqual(['89,96%', 'not-met', true]);
  });

  it('says before the lock on which side it stands, in whole percent below commune level, and nothing of certainty', () => {
    const figure: Figure = { ...rate, satisfied: null, base: 410, respondents: 410, rate: 0.92, verdict: null };
    expect(toFigureWords(figure, provisional)).toMatchObject({
      rate: '92%',
      base: '410 phiếu',
      reading: { text: 'Tạm tính: đang ở mức đạt', tone: 'neutral' },
      certainty: null,
    });
  });

  it('tells answers and people apart where they were pooled', () => {
    expect(toFigureWords({ ...rate, satisfied: 3710, base: 4141, respondents: 926 }, locked).base).toBe(
      '3.710/4.141 câu trả lời của 926 phiếu',
    );
  });

  it('has no reading where no target applies', () => {
    const words = toFigureWords({ ...rate, meetsTarget: null, verdict: null }, { ...locked, target: null });
    expect([words.reading, words.certainty]).toEqual([null, null]);
  });

  it.each([
    [
      { kind: 'few', respondents: 21, majority: 'satisfied' },
      '21 phiếu',
      'Đa số hài lòng (ít phiếu, chỉ nêu bằng lời)',
    ],
    [{ kind: 'too-few', minimum: 10 }, null, 'Chưa đủ 10 phiếu nên chưa nêu kết quả'],
    [{ kind: 'merged' }, null, 'Ít phiếu, đã gộp'],
    [{ kind: 'no-responses' }, null, 'Chưa có phiếu'],
  ] as const)('tells the state %j in words, without a rate', (figure, base, state) => {
    expect(toFigureWords(figure, locked)).toMatchObject({ rate: null, base, state });
  });
});
