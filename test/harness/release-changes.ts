import { type Change, leader, officer, READ, releasing } from './audited-staff.js';

/** What officers and the chairman do with a result that everybody may see. */
export const releaseChanges: Readonly<Record<string, Change>> = {
  'ReleasesController.prepare': { prepare: releasing(() => officer, 'prepare') },
  'ReleasesController.approve': { prepare: releasing(() => leader, 'approve', READ) },
  'ReleasesController.withdraw': { prepare: releasing(() => officer, 'withdraw', { what: 'everything' }) },
  'ReleasesController.record': {
    prepare: async () => {
      await releasing(() => officer, 'prepare')().then((send) => send());
      const decision = { number: '125/QĐ-UBND', decidedOn: '2026-11-03' };
      return releasing(() => officer, 'record', { ...READ, ...decision })();
    },
  },
  'ReleasesController.withdraw what waits': {
    prepare: async () => {
      await releasing(() => officer, 'prepare')().then((send) => send());
      return releasing(() => leader, 'withdraw', { what: 'waiting' })();
    },
  },
};
