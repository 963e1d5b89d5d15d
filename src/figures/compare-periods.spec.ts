import { publishRound, shipped, type Tallied } from '../../test/harness/tallied-round.js';
import type { Day } from '../rules/days.js';
import type { Change } from './change.js';
import { changeOf } from './compare-periods.js';
import type { Publication } from './publication.js';

const survey = shipped('chinh-quyen');

type Way = Pick<Tallied, 'channel' | 'assisted'>;
const [PHONE, HELPED, ALONE] = [
  { channel: 'qr', assisted: 'self' },
  { channel: 'paper', assisted: 'officer' },
  { channel: 'paper', assisted: 'self' },
] as const satisfies readonly Way[];

function people(way: Way, satisfied: number, dissatisfied: number): readonly Tallied[] {
  return Array.from({ length: satisfied + dissatisfied }, (_, index) => {
    return { ...way, answers: { G: index < satisfied ? 5 : 2 } };
  });
}

/** Ten meetings, one after the other. */
function atMeetings(all: readonly Tallied[]): readonly Tallied[] {
  return all.map((one, index) => ({ ...one, batch: `hop-${index % 10}` }));
}

function changed(before: readonly Tallied[], after: readonly Tallied[]): Change {
  const [earlier, later] = [before, after].map((all, index) => ({
    campaign: { id: `round-${index}`, opensOn: `2026-0${index + 5}-01` as Day, target: 0.9 },
    questionnaire: survey,
    publication: publishRound(survey, all, { locked: true }) as Publication,
  }));
  if (!earlier || !later) throw new Error('two rounds');
  return changeOf(earlier, later, 'vi');
}

describe('the change between two rounds', () => {
  const before = [...people(PHONE, 179, 21), ...people(HELPED, 90, 10)];

  it('is weighted by channel and helper together where no cell of the two is small', () => {
    const { standardised } = changed(before, [...people(PHONE, 90, 10), ...people(HELPED, 297, 3)]);
    expect(standardised?.by).toBe('channel-and-assisted');
    expect(standardised?.rate).toBeCloseTo((2 * 0.9 + 0.99) / 3, 12);
  });

  it('is weighted by one published table alone where the two together would give three people away', () => {
    const after = [...people(PHONE, 90, 10), ...people(HELPED, 297, 3), ...people(ALONE, 0, 3)];
    const { standardised } = changed(before, after);
    expect(standardised?.by).toBe('channel');
    expect(standardised?.rate).toBeCloseTo((2 * 0.9 + 297 / 303) / 3, 12);
  });

  it('is not weighted where one way has too few people left, and says so', () => {
    const { standardised, words } = changed(before, [...people(PHONE, 12, 3), ...people(HELPED, 297, 3)]);
    expect(standardised).toBeNull();
    expect(words.standardised).toContain('quá ít phiếu');
  });

  it('is less certain, and less is visible, where answers came at meetings', () => {
    const after = [...people(PHONE, 188, 12), ...people(HELPED, 95, 5)];
    const single = changed(before, after);
    const together = changed(atMeetings(before), atMeetings(after));
    expect(single.conclusion).toBe('up');
    expect(together).toMatchObject({ difference: single.difference, conclusion: 'not-established' });
    expect(together.smallestVisible).toBeGreaterThan(single.smallestVisible ?? 1);
  });

  it('tells nothing finer than its figures where one round is told in words', () => {
    const few = changed(before, people(PHONE, 18, 2));
    expect(few.to.figure).toMatchObject({ kind: 'few' });
    expect(few).toMatchObject({ difference: null, interval: null, smallestVisible: null, standardised: null });
    expect(few.words.sentence).toBe('Chưa đủ phiếu để so với đợt tháng 5/2026.');
  });
});
