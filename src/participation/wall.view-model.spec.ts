import { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { toWallNow, type WallPage } from './wall.view-model.js';

const held = { id: 'm', heldOn: '2026-11-03', closedOn: null, rotating: true, present: 80 };
const page = (meeting: Partial<Meeting>, more: Partial<WallPage> = {}) =>
  toWallNow({
    meeting: Object.assign(new Meeting(), held, meeting),
    point: Object.assign(new CollectionPoint(), { name: 'Họp thôn Đông' }),
    ...{ surveyRuns: true, answers: 20, today: '2026-11-03' },
    ...{ address: 'https://x.vn/k/q7m2k9abcd', rotatingCode: '0123abcd', ...more },
  });

describe('the wall', () => {
  it('shows a code that changes with the window, or the printed one', () => {
    expect(page({}).qr).not.toEqual(page({}, { rotatingCode: '9999wxyz' }).qr);
    expect(page({ rotating: false }).qr).toEqual(page({ rotating: false }, { rotatingCode: '9999wxyz' }).qr);
  });

  it('compares answers with the people present, and never says more than all', () => {
    expect(page({}).percent).toBe(25);
    expect(page({}, { answers: 90 }).percent).toBe(100);
    expect(page({ present: null }).percent).toBeNull();
    expect(page({ present: 0 }).percent).toBeNull();
  });

  it('shows no code once it is closed, after its day, and where no survey runs; beforehand it can be tried', () => {
    expect(page({ closedOn: '2026-11-03' })).toMatchObject({ state: 'over', qr: null });
    expect(page({}, { today: '2026-11-04' })).toMatchObject({ state: 'over', qr: null });
    expect(page({}, { surveyRuns: false })).toMatchObject({ state: 'no-survey', qr: null });
    expect(page({}, { surveyRuns: false, today: '2026-11-01' }).state).toBe('shown');
  });
});
