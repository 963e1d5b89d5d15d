import { DevicesService } from '../../src/devices/devices.service.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import {
  aDevice,
  administrator,
  batch,
  centre,
  clerk,
  counter,
  ended,
  endTheSummer,
  keptAside,
  keyed,
  leader,
  officer,
  releasing,
  server,
  told,
  userId,
} from './audited-staff.js';
import { feedbackForms, prepareFeedback } from './feedback-forms.js';
import { letterForms, prepareLetters } from './letter-changes.js';
import { moreStaffForms, prepareMore } from './more-staff-forms.js';
import { opinionForms, prepareOpinions } from './opinion-changes.js';
import { aSheet } from './paper.js';
import type { SignedIn } from './sign-in.js';
import { aCampaign, aPoint, lockAnyway } from './spring.js';
import { villageForms } from './village-changes.js';

/** The page on which a form stands, and who fills it in. */
export interface Shown {
  readonly page: string;
  readonly by: () => SignedIn;
  /** Typed and chosen first, so that each field matters. */
  readonly typed?: Readonly<Record<string, string>>;
}

const byOfficer = (page: string, typed?: Shown['typed']): Shown => ({ page, by: () => officer, typed });
const byAdministrator = (page: string): Shown => ({ page, by: () => administrator });

/** What the forms are about, made before the first of them is opened. */
export async function prepareForms(): Promise<void> {
  await endTheSummer();
  await lockAnyway(server, told);
  over = (await ended('Mùa thu')).id;
  await releasing(() => officer, 'prepare')().then((send) => send());
  const hall = await aPoint(server, { kind: 'meeting', name: 'Hội trường', village: 'dong' });
  const meeting = { heldOn: '2026-11-03', rotating: false, invited: 80 } as const;
  await server.get(MeetingsService, { strict: false }).create(hall, meeting, 'test');
  await aDevice();
  const days = { opensOn: '2026-12-01', endsOn: '2026-12-20', locksOn: '2026-12-25' } as const;
  ahead = (await aCampaign(server, { ...days, name: 'Sắp mở' })).id;
  const inVillage = await aPoint(server, { kind: 'paper', name: 'Nhà văn hóa', village: 'dong' });
  const pointIds = [inVillage.id];
  toVillages = (await aCampaign(server, { ...days, name: 'Về thôn', questionnaire: 'chinh-quyen', pointIds })).id;
  const sheet = await keyed(() => officer, '', aSheet(1, { G: 5 }))();
  await sheet();
  await (await keyed(() => clerk, '/1/second', { answers: { G: 4 } })())();
  aside = await keptAside({ G: 9 });
  await prepareFeedback();
  await prepareOpinions();
  await prepareLetters();
  await prepareMore();
}

let over = '';
let ahead = '';
let aside = '';
let toVillages = '';

const ofDevice = async (): Promise<string> => {
  const [device] = await server.get(DevicesService, { strict: false }).list('spring');
  return `/devices/spring/${device?.id}`;
};
const ofMeeting = async (): Promise<string> => {
  const [meeting] = await server.get(MeetingsService, { strict: false }).list('spring');
  return `/meetings/${meeting?.id}`;
};

/** Every form that staff fill in, by the route that it is sent to. */
export const staffForms: Readonly<Record<string, () => Shown | Promise<Shown>>> = {
  'PasswordController.change': () => byOfficer('/password'),
  'SecondStepController.switchOn': () => byOfficer('/password/second-step'),
  'UsersController.create': () => byAdministrator('/users/new'),
  'UserController.change': async () => byAdministrator(`/users/${await userId('clerk.spring')}`),
  'UserController.resetPassword': async () => byAdministrator(`/users/${await userId('clerk.spring')}/password`),
  'TokensController.create': () => byOfficer('/tokens'),
  'CommunesController.import': () => byAdministrator('/communes'),
  'NewCommuneController.create': () => byAdministrator('/communes/new'),
  'EditCommuneController.edit': () => byOfficer('/communes/spring/edit?part=about&from=2027-02-01', { go: 'preview' }),
  'PointsController.create': () => byOfficer('/points?commune=spring'),
  'PointController.issue': () => byOfficer(`/points/spring/${counter.id}`),
  'PointChangesController.save': () => byOfficer(`/points/spring/${counter.id}/edit`),
  'SeveralPointsController.save': () => byOfficer('/points/several?commune=spring'),
  'DevicesController.create': () => byOfficer('/devices'),
  'DeviceController.save': async () => byOfficer(await ofDevice()),
  'MeetingsController.create': () => byOfficer('/meetings'),
  'MeetingController.record': async () => byOfficer(await ofMeeting()),
  'NewCampaignController.create': () => byOfficer('/campaigns/new?commune=spring', { target: 'own' }),
  'EditController.save': () => byOfficer(`/campaigns/${ahead}/edit`, { target: 'own' }),
  'CloneController.clone': () => byOfficer(`/campaigns/${centre.id}/clone`),
  'PlanController.save': () => byOfficer(`/campaigns/${centre.id}/plan`),
  'VisitsController.preview': () => byOfficer(`/campaigns/${centre.id}/visits`),
  'VisitsController.saveWeek': () => byOfficer(`/campaigns/${centre.id}/visits`),
  'CampaignController.addPoint': () => byOfficer(`/campaigns/${ahead}`),
  'EndController.end': () => byOfficer(`/campaigns/${centre.id}/end`),
  'LockController.lock': () => byOfficer(`/campaigns/${over}/lock`),
  'DeleteController.delete': () => byOfficer(`/campaigns/${ahead}/delete`),
  'BatchesController.create': () => byOfficer('/paper'),
  'VillagesController.create': () => byOfficer(`/paper/villages?campaign=${toVillages}`, { hander: 'unit' }),
  'BatchController.returned': () => byOfficer(`/paper/batches/${batch.id}`),
  'BatchController.spoil': () => byOfficer(`/paper/batches/${batch.id}`),
  'SettleController.settle': () => byOfficer(`/paper/batches/${batch.id}/sheets/1/settle`),
  'SetAsideController.correct': () => byOfficer(aside, { shown: 'G', 'a-G': '4' }),
  'SetAsideController.discard': () => byOfficer(aside),
  'ReleasesController.prepare': () => byOfficer('/public-results'),
  'ReleasesController.record': () => byOfficer('/public-results'),
  'ReleasesController.approve': () => ({ page: '/public-results', by: () => leader }),
  'RetentionController.enter': () => byOfficer('/retention/new?commune=spring'),
  'DutiesController.add': () => byOfficer('/duties/new?commune=spring'),
  'DutiesController.saveMail': () => byOfficer('/duties?commune=spring'),
  'WorkingDaysController.set': () => byOfficer('/working-days?commune=spring'),
  'DutyController.save': () => byOfficer('/duties/spring/registration'),
  'DutyController.mark': () => byOfficer('/duties/spring/dossier'),
  ...feedbackForms(byOfficer),
  ...villageForms(byOfficer),
  ...opinionForms(byOfficer),
  ...letterForms(byOfficer),
  ...moreStaffForms(byOfficer),
};

/** Why a route is sent no form with fields of its own. */
export const notForms: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['a button', 'LoginController.signOut UserController.requireNewPassword UserController.setDisabled'],
    ['a button', 'UserController.takeOffSecondStep TokensController.revoke PointsController.revoke'],
    [
      'a button',
      'PointChangesController.replace PointChangesController.offerAtHome DeviceController.revoke MeetingController.close',
    ],
    ['a button', 'MeetingController.reopen CampaignController.removePoint DeleteController.archive'],
    ['a button', 'DeleteController.bringBack ReleasesController.withdraw DutyController.unmark'],
    ['a button', 'ClockController.confirm SetAsideController.accept UndoImportController.undo'],
    ['a button', 'CaseController.open WorkingDaysController.remove MatterController.close'],
    ['a button', 'VillageController.link VillageController.revoke VillagesController.links'],
    ['wrong inputs of its own: opinions.spec', 'ReasonController.mask'],
    ['sends what its preview holds: commune-changes.spec', 'EditCommuneController.save'],
    ['sends what its preview holds: visits.spec', 'VisitsController.save'],
    ['one place of a list, for a point that lost its own: lost-places.spec', 'PointsController.move'],
    ['a code of the second step: second-step.spec', 'SecondStepController.switchOff'],
    ['JSON of the keying page: paper.spec', 'KeyingController.first KeyingController.second'],
    ['a file: import-files.spec', 'ImportController.columns ImportController.import'],
    ['a file: import-saved.spec', 'ImportController.preview'],
    ['a file: pictures.spec', 'PicturesController.bring'],
    ['wrong inputs of its own: pictures.spec', 'ChecksController.look'],
    ['wrong inputs of its own: damaged-codes.spec', 'UnnamedController.name'],
    ['a button', 'PicturesController.record PicturesController.remove UnnamedController.remove'],
    ['a file: feedback-list.spec', 'ListImportController.columns ListImportController.preview'],
    ['a file: feedback-list.spec', 'ListImportController.take'],
    ['a button', 'SheetController.isGood StepsController.take StepsController.next QuestionController.remove'],
    ['a button', 'QuarterController.handIn EditorController.step ExclusionController.takeBack'],
    ['a button', 'PreparedController.attend'],
    ['a file: dossier.spec', 'AttachmentsController.attach'],
    ['a button', 'DossierController.handIn DossierController.reopen AttachmentsController.remove'],
    ['wrong inputs of its own: feedback-told.spec', 'TellController.tell TellController.takeBack'],
    ['the same form as that which makes it', 'DraftController.preview'],
    ['wrong inputs of its own: letters.spec', 'NewLetterController.preview LetterTemplateController.preview'],
    ['wrong inputs of its own: questionnaire-editing.spec', 'AboutController.save PageController.save'],
    ['wrong inputs of its own: questionnaire-editing.spec', 'QuestionController.save'],
    ['a button', 'CommentController.untag CommentController.take'],
    ['of programs', 'QuestionnairesApiController.bring QuestionnairesApiController.check'],
    ['of programs', 'ChangeApiController.change ChangeApiController.clone ChangeApiController.delete'],
    ['of programs', 'CampaignsApiController.end VisitsApiController.replace CommunesApiController.replace'],
  ].flatMap(([why = '', names = '']) => names.split(' ').map((name) => [name, why] as const)),
);
