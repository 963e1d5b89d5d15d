import { after, type CaseNow, caseStates, mayFollow, punctualityOf, type Step } from './case-steps.js';

const fresh: CaseNow = {
  ...{ state: 'new', owner: null, dueOn: null, answeredOn: null },
  ...{ answer: null, done: null, disputes: 0, closedOn: null },
};
const assigned: Step = { kind: 'assigned', owner: 'phong-kinh-te', dueOn: '2026-11-20' };
const answered: Step = { kind: 'answered', words: 'Đã thay bóng đèn.', done: 'Thay 3 bóng' };
const disputed: Step = { kind: 'disputed', words: 'Vẫn còn tối.' };

const following = (steps: readonly (readonly [Step, `${number}-${number}-${number}`])[]): CaseNow | null =>
  steps.reduce<CaseNow | null>((now, [step, on]) => now && after(now, step, on), fresh);

describe('a case', () => {
  it('goes to its owner, is answered, disputed, answered again and closed', () => {
    const end = following([
      [assigned, '2026-11-10'],
      [answered, '2026-11-23'],
      [disputed, '2026-11-24'],
      [{ ...answered, words: 'Đã thay thêm.' }, '2026-11-30'],
      [{ kind: 'closed' }, '2026-12-01'],
    ]);
    expect(end).toMatchObject({ state: 'closed', answeredOn: '2026-11-23', answer: 'Đã thay thêm.', disputes: 1 });
    expect(punctualityOf({ dueOn: '2026-11-20', answeredOn: '2026-11-23' }, '2026-12-01')).toBe('late');
  });

  it('is answered by nobody before it has an owner, and disputed by nobody before it is answered', () => {
    expect(after(fresh, answered, '2026-11-10')).toBeNull();
    expect(
      following([
        [assigned, '2026-11-10'],
        [disputed, '2026-11-11'],
      ]),
    ).toBeNull();
  });

  it('is disputed three times and no more', () => {
    const steps = [1, 2, 3].flatMap(() => [answered, disputed]);
    const thrice = [assigned, ...steps, answered].map((step) => [step, '2026-11-12'] as const);
    const end = following(thrice);
    expect(end).toMatchObject({ state: 'answered', disputes: 3 });
    expect(end && mayFollow(end, 'disputed')).toBe(false);
  });

  it('can be left from every state', () => {
    const kinds = ['assigned', 'noted', 'answered', 'disputed', 'closed', 'reopened'] as const;
    const open = caseStates.map((state) => kinds.filter((kind) => mayFollow({ state, disputes: 0 }, kind)).length);
    expect(Math.min(...open)).toBeGreaterThan(0);
  });

  it('is overdue the day after its deadline, and not on it', () => {
    expect(punctualityOf({ dueOn: '2026-11-20', answeredOn: null }, '2026-11-20')).toBe('open');
    expect(punctualityOf({ dueOn: '2026-11-20', answeredOn: null }, '2026-11-21')).toBe('overdue');
    expect(punctualityOf({ dueOn: '2026-11-20', answeredOn: '2026-11-20' }, '2026-12-01')).toBe('in-time');
    expect(punctualityOf({ dueOn: null, answeredOn: null }, '2026-12-01')).toBe('open');
  });
});
