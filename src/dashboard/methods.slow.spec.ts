import { chancesOfWarning } from '../../test/certainty/early-warnings.js';
import type { Language } from '../formatting/languages.js';
import { formatCount, formatRate, formatWholePercent } from '../formatting/numbers.js';
import { MEASURED_FALSE_WARNING } from '../statistics/early-warning.js';
import { answersNeeded } from '../statistics/power-table.js';
import { verdictChances } from '../statistics/verdict-chances.js';
import { worstVerdictErrors } from '../statistics/verdict-error.js';
import { toMethodsView } from './methods.js';

const languages = ['vi', 'en'] as const;
const partOf = (id: string, language: Language) => {
  const part = toMethodsView(language).parts.find((one) => one.id === id);
  if (!part) throw new Error(`no part ${id}`);
  return part;
};

describe.each(languages)('the page of all methods in %s', (language) => {
  it('explains each in plain words, in formulas and with a reference, and leaves no number open', () => {
    const { parts } = toMethodsView(language);
    expect(parts).toHaveLength(16);
    for (const { title, plain, formal, source } of parts) {
      expect([title, plain, formal, source].filter((text) => text === '' || /\{\w+\}/.test(text))).toEqual([]);
    }
  });

  it('states the real error of the verdict rule as the rule gives it', () => {
    const { met, notMet } = worstVerdictErrors({ target: 0.9, from: 30, to: 2000 });
    const { plain, formal, table } = partOf('error', language);
    for (const chance of [met.chance, notMet.chance]) {
      expect(plain).toContain(formatRate(chance, { language }));
      expect(formal).toContain(formatRate(chance, { language }));
    }
    for (const [respondents = '', ...shares] of table?.rows ?? []) {
      const chances = verdictChances({ truth: 0.9, target: 0.9, respondents: Number(respondents.replace(/\D/g, '')) });
      expect(shares).toEqual(
        [chances.met, chances.inconclusive, chances.notMet].map((chance) => formatRate(chance, { language })),
      );
    }
    expect(table?.rows).toHaveLength(6);
  });

  it('says how often the early warning is wrong and how often right, as the test measured', () => {
    const { plain, formal } = partOf('warning', language);
    const limit = formatRate(MEASURED_FALSE_WARNING, { language });
    expect([plain, formal].every((text) => text.includes(limit))).toBe(true);
    const chances = chancesOfWarning(0.8, 400, 0.9);
    for (const people of [100, 400]) expect(formal).toContain(formatWholePercent(chances[people - 1] ?? 0, language));
  });

  it('takes its power table from the function that plans rounds', () => {
    const rows = partOf('power', language).table?.rows ?? [];
    expect(rows.find(([truth]) => truth === '94%')?.[1]).toBe(
      formatCount(answersNeeded({ truth: 0.94, target: 0.9 }) ?? 0, language),
    );
  });
});

it('the worked numbers of the words are those of the published tables', () => {
  expect(partOf('error', 'vi').plain).toContain('sai nhiều nhất 6,1%');
  expect(partOf('readings', 'vi').formal).toContain('371');
  expect(partOf('batches', 'vi').plain).toContain('một cuộc họp 60 người chỉ có giá trị như 4 phiếu');
  expect(partOf('batches', 'en').formal).toContain('ρ = 0.2 for a meeting, 0.05 for one hand-out');
});
