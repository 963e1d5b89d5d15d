import { asOfficer, type Change, officer } from './audited-staff.js';

const KEY = '0d4c6a52-4f0e-4c55-9a53-2f1a6c1d7e01';

/** What officers keep of the duties of a year. */
export const dutyChanges: Readonly<Record<string, Change>> = {
  'WorkingDaysController.set': {
    prepare: asOfficer(
      () => '/working-days',
      () => ({ commune: 'spring', day: '28/12/2026', works: 'no', note: 'Nghỉ bão' }),
    ),
  },
  'WorkingDaysController.remove': {
    prepare: asOfficer(
      () => '/working-days/remove',
      () => ({ commune: 'spring', day: '2026-12-28' }),
    ),
  },
  'DutiesController.add': {
    prepare: asOfficer(
      () => '/duties',
      () => ({ commune: 'spring', key: KEY, name: 'Báo cáo tháng', kind: 'monthly', monthDay: '25', role: 'officer' }),
    ),
  },
  'DutyController.save': {
    prepare: async () => {
      const path = '/duties/spring/registration';
      const page = await (await officer.get(path)).text();
      const read = /name="read" value="([^"]+)"/.exec(page)?.[1] ?? '';
      return asOfficer(
        () => path,
        () => ({ date: '10/02', role: 'officer', read }),
      )();
    },
  },
  'DutiesController.saveMail': {
    prepare: asOfficer(
      () => '/duties/mail',
      () => ({ commune: 'spring', addresses: 'canbo@xa.gov.vn' }),
    ),
  },
  'DutyController.mark': {
    prepare: asOfficer(
      () => '/duties/spring/dossier/done',
      () => ({ of: '2026', note: '12/BC-UBND' }),
    ),
  },
  'DutyController.unmark': {
    prepare: asOfficer(
      () => '/duties/spring/dossier/undone',
      () => ({ of: '2026' }),
    ),
  },
};
