import { type Beside, lockRound, shipped, type Tallied } from '../../test/harness/tallied-round.js';
import type { Day } from '../rules/days.js';
import type { Change } from './change.js';
import { changeOf } from './compare-periods.js';

const survey = shipped('chinh-quyen');
const centre = shipped('trung-tam');

type Way = Pick<Tallied, 'channel' | 'assisted' | 'counter'>;
const [PHONE, HELPED] = [
  { channel: 'qr', assisted: 'self' },
  { channel: 'paper', assisted: 'officer' },
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

const meetings: Beside = {
  occasions: new Map(Array.from({ length: 10 }, (_, index) => [`hop-${index}`, 'meeting' as const])),
};

function changed(
  before: readonly Tallied[],
  after: readonly Tallied[],
  beside: Beside = {},
  questionnaire = survey,
): Change {
  const [earlier, later] = [before, after].map((all, index) => ({
    campaign: { id: `round-${index}`, opensOn: `2026-0${index + 5}-01` as Day },
    questionnaire,
    publication: lockRound(questionnaire, all, beside),
  }));
  if (!earlier || !later) throw new Error('two rounds');
  return changeOf(earlier, later, 'vi');
}

describe('the change between two rounds', () => {
  const before = [...people(PHONE, 179, 21), ...people(HELPED, 90, 10)];

  it('is weighted by the way that moved most, from told rows', () => {
    const { standardised } = changed(before, [...people(PHONE, 90, 10), ...people(HELPED, 297, 3)]);
    expect(standardised?.by).toBe('channel');
    expect(standardised?.rate).toBeCloseTo((2 * 0.9 + 0.99) / 3, 12);
  });

  it('is weighted without the tablet of one counter, which few may see', () => {
    const [TABLET, LINK] = [{ channel: 'kiosk', counter: 'q1' } as const, { channel: 'link' } as const];
    const early = [...people(PHONE, 60, 40), ...people(TABLET, 50, 10), ...people(LINK, 20, 20)];
    const late = [...people(PHONE, 270, 30), ...people(TABLET, 20, 20), ...people(LINK, 50, 10)];
    const { standardised } = changed(early, late, {}, centre);
    expect(standardised?.by).toBe('channel');
    expect(standardised?.rate).toBeCloseTo((100 * 0.9 + 100 * 0.7) / 200, 12);
  });

  it('is not weighted where other ways stand together than before', () => {
    const after = [...people(PHONE, 90, 10), ...people(HELPED, 297, 3), ...people({ channel: 'link' }, 3, 3)];
    expect(changed(before, after).standardised).toBeNull();
  });

  it('is not weighted where one way has too few people left, and says so', () => {
    const { standardised, words } = changed(before, [...people(PHONE, 12, 3), ...people(HELPED, 297, 3)]);
    expect(standardised).toBeNull();
    expect(words.standardised).toContain('quá ít phiếu');
  });

  it('is less certain, and less is visible, where answers came at meetings', () => {
    const after = [...people(PHONE, 188, 12), ...people(HELPED, 95, 5)];
    const single = changed(before, after);
    const together = changed(atMeetings(before), atMeetings(after), meetings);
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
