import { readdirSync, readFileSync } from 'node:fs';
import { measured, precisionOf, recallOf, sentenceOf, sentencesOf, together } from '../../test/masking/corpus.js';
import { masked, type PersonalKind, personalIn } from './masking.js';

const sign = (kind: PersonalKind): string => `[${kind}]`;
const read = (text: string): string => masked(text, personalIn(text), sign);

describe('what leads to a person', () => {
  it.each([
    ['Gặp chị Hoa, 0912 345 678', 'Gặp chị [name], [phone]'],
    ['CCCD 030 085 001 234 của ông Trần Văn Lực', 'CCCD [id-number] của ông [name]'],
    ['xe 34B1-234.56 của anh tuấn', 'xe [plate] của anh [name]'],
    ['Hồ sơ H23.15-251103-0012 chậm', 'Hồ sơ [file-code] chậm'],
    ['số 12 ngõ 5 đường Lê Lợi, thôn Đông', '[address], thôn Đông'],
    ['ĐỀ NGHỊ ÔNG NGUYỄN VĂN CƯỜNG XIN LỖI', 'ĐỀ NGHỊ ÔNG [name] XIN LỖI'],
    ['stk 0451000123456 hoặc lan@gmail.com', 'stk [account] hoặc [email]'],
    ['Bác Hồ dạy: ông chủ tịch và bà con', 'Bác Hồ dạy: ông chủ tịch và bà con'],
  ])('of “%s” citizens read “%s”', (text, told) => {
    expect(read(text)).toBe(told);
  });

  it('is found in letters taken apart, and its place is that in letters put together', () => {
    const apart = 'Chị Nguyễn Thị Huyền ở quầy'.normalize('NFD');
    expect(personalIn(apart)).toEqual([{ from: 4, to: 20, kind: 'name' }]);
    expect(masked(apart, personalIn(apart), sign)).toBe('Chị [name] ở quầy'.normalize('NFC'));
  });

  it('comes in order and without overlap', () => {
    for (const { text } of [...sentencesOf('seen'), ...sentencesOf('held-out')]) {
      const spans = personalIn(text);
      expect(spans.every(({ from, to }, at) => from < to && from >= (spans[at - 1]?.to ?? 0))).toBe(true);
    }
  });

  it('is told in the sentences as the rules tell it', () => {
    expect(sentenceOf('Chị {name:Hoa} ở xã')).toEqual({
      text: 'Chị Hoa ở xã',
      personal: [{ from: 4, to: 7, kind: 'name' }],
    });
  });
});

describe.each(['seen', 'held-out'] as const)('in the %s sentences of citizens', (part) => {
  const sentences = sentencesOf(part);
  const { kinds, names } = measured(sentences);

  it('are enough, different ones, a third of which say nothing of anybody', () => {
    expect(new Set(sentences.map(({ text }) => text)).size).toBe(sentences.length);
    expect(sentences.length).toBeGreaterThan(350);
    expect(sentences.filter(({ personal }) => personal.length === 0).length).toBeGreaterThan(sentences.length / 3);
  });

  it.each(['phone', 'id-number', 'email', 'plate'])('99 %% of every %s is masked', (kind) => {
    const found = kinds[kind];
    expect(found && recallOf(found)).toBeGreaterThanOrEqual(0.99);
  });

  it('90 % of all names, accounts, addresses and codes of files are masked', () => {
    expect(Object.keys(kinds)).toHaveLength(8);
    expect(Object.entries(kinds).filter(([, found]) => recallOf(found) < 0.9)).toEqual([]);
  });

  it('90 % of the names after a title are masked', () => {
    expect(recallOf(names['after a title'])).toBeGreaterThanOrEqual(0.9);
  });

  it('95 % of what is masked leads to a person, of every kind', () => {
    expect(Object.entries(kinds).filter(([, found]) => precisionOf(found) < 0.95)).toEqual([]);
    expect(precisionOf(together(kinds))).toBeGreaterThanOrEqual(0.95);
  });
});

describe('the time it takes is that of the length', () => {
  const folder = 'src/rules/masking';
  const rules = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));

  it('since no expression repeats without bound within or behind another', () => {
    // Each of these repeats one class and is followed by nothing of it.
    const once = ['/[0-9oO]+/g', '/[\\p{L}\\p{M}]+|\\p{N}+/gu', '/\\s+/', '/^\\p{L}+$/u', '/^[a-zđ]+$/'];
    const unbounded = rules.flatMap((file) =>
      readFileSync(`${folder}/${file}`, 'utf8')
        .split('\n')
        .filter((line) => !/^\s*(?:\*|\/[/*])/.test(line))
        .flatMap((line) => line.match(/\/(?![/*\s])(?:\\.|\[(?:\\.|[^\]])*\]|[^/\\[])+\/[a-z]*/g) ?? [])
        .filter((pattern) => /[\])}\w][+*]|\{\d+,\}/.test(pattern.replace(/\[[^\]]*\]/g, 'C'))),
    );
    expect(unbounded.toSorted()).toEqual(once.toSorted());
  });

  // What takes the square of the length would still be at it when the suite gives up.
  it.each([
    ...['1', '0', 'o', '0 ', '12.', '+84', '0912 ', '0,1', '34A-', 'H23.', 'ma ho so a-', 'a@', 'a.', '@'],
    ...['ông ', 'ong nguyen ', 'Nguyễn ', 'NGUYỄN ', 'chị Lan, ', 'a\u0301', 'a\u0316\u0301\u0323', 'A B '],
    ...['ngõ 1/', 'ngõ 1 ', 'số ', 'đường ', 'không một ', 'stk 1', 'cccd ', ' ', '\n', '😀', 'x1 gmail'],
  ])('however long somebody writes “%s”', (piece) => {
    const text = piece.repeat(20_000 / piece.length);
    expect(personalIn(text).every(({ from, to }) => from < to)).toBe(true);
  });
});
