import { asOfficer, type Change } from './audited-staff.js';

const sheet = { commune: 'spring', quarter: '2026-Q3' };
const points = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((index) => [`points-${index}`, '2']));

/** What officers keep of the sheet of a quarter. */
export const quarterChanges: Readonly<Record<string, Change>> = {
  'QuarterController.save': {
    prepare: asOfficer(
      () => '/documents/quarter',
      () => ({ ...sheet, ...points, changes: '0' }),
    ),
  },
  'QuarterController.handIn': {
    prepare: asOfficer(
      () => '/documents/quarter/hand-in',
      () => ({ ...sheet, changes: '1', confirmed: 'yes' }),
    ),
  },
};
