import { readRecord } from './meeting-record.js';

const typed = { invited: '80', present: '72', issued: '60', returned: '55', valid: '54', keyedBy: ' Nguyễn Thị Lan ' };

describe('the record of a meeting', () => {
  it('holds what is known, and nothing for what is not yet', () => {
    expect(readRecord(typed)).toEqual({
      counts: { invited: 80, present: 72, issued: 60, returned: 55, valid: 54, keyedBy: 'Nguyễn Thị Lan' },
    });
    expect(readRecord({ ...typed, present: '1.200', valid: '', keyedBy: '' })).toMatchObject({
      counts: { present: 1200, valid: null, keyedBy: null },
    });
  });

  it('has no more forms returned than issued, and no more valid than returned', () => {
    expect(readRecord({ ...typed, returned: '61' })).toEqual({ fault: 'returned' });
    expect(readRecord({ ...typed, valid: '56' })).toEqual({ fault: 'valid' });
    expect(readRecord({ ...typed, returned: '', valid: '61' })).toEqual({ fault: 'valid' });
  });

  it('takes numbers only', () => {
    for (const wrong of ['nhiều', '-1', '1e9', '12345678']) {
      expect(readRecord({ ...typed, present: wrong })).toEqual({ fault: 'present' });
    }
  });
});
