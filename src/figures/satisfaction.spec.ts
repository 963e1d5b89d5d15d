import { ask, lockRound, shipped, type Tallied } from '../../test/harness/tallied-round.js';
import { referenceValues } from '../../test/reference/reference-values.js';
import type { Figure } from './figure.js';
import { type Satisfaction, satisfactionOf } from './satisfaction.js';

const centre = shipped('trung-tam');

const many = (number: number, response: Tallied): Tallied[] => Array.from({ length: number }, () => response);

/** Ninety people at the Centre, told by hand: 61 + 9 + 8 satisfied in general; taxes and land have few files. */
const round: readonly Tallied[] = [
  ...many(40, { answers: { G: 5, FIELD: 'ho-tich', FILE: 5, Q01: 5, Q02: 4 } }),
  ...many(21, { answers: { G: 4, FIELD: 'ho-tich', FILE: 3, Q01: 2, Q02: 5 }, channel: 'kiosk' }),
  ...many(12, { answers: { G: 2, FIELD: 'ho-tich', FILE: 'no-result', Q01: 1 }, channel: 'kiosk' }),
  ...many(9, { answers: { G: 5, FIELD: 'thue', FILE: 4 } }),
  ...many(8, { answers: { G: 4, FIELD: 'dat-dai', FILE: 1 }, channel: 'kiosk' }),
];

const read = (address: string, publication = lockRound(centre, round)) =>
  satisfactionOf(ask(centre, publication, address));
const groups = (answer: Pick<Satisfaction, 'groups'>): Record<string, Figure> =>
  Object.fromEntries(answer.groups.map(({ key, figure }) => [key, figure]));

describe('satisfaction with the Centre in a locked round', () => {
  it('pools the criteria (F3) and counts who is satisfied with each (F6) as R does of the same answers', () => {
    const fromR = referenceValues<{ answers: number[][]; pooledRate: number; fullySatisfied: number }>('formulas');
    const people = fromR.answers.map((levels) => levels.map((level, index) => [`Q0${index + 1}`, level] as const));
    const responses = people.map((given) => ({ answers: Object.fromEntries(given.filter(([, level]) => level > 0)) }));
    const told = lockRound(centre, responses);
    expect(read('formula=F3', told).overall).toHaveProperty('rate', expect.closeTo(fromR.pooledRate, 12));
    expect(read('formula=F6', told).overall).toHaveProperty('rate', expect.closeTo(fromR.fullySatisfied, 12));
  });

  it('is the share of people satisfied in general, with its interval and both readings', () => {
    const { overall, item, formula, excluded } = read('');
    expect({ item, formula }).toEqual({ item: 'G', formula: 'F4' });
    expect(overall).toMatchObject({ satisfied: 78, base: 90, meetsTarget: false, verdict: 'inconclusive' });
    // scipy.stats.beta.ppf(0.05, 78, 13) and ppf(0.95, 79, 12)
    expect(overall).toHaveProperty('interval.lower', expect.closeTo(0.7929383056226857, 10));
    expect(overall).toHaveProperty('interval.upper', expect.closeTo(0.9212273697550565, 10));
    expect(overall).toHaveProperty('effectiveRespondents', 90);
    expect(excluded).toEqual({ outsideScale: 0, blank: 0, late: 0, setAside: 0, flagged: 0 });
  });

  it('by department is about the file, without those who have no result yet', () => {
    const answer = read('by=department');
    expect(answer.overall).toMatchObject({ satisfied: 49, base: 78 });
    expect(answer.excluded.outsideScale).toBe(12);
    expect(groups(answer)).toMatchObject({
      registry: { kind: 'rate', satisfied: 40, base: 61 },
      parks: { kind: 'merged' },
      tax: { kind: 'merged' },
      _merged: { kind: 'few', satisfied: 9, base: 17, respondents: 17 },
    });
    const told = answer.groups.map(({ key, kind, target, excluded }) => ({ key, kind, target, excluded }));
    expect(told).toEqual([
      { key: 'registry', kind: 'department', target: 0.9, excluded: { outsideScale: 12, blank: 0 } },
      { key: 'parks', kind: 'department', target: 0.9, excluded: null },
      { key: 'tax', kind: 'vertical', target: null, excluded: null },
      { key: '_merged', kind: null, target: null, excluded: { outsideScale: 0, blank: 0 } },
    ]);
  });

  it('by element pools the answers of part B and counts people for the interval', () => {
    const figure = groups(read('by=element')).I;
    expect(figure).toMatchObject({ satisfied: 40 + 40 + 21, base: 73 + 61, respondents: 73 });
    expect(figure).toHaveProperty('interval.method', 'clopper-pearson');
    expect(groups(read('by=element&formula=F2m')).I).toEqual({
      kind: 'mean',
      value: expect.closeTo((40 / 73 + 61 / 61) / 2, 12),
      respondents: 73,
    });
    expect(groups(read('by=element')).II).toEqual({ kind: 'no-responses' });
  });

  it('by question gives every item its own rate or mean', () => {
    expect(groups(read('by=question'))).toMatchObject({ G: { satisfied: 78 }, Q02: { satisfied: 61, base: 61 } });
    const mean = (40 * 5 + 21 * 4 + 12 * 2 + 9 * 5 + 8 * 4) / 90;
    expect(groups(read('by=question&formula=F5')).G).toEqual({
      kind: 'mean',
      value: expect.closeTo(mean, 12),
      respondents: 90,
    });
  });

  it('is fully satisfying for those who are satisfied with every criterion they answered', () => {
    expect(read('formula=F6').overall).toMatchObject({ satisfied: 40, base: 73 });
    expect(read('formula=F3').overall).toMatchObject({ satisfied: 101, base: 134, respondents: 73 });
  });

  it('can be filtered by channel, but not where a cell or the rest would be small', () => {
    expect(read('channel=kiosk').overall).toMatchObject({ satisfied: 29, base: 41 });
    expect(() => read('by=field&channel=kiosk')).toThrow('filter-too-narrow');
    expect(groups(read('by=question&channel=kiosk')).FILE).toEqual({
      kind: 'few',
      satisfied: 0,
      base: 29,
      respondents: 29,
    });
    expect(read('channel=kiosk').mix).toEqual({ channel: { kiosk: 41 }, assisted: { self: 41 }, proof: {} });
    expect(() => read('field=thue')).toThrow('filter-too-narrow');
    expect(() => read('by=channel&channel=kiosk')).toThrow('filter-too-narrow');
  });
});

describe('what is not told of a round', () => {
  it('is what fewer than ten people answered', () => {
    const answer = read('by=channel', lockRound(centre, round.slice(0, 9)));
    expect(answer.overall).toEqual({ kind: 'too-few', minimum: 10 });
    expect(groups(answer)).toEqual({ qr: { kind: 'merged' }, _merged: { kind: 'too-few', minimum: 10 } });
    expect(answer.mix.channel).toEqual({});
  });

  it('is a pool that would give the hidden one of its questions away', () => {
    const few = lockRound(centre, [...round, ...many(5, { answers: { G: 4, Q01: 5, Q03: 1 } })]);
    expect(groups(read('by=question', few))).toMatchObject({
      Q01: { kind: 'rate', base: 73 + 5 },
      Q02: { kind: 'rate', base: 61 },
      Q03: { kind: 'too-few', minimum: 10 },
    });
    expect(groups(read('by=element', few)).I).toEqual({ kind: 'held' });
    expect(read('formula=F3', few).overall).toEqual({ kind: 'held' });
    expect(groups(read('by=field&formula=F3', few))['ho-tich']).toEqual({ kind: 'held' });
  });

  it('is that the few of one field left a whole part out', () => {
    expect(groups(read('by=field&formula=F3'))).toMatchObject({
      'dat-dai': { kind: 'merged' },
      thue: { kind: 'merged' },
      _merged: { kind: 'no-responses' },
    });
  });

  it('is a rate of ten to twenty-nine people, of whom the counts are told', () => {
    const { overall } = read('', lockRound(centre, round.slice(0, 20)));
    expect(overall).toEqual({ kind: 'few', satisfied: 20, base: 20, respondents: 20 });
  });
});

describe('the answers of a trial', () => {
  it('are told as they are, however few', () => {
    const trial = { ...ask(centre, lockRound(centre, round.slice(0, 3), { trial: true }), 'by=field'), trial: true };
    const answer = satisfactionOf(trial);
    expect(answer).toMatchObject({ trial: true, locked: false, overall: { kind: 'few', satisfied: 3, base: 3 } });
    expect(groups(answer)['ho-tich']).toMatchObject({ kind: 'few', satisfied: 3 });
  });
});

describe('satisfaction with the administration', () => {
  it('by department pools the items that each department leads', () => {
    const administration = shipped('chinh-quyen');
    const answers = many(40, { answers: { G: 4, A01: 5, A02: 2 } });
    const publication = lockRound(administration, answers);
    const answer = satisfactionOf(ask(administration, publication, 'by=department'));
    expect(answer).toMatchObject({ formula: 'F2', item: null });
    expect(groups(answer)).toMatchObject({ registry: { satisfied: 40, base: 40 }, parks: { satisfied: 0, base: 40 } });
    expect(() => satisfactionOf(ask(administration, publication, 'by=department&formula=F4'))).toThrow(
      'formula-not-for-breakdown',
    );
  });
});
