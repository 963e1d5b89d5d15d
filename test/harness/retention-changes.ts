import { asOfficer, type Change } from './audited-staff.js';

const request = '00000000-0000-4000-8000-00000000000e';

/** What people asked to be erased, taken down and answered. */
export const retentionChanges: Readonly<Record<string, Change>> = {
  'RetentionController.enter': {
    prepare: asOfficer(
      () => '/retention',
      () => ({ commune: 'spring', id: request, day: '', asked: 'Xin xóa ý kiến' }),
    ),
  },
  'RetentionController.answer': {
    prepare: asOfficer(
      () => `/retention/spring/${request}`,
      () => ({ answer: 'Đã xóa.', code: '' }),
    ),
  },
};
