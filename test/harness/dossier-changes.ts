import { asOfficer, type Change, officer, server } from './audited-staff.js';
import { aPdf, attachFile } from './evidence.js';
import type { TestServer } from './server.js';
import type { SignedIn } from './sign-in.js';

const which = { commune: 'spring', year: '2026' };
const CRITERION = '/dossier/spring/2026/criteria/2.8';

/** What officers do with the dossier of a year. */
export const dossierChanges: Readonly<Record<string, Change>> = {
  'DossierController.register': {
    prepare: asOfficer(
      () => '/dossier',
      () => ({ ...which, changes: '0', criteria: 'hai-phong.v1', registeredOn: '10/02/2026', letter: '12/UBND' }),
    ),
  },
  'CriterionController.score': {
    prepare: asOfficer(
      () => CRITERION,
      () => ({ changes: '0', maximum: '5', points: '4,5', met: 'yes', comment: 'Đã khảo sát hai đợt.' }),
    ),
  },
  'ScoreTableController.score': {
    prepare: asOfficer(
      () => '/dossier/spring/2026/scores',
      () => ({ 'changes-2.7': '0', 'maximum-2.7': '5', 'points-2.7': '4,5', 'met-2.7': 'yes' }),
    ),
  },
  'AttachmentsController.attach': { prepare: async () => () => attachFile(server, officer, CRITERION, aPdf('Một')) },
  'AttachmentsController.remove': {
    prepare: async () => {
      const page = await (await officer.get(CRITERION)).text();
      const [path = ''] = /\/dossier\/spring\/2026\/criteria\/2\.8\/files\/[0-9a-f]{64}\/remove/.exec(page) ?? [];
      return () => officer.post(path);
    },
  },
  'DossierController.handIn': {
    prepare: asOfficer(
      () => '/dossier/spring/2026/hand-in',
      () => ({ changes: '1', confirmed: 'yes' }),
    ),
  },
  'DossierController.reopen': {
    prepare: asOfficer(
      () => '/dossier/spring/2026/reopen',
      () => ({ changes: '2', confirmed: 'yes' }),
    ),
  },
};

/** Routes that take words about a dossier. */
export const dossierWords = (on: () => TestServer, by: () => SignedIn) => ({
  'DossierController.register': (letter: string) =>
    by().post('/dossier', { ...which, changes: '0', criteria: 'hai-phong.v1', letter }),
  'CriterionController.score': (comment: string) => by().post(CRITERION, { changes: '0', comment }),
  'AttachmentsController.attach': (name: string) => attachFile(on(), by(), CRITERION, aPdf('Hai', `${name}.pdf`)),
});
