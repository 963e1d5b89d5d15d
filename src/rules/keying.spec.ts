import {
  answersKeyed,
  goTo,
  type Key,
  type KeyedQuestion,
  type Keying,
  keysOf,
  press,
  startKeying,
  write,
} from './keying.js';

const scale = (code: string, outside: readonly string[] = ['dk']): KeyedQuestion => ({
  code,
  shape: { kind: 'scale', levels: 5, outside },
  visibleIf: null,
  values: [5, 4, 3, 2, 1, ...outside],
});
const choices = Array.from({ length: 12 }, (_, index) => `c${index + 1}`);
const questions: readonly KeyedQuestion[] = [
  scale('G', []),
  { code: 'FIELD', shape: { kind: 'choice', values: choices }, visibleIf: null, values: choices },
  { code: 'USED', shape: { kind: 'boolean' }, visibleIf: null, values: ['true', 'false'] },
  { ...scale('Q20'), visibleIf: { op: 'equal', question: 'USED', value: true } },
  {
    code: 'WANT',
    shape: { kind: 'choices', values: ['a', 'b', 'c'], most: 2 },
    visibleIf: null,
    values: ['a', 'b', 'c'],
  },
  { code: 'TIMES', shape: { kind: 'number', least: 1, most: 30 }, visibleIf: null, values: [] },
  { code: 'DAY', shape: { kind: 'date', least: '2026-11-01', most: null }, visibleIf: null, values: [] },
  { code: 'TEXT', shape: { kind: 'text', longest: 100 }, visibleIf: null, values: [] },
];

function typed(keys: string, from: Keying = startKeying(questions)): Keying {
  const names: Readonly<Record<string, Key>> = { '>': 'Enter', '<': 'Back', x: 'Delete' };
  return [...keys].reduce((keying, key) => press(keying, names[key] ?? (key as Key)), from);
}

describe('the keys', () => {
  it('of a scale are its levels, and 0, then 9, for what lies outside', () => {
    expect(keysOf(scale('Q', ['dk', 'no-result']))).toEqual(['5', '4', '3', '2', '1', '0', '9']);
    expect(keysOf({ shape: { kind: 'scale', levels: 5, outside: ['dk'] }, values: [5, 4, 3, 2, 1, 'dk'] })).toEqual([
      ...['5', '4', '3', '2', '1', '0'],
    ]);
  });
});

describe('choices that are numbers', () => {
  const nps = Array.from({ length: 11 }, (_, index) => index);
  const numbered: readonly KeyedQuestion[] = [
    { code: 'NPS', shape: { kind: 'choice', values: nps }, visibleIf: null, values: nps },
    { code: 'K', shape: { kind: 'choices', values: [1, 2, 3], most: null }, visibleIf: null, values: [1, 2, 3] },
  ];

  it('are keyed as they are printed, and stay numbers', () => {
    expect(answersKeyed(typed('0', startKeying(numbered)))).toEqual({ NPS: 0 });
    expect(answersKeyed(typed('1>13>', startKeying(numbered)))).toEqual({ NPS: 1, K: [1, 3] });
    expect(answersKeyed(typed('10122', startKeying(numbered)))).toEqual({ NPS: 10, K: [1] });
  });
});

describe('keying a sheet', () => {
  it('takes one key for each item, and goes on by itself', () => {
    const keying = typed('42');
    expect(keying.at).toBe('USED');
    expect(keying.answers).toEqual({ G: 4, FIELD: 'c2' });
  });

  it('waits for a second digit only where one may follow', () => {
    expect(typed('51')).toMatchObject({ at: 'FIELD', typed: '1' });
    expect(typed('512').answers.FIELD).toBe('c12');
    expect(typed('51>').answers.FIELD).toBe('c1');
    expect(typed('51<3').answers.FIELD).toBe('c3');
  });

  it('passes over questions that do not apply, and forgets their answers', () => {
    expect(typed('522').at).toBe('WANT');
    expect(typed('521').at).toBe('Q20');
    const changed = typed('<<2', typed('5213'));
    expect(changed.at).toBe('WANT');
    expect(changed.answers).toHaveProperty('Q20');
    expect(answersKeyed(changed)).toEqual({ G: 5, FIELD: 'c2', USED: false });
  });

  it('leaves blank on Enter, goes back on Backspace and takes an answer away on Delete', () => {
    expect(typed('>').answers).toEqual({});
    const back = typed('4<');
    expect([back.at, back.answers]).toEqual(['G', { G: 4 }]);
    expect(typed('3', back).answers).toEqual({ G: 3 });
    expect(typed('x>', back).answers).toEqual({});
    expect(typed('<').refused).toBe(true);
  });

  it('refuses keys that mean nothing, and stays', () => {
    expect(typed('0')).toMatchObject({ at: 'G', refused: true, answers: {} });
    expect(typed('7')).toMatchObject({ at: 'G', refused: true });
  });

  it('ticks and unticks several answers up to the most allowed', () => {
    expect(typed('52212').answers.WANT).toEqual(['a', 'b']);
    expect(typed('522123')).toMatchObject({ refused: true, at: 'WANT' });
    expect(typed('5221123>').answers.WANT).toEqual(['b', 'c']);
    expect(typed('52211').answers).not.toHaveProperty('WANT');
  });

  it('takes numbers within their bounds, and text whole', () => {
    expect(typed('522>31>')).toMatchObject({ at: 'TIMES', refused: true, typed: '' });
    const end = write(typed('522>12>>'), ' cảm ơn ');
    expect(end.at).toBeNull();
    expect(end.answers).toMatchObject({ TIMES: 12, TEXT: ' cảm ơn ' });
    expect(write(typed('522>12>>'), '  ').answers).not.toHaveProperty('TEXT');
    expect(() => write(typed(''), 'x')).toThrow(RangeError);
    expect(typed('5', typed('522>12>>'))).toMatchObject({ at: 'TEXT', refused: true });
  });

  it('takes a day in eight digits, if there is such a day and it may be', () => {
    expect(typed('522>>05112026>')).toMatchObject({ at: 'TEXT', answers: { DAY: '2026-11-05' } });
    for (const wrong of ['31092026', '05102026', '5112026', '0511']) {
      expect(typed(`522>>${wrong}>`)).toMatchObject({ at: 'DAY', refused: true, typed: '' });
    }
    expect(typed('522>>051120261').refused).toBe(true);
  });

  it('stands behind the last question until it is sent, and goes where it is told', () => {
    const end = write(typed('522>>>'), '');
    expect(press(end, 'Enter')).toMatchObject({ at: null, refused: false });
    expect(press(end, '5').refused).toBe(true);
    expect(press(end, 'Back').at).toBe('TEXT');
    expect(goTo(end, 'G').at).toBe('G');
    expect(startKeying([]).at).toBeNull();
    expect(answersKeyed(startKeying([]))).toEqual({});
  });
});
