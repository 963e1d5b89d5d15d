import { checksOn, isSampled, sampledShare, sampleOf } from './checks.js';
import type { ReadQuestion } from './page-reading.js';
import type { Look, Looks } from './picture.entity.js';

const place = { x: 0, y: 0, width: 10, height: 10 };
const read = (question: string, kind: ReadQuestion['kind'], ...chosen: string[]): ReadQuestion => {
  return { question, kind, chosen, place };
};
const look = (chosen: readonly string[], again: Look['again'] = null): Look => ({ by: 'collector', chosen, again });
const picture = (looks: Looks = {}) => ({
  ...{ batchId: 'b', number: 7, page: 1, looks },
  read: [
    ...[read('G', 'certain', '4'), read('E1', 'doubtful'), read('E2', 'empty')],
    ...[read('TEXT', 'written'), read('_day', 'unwritten')],
  ],
});
const asked = (looks: Looks, errors: number) => checksOn(picture(looks), errors).map((one) => one.read.question);

describe('what is to be looked at on a page', () => {
  it('is whatever is doubtful or written; of the rest a sample, and after five errors all of it', () => {
    expect(asked({}, 0)).toEqual(expect.arrayContaining(['E1', 'TEXT']));
    expect(asked({}, 5)).toEqual(['G', 'E1', 'E2', 'TEXT']);
  });

  it('is asked once, and again where it cannot be right', () => {
    const seen = { G: look(['4']), E1: look([]), E2: look([]), TEXT: look(['sealed']) };
    expect(asked(seen, 5)).toEqual([]);
    expect(asked({ ...seen, G: look([], { code: 'required' }) }, 5)).toEqual(['G']);
  });
});

describe('what a look says of the reading', () => {
  it('is an error where somebody sees something else, in whatever order', () => {
    expect(sampleOf(read('G', 'certain', '4'), undefined, ['5'])).toEqual({ isError: true });
    expect(sampleOf(read('G', 'empty'), undefined, ['5'])).toEqual({ isError: true });
    expect(sampleOf(read('EXPECT', 'certain', 'a', 'b'), undefined, ['b', 'a'])).toEqual({ isError: false });
  });

  it('is nothing where the reading was not certain, or somebody had looked before', () => {
    expect(sampleOf(read('G', 'doubtful'), undefined, ['5'])).toBeNull();
    expect(sampleOf(read('G', 'certain', '4'), look(['4'], { code: 'required' }), ['5'])).toBeNull();
  });
});

const BATCH = '6f1c3c52-0f0e-4a55-9b7e-5a5c1f6d2e10';
const questions = Array.from({ length: 4000 }, (_, at) => ({ number: 1 + (at % 200), question: `Q${at % 20}` }));
const sampled = (share: number) => questions.filter((one) => isSampled(BATCH, one.number, one.question, share));

describe('the blind sample of what was read without a doubt', () => {
  it('is one in twenty, twice as large with each error, and at last everything', () => {
    expect([0, 1, 2, 4, 5, 9].map(sampledShare)).toEqual([0.05, 0.1, 0.2, 0.8, 1, 1]);
    expect(sampled(0.05).length / questions.length).toBeCloseTo(0.05, 1);
    expect(sampled(1)).toHaveLength(questions.length);
  });

  it('is the same whenever it is drawn, and a larger one holds the smaller', () => {
    const small = sampled(0.05);
    expect(sampled(0.05)).toEqual(small);
    expect(sampled(0.1)).toEqual(expect.arrayContaining(small));
  });
});
