import { ask, publishRound, shipped, type Tallied } from '../../test/harness/tallied-round.js';
import type { Figure } from './figure.js';
import type { Publication } from './publication.js';
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

const published = (responses: readonly Tallied[], locked: boolean): Publication => {
  const publication = publishRound(centre, responses, { locked });
  if (!publication) throw new Error('nothing was published');
  return publication;
};
const read = (address: string, publication = published(round, true)): Satisfaction =>
  satisfactionOf(ask(centre, publication, address));
const groups = (answer: Satisfaction): Record<string, Figure> =>
  Object.fromEntries(answer.groups.map(({ key, figure }) => [key, figure]));

/** Wilson's bounds worked out anew, with z = 1.6448536269514722. */
function wilson(rate: number, n: number): { lower: number; upper: number } {
  const z2 = 1.6448536269514722 ** 2;
  const root = Math.sqrt(z2 * (4 * n * rate * (1 - rate) + z2));
  return { lower: (2 * n * rate + z2 - root) / (2 * (n + z2)), upper: (2 * n * rate + z2 + root) / (2 * (n + z2)) };
}

describe('satisfaction with the Centre in a locked round', () => {
  it('is the share of people satisfied in general, with its interval and both readings', () => {
    const { overall, item, formula, excluded } = read('');
    expect({ item, formula }).toEqual({ item: 'G', formula: 'F4' });
    expect(overall).toMatchObject({ satisfied: 78, base: 90, meetsTarget: false, verdict: 'inconclusive' });
    const { lower, upper } = wilson(78 / 90, 90);
    expect(overall).toHaveProperty('interval.lower', expect.closeTo(lower, 10));
    expect(overall).toHaveProperty('interval.upper', expect.closeTo(upper, 10));
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
      _merged: { kind: 'few', respondents: 17, majority: 'mixed' },
    });
    expect(answer.groups.find(({ key }) => key === 'tax')?.block).toBe('vertical');
  });

  it('by element pools the answers of part B and counts people for the interval', () => {
    const figure = groups(read('by=element')).I;
    expect(figure).toMatchObject({ satisfied: 40 + 40 + 21, base: 73 + 61, respondents: 73 });
    expect(figure).toHaveProperty('interval.method', 'wilson-effective-n');
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

  it('is fully satisfying for those who are satisfied with everything they answered', () => {
    expect(read('formula=F6').overall).toMatchObject({ satisfied: 40 + 9, base: 90 });
    expect(read('formula=F3').overall).toMatchObject({ satisfied: 101, base: 134, respondents: 73 });
  });

  it('can be filtered by channel, but not where a cell or the rest would be small', () => {
    expect(read('channel=kiosk').overall).toMatchObject({ satisfied: 29, base: 41 });
    expect(() => read('by=field&channel=kiosk')).toThrow('filter-too-narrow');
    expect(groups(read('by=question&channel=kiosk')).FILE).toEqual({
      kind: 'few',
      respondents: 29,
      majority: 'not-satisfied',
    });
    expect(() => read('field=thue')).toThrow('filter-too-narrow');
    expect(() => read('by=channel&channel=kiosk')).toThrow('filter-too-narrow');
  });
});

describe('satisfaction while a round is open', () => {
  it('is told exactly for the commune, in whole percent and tens below, and never with certainty', () => {
    const answer = read('by=channel', published(round, false));
    expect(answer.overall).toMatchObject({ satisfied: 78, base: 90, verdict: null });
    expect(groups(answer).qr).toMatchObject({ satisfied: null, base: 40, respondents: 40, rate: 1, verdict: null });
    expect(groups(answer).kiosk).toMatchObject({ rate: 0.7, meetsTarget: false });
    expect(groups(read('by=channel&formula=F5', published(round, false))).kiosk).toEqual({
      kind: 'mean',
      value: 3.4,
      respondents: 40,
    });
  });

  it('shows an element only when each of its questions may be shown, or the difference would be the small one', () => {
    const few = [...round, ...many(5, { answers: { G: 4, Q01: 5, Q03: 1 } })];
    expect(groups(read('by=element', published(few, false))).I).toEqual({ kind: 'too-few', minimum: 10 });
    expect(groups(read('by=question', published(few, false)))).toMatchObject({
      Q01: { satisfied: 45, base: 78 },
      Q03: { kind: 'too-few' },
    });
  });

  it('shows nothing of fewer than ten people', () => {
    const answer = read('by=channel', published(round.slice(0, 9), false));
    expect(answer.overall).toEqual({ kind: 'too-few', minimum: 10 });
    expect(groups(answer)).toEqual({ qr: { kind: 'merged' }, _merged: { kind: 'too-few', minimum: 10 } });
  });

  it('says in words what ten to twenty-nine people think', () => {
    const { overall } = read('', published(round.slice(0, 20), false));
    expect(overall).toEqual({ kind: 'few', respondents: 20, majority: 'satisfied' });
  });
});

describe('satisfaction with the administration', () => {
  it('by department pools the items that each department leads', () => {
    const administration = shipped('chinh-quyen');
    const answers = many(40, { answers: { G: 4, A01: 5, A02: 2 } });
    const publication = publishRound(administration, answers, { locked: true });
    if (!publication) throw new Error('nothing was published');
    const answer = satisfactionOf(ask(administration, publication, 'by=department'));
    expect(answer).toMatchObject({ formula: 'F2', item: null });
    expect(groups(answer)).toMatchObject({ registry: { satisfied: 40, base: 40 }, parks: { satisfied: 0, base: 40 } });
    expect(() => satisfactionOf(ask(administration, publication, 'by=department&formula=F4'))).toThrow(
      'formula-not-for-breakdown',
    );
  });
});
