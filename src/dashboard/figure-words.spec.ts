import { aFew, aGroup, aRate } from '../../test/harness/told.js';
import type { Figure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { tabletLine, toFigureWords } from './figure-words.js';

const rate = aRate(376, 412);
const reader = { language: 'vi', target: 0.9 } as const;

describe('a figure in words', () => {
  it('reads the target first, then how certain it is', () => {
    expect(toFigureWords(rate, reader)).toEqual({
      kind: 'rate',
      rate: '91,3%',
      base: '376/412 phiếu',
      interval: '88,6% – 93,4%',
      clustered: null,
      reading: { text: 'ĐẠT mục tiêu trên số phiếu thu được', tone: 'met' },
      certainty: { text: 'Chưa đủ căn cứ khẳng định', established: false },
      state: null,
    });
  });

  it('never rounds up to the target', () => {
    const words = toFigureWords(aRate(2249, 2500, { verdict: 'not-met' }), reader);
    expect([words.rate, words.reading?.tone, words.certainty?.established]).toEqual(['89,96%', 'not-met', true]);
  });

  it('says why no certainty is told of too few independent people', () => {
    const words = toFigureWords(aRate(55, 60, { worth: 4.7, verdict: null }), reader);
    expect(words.certainty).toEqual({
      text: 'Không xét mức chắc chắn: chỉ có giá trị như 4 phiếu riêng lẻ',
      established: false,
    });
  });

  it('says why the interval is wide where many answered together, unless the certainty says so already', () => {
    const clustered = (worth: number, more = {}) => toFigureWords(aRate(50, 60, { worth, ...more }), reader).clustered;
    const untargeted = { meetsTarget: null, verdict: null };
    expect(clustered(4.7, untargeted)).toBe(
      'Khoảng rộng vì nhiều người trả lời cùng một dịp: 60 phiếu chỉ có giá trị như 4 phiếu riêng lẻ',
    );
    expect([clustered(30), clustered(31), clustered(60, untargeted)]).toEqual([expect.any(String), null, null]);
    expect(clustered(4.7, { verdict: null })).toBeNull();
  });

  it('tells answers and people apart where they were pooled', () => {
    const pooled = aRate(3710, 4141, { respondents: 926 });
    expect(toFigureWords(pooled, reader).base).toBe('3.710/4.141 câu trả lời của 926 phiếu');
    expect(toFigureWords({ ...pooled, kind: 'few' } as Figure, reader).state).toBe(
      '3.710/4.141 câu trả lời hài lòng của 926 phiếu (ít phiếu, chưa tính tỷ lệ)',
    );
  });

  it('has no reading where no target applies', () => {
    const words = toFigureWords(aRate(376, 412, { meetsTarget: null, verdict: null }), { ...reader, target: null });
    expect([words.reading, words.certainty]).toEqual([null, null]);
  });

  it.each([
    [aFew(17, 21), '17/21 phiếu hài lòng (ít phiếu, chưa tính tỷ lệ)'],
    [{ kind: 'too-few', minimum: 10 }, 'Chưa đủ 10 phiếu nên không nêu kết quả'],
    [{ kind: 'collecting', responses: 1132 }, 'Đang thu phiếu: 1.132 phiếu. Kết quả có sau khi chốt số liệu'],
    [{ kind: 'held' }, 'Giữ lại để bảo vệ người khác'],
    [{ kind: 'merged' }, 'Ít phiếu, đã gộp'],
    [{ kind: 'no-responses' }, 'Chưa có phiếu'],
  ] as readonly (readonly [Figure, string])[])('tells the state %j in words, without a rate', (figure, state) => {
    expect(toFigureWords(figure, reader)).toMatchObject({ rate: null, base: null, state });
  });
});

describe('tablet and paper', () => {
  const lineOf = (tablet: Figure, paper: Figure) => {
    const groups = [aGroup('qr', aRate(90, 100)), aGroup('kiosk', tablet), aGroup('paper', paper)];
    return tabletLine({ groups, target: 0.9 } as unknown as Satisfaction, 'vi');
  };

  it('are set beside each other where they certainly differ', () => {
    expect(lineOf(aRate(172, 200), aRate(196, 200))).toBe(
      'Máy tính bảng 86,0% (200 phiếu), giấy 98,0% (200 phiếu): khác nhau, đủ căn cứ.',
    );
    expect(lineOf(aRate(196, 200), aRate(172, 200))).not.toBeNull();
  });

  it('are not where the difference may be chance, or one of them has no rate', () => {
    expect(lineOf(aRate(178, 200), aRate(184, 200))).toBeNull();
    expect(lineOf(aFew(12, 20), aRate(196, 200))).toBeNull();
  });
});
