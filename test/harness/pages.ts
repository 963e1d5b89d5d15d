import type { Role } from '../../src/access/staff.js';
import { datedOfFeedback, datelessOfFeedback } from './feedback-pages.js';
import { COMMUNE, type Made, OWN, sheetsFlag, type Year } from './page-year.js';

export interface Page {
  readonly path: string;
  readonly as?: Role;
  /** Something on it is dated when it was done: today. */
  readonly today?: true;
  /** It can be asked for on another server only, and says so here. */
  readonly refused?: true;
}

/** Pages that tell days, and the few routes beside them that do. */
export const datedPages: Readonly<Record<string, PageOf>> = {
  ...datedOfFeedback,
  'StartController.show': () => ({ path: '/', as: 'officer' }),
  'ResultsController.card': () => ({ path: `/results/${COMMUNE}/card`, today: true }),
  'ResultsController.show': () => ({ path: `/results/${COMMUNE}`, today: true }),
  'CampaignsController.list': () => ({ path: '/campaigns', as: 'officer', today: true }),
  'CampaignController.show': ({ round }) => ({ path: `/campaigns/${round.id}`, as: 'officer' }),
  'CampaignController.confirmLock': ({ round }) => ({ path: `/campaigns/${round.id}/lock`, as: 'officer' }),
  'EndController.confirm': ({ round }) => ({ path: `/campaigns/${round.id}/end`, as: 'officer', today: true }),
  'EditController.show': ({ round }) => ({ path: `/campaigns/${round.id}/edit`, as: 'officer' }),
  'CloneController.show': ({ round }) => ({ path: `/campaigns/${round.id}/clone`, as: 'officer' }),
  'DeleteController.confirm': ({ round }) => ({ path: `/campaigns/${round.id}/delete`, as: 'officer' }),
  'CampaignSheetsController.show': ({ round }) => ({ path: `/campaigns/${round.id}/sheets`, as: 'officer' }),
  'NewCampaignController.show': () => ({ path: '/campaigns/new', as: 'officer', today: true }),
  'PlanController.show': ({ round }) => ({ path: `/campaigns/${round.id}/plan`, as: 'officer', today: true }),
  'VisitsController.show': ({ feedback }) => ({ path: `/campaigns/${feedback.id}/visits`, as: 'officer' }),
  'ParticipationPageController.show': ({ round }) => {
    return { path: `/campaigns/${round.id}/participation`, as: 'officer', today: true };
  },
  'ExclusionController.show': ({ round, exclusion }) => {
    return { path: `/campaigns/${round.id}/integrity/exclusions/${exclusion}`, as: 'leader', today: true };
  },
  'PointsController.list': () => ({ path: '/points', as: 'officer', today: true }),
  'PointChangesController.edit': ({ desk }) => ({
    path: `/points/${COMMUNE}/${desk.id}/edit`,
    as: 'officer',
    today: true,
  }),
  'PointController.show': ({ desk }) => ({ path: `/points/${COMMUNE}/${desk.id}`, as: 'officer', today: true }),
  'CommunesController.list': () => ({ path: '/communes', as: 'administrator', today: true }),
  'CommunesController.show': () => ({ path: `/communes/${COMMUNE}`, as: 'officer', today: true }),
  'EditCommuneController.show': () => ({ path: `/communes/${COMMUNE}/edit`, as: 'officer', today: true }),
  'DevicesController.list': () => ({ path: '/devices', as: 'officer', today: true }),
  'MeetingsController.list': () => ({ path: '/meetings', as: 'officer', today: true }),
  'MeetingController.show': ({ meeting }) => ({ path: `/meetings/${meeting}`, as: 'officer', today: true }),
  'BatchesController.list': () => ({ path: '/paper', as: 'officer', today: true }),
  'BatchController.show': ({ batch }) => ({ path: `/paper/batches/${batch}`, as: 'officer', today: true }),
  'ImportController.show': () => ({ path: '/paper/import', as: 'officer', today: true }),
  'UndoImportController.show': ({ round, file }) => {
    return { path: `/paper/import/${round.id}/${file}/undo`, as: 'officer', today: true };
  },
  'SetAsideController.list': () => ({ path: '/set-aside', as: 'officer', today: true }),
  'SetAsideController.show': ({ waiting }) => ({
    path: `/set-aside/${COMMUNE}/${waiting}`,
    as: 'officer',
    today: true,
  }),
  'DashboardController.show': () => ({ path: '/dashboard', as: 'leader' }),
  'FilesController.summary': () => ({ path: '/dashboard/summary', as: 'leader', today: true }),
  'DashboardController.section': ({ talk }) => {
    return { path: `/dashboard/trust?campaign=${talk.id}`, as: 'leader', today: true };
  },
  'CommentsController.show': () => ({ path: '/dashboard/comments', as: 'leader' }),
  'DashboardController.department': () => ({ path: '/dashboard/units/van-phong', as: 'leader' }),
  'DashboardController.compare': () => ({ path: '/dashboard/compare?subject=centre', as: 'leader' }),
  'DashboardController.tables': ({ talk }) => {
    return { path: `/dashboard/tables?campaign=${talk.id}`, as: 'leader', today: true };
  },
  'MethodController.method': ({ talk }) => {
    return { path: `/dashboard/method?campaign=${talk.id}`, as: 'leader', today: true };
  },
  'FilesController.chart': ({ talk }) => {
    return { path: `/dashboard/charts/questions.svg?campaign=${talk.id}`, as: 'leader', today: true };
  },
  'ReleasesController.list': () => ({ path: '/public-results', as: 'officer', today: true }),
  'ReleasesController.preview': ({ talk }) => {
    return { path: `/public-results/${talk.id}/all/preview`, as: 'officer', today: true };
  },
  'PictureController.page': ({ talk }) => {
    return { path: `/public-results/${talk.id}/all/picture`, as: 'officer', today: true };
  },
  'DraftController.show': ({ talk }) => {
    return { path: `/documents/draft/report?campaign=${talk.id}`, as: 'officer', today: true };
  },
  'DocumentsController.show': ({ document }) => ({
    path: `/documents/${COMMUNE}/${document}`,
    as: 'officer',
    today: true,
  }),
  'DiscardController.confirm': ({ document }) => ({
    path: `/documents/${COMMUNE}/${document}/discard`,
    as: 'officer',
  }),
  'DocumentsController.list': () => ({ path: '/documents', as: 'officer', today: true }),
  'DossierController.show': () => ({ path: `/dossier?commune=${COMMUNE}&year=2026`, as: 'officer', today: true }),
  'CriterionController.show': () => ({
    path: `/dossier/${COMMUNE}/2026/criteria/2.8`,
    as: 'officer',
    today: true,
  }),
  'RetentionController.list': () => ({ path: '/retention', as: 'officer', today: true }),
  'DutiesController.list': () => ({ path: '/duties', as: 'officer', today: true }),
  'DutyController.show': () => ({ path: `/duties/${COMMUNE}/yearReport`, as: 'officer', today: true }),
  'FormController.open': ({ desk }) => ({ path: `/k/${desk.code}` }),
  'CampaignsApiController.list': () => ({ path: '/api/v1/campaigns', as: 'officer', today: true }),
  // Of the calendar alone: what else stands there is pushed to the next page by what is done meanwhile.
  'AuditController.show': () => ({ path: '/audit?group=duties', as: 'administrator', today: true }),
  'TokensController.list': () => ({ path: '/tokens', as: 'officer', today: true }),
  'ParticipationController.show': ({ feedback }) => {
    return { path: `/api/v1/campaigns/${feedback.id}/participation`, as: 'officer', today: true };
  },
};

/** Pages that tell no day. */
export const datelessPages: Readonly<Record<string, PageOf>> = {
  ...datelessOfFeedback,
  'ScoreTableController.show': () => ({ path: `/dossier/${COMMUNE}/2026/scores`, as: 'officer' }),
  'CommentController.show': ({ comment }) => ({ path: `/comments/${COMMUNE}/${comment}`, as: 'officer' }),
  'IntegrityController.list': ({ round }) => ({ path: `/campaigns/${round.id}/integrity`, as: 'officer' }),
  'FlagController.show': ({ round, batch }) => ({
    path: `/campaigns/${round.id}/integrity/flag?period=all&key=${sheetsFlag(batch)}`,
    as: 'officer',
  }),
  'KioskController.show': ({ kiosk }) => ({ path: `/kiosk/${kiosk.code}` }),
  'KeyingController.show': ({ batch }) => ({ path: `/paper/batches/${batch}/key`, as: 'officer' }),
  'SettleController.show': ({ batch }) => ({ path: `/paper/batches/${batch}/sheets/4/settle`, as: 'officer' }),
  'SheetController.show': ({ batch }) => ({ path: `/paper/batches/${batch}/sheets/4`, as: 'officer' }),
  'SheetController.find': ({ batch }) => ({
    path: `/paper/batches/${batch}/sheets?number=0`,
    as: 'officer',
    refused: true,
  }),
  'PicturesController.show': ({ batch }) => ({ path: `/paper/batches/${batch}/pictures`, as: 'officer' }),
  'PicturesController.confirmRemoval': ({ batch }) => ({
    path: `/paper/batches/${batch}/pictures/4/1/remove`,
    as: 'officer',
  }),
  'UnnamedController.show': ({ batch }) => ({ path: `/paper/batches/${batch}/pictures/unnamed`, as: 'officer' }),
  'ChecksController.show': ({ batch }) => ({ path: `/paper/batches/${batch}/pictures/checks`, as: 'officer' }),
  'VillagesController.show': ({ round }) => ({ path: `/paper/villages?campaign=${round.id}`, as: 'officer' }),
  'BatchController.printAll': ({ batch }) => ({ path: `/paper/batches/${batch}/print-all`, as: 'officer' }),
  'SeveralPointsController.show': () => ({ path: `/points/several?commune=${COMMUNE}`, as: 'officer' }),
  'SheetsController.show': ({ desk }) => ({
    path: `/points/sheets?commune=${COMMUNE}&point=${desk.id}`,
    as: 'officer',
  }),
  'PointChangesController.confirmReplacing': ({ desk }) => ({
    path: `/points/${COMMUNE}/${desk.id}/replace`,
    as: 'officer',
  }),
  'PointsController.confirmRevoking': ({ desk }) => ({ path: `/points/${COMMUNE}/${desk.id}/revoke`, as: 'officer' }),
  'DeviceController.show': ({ device }) => ({ path: `/devices/${COMMUNE}/${device}`, as: 'officer' }),
  'DeviceController.confirmRevoking': ({ device }) => {
    return { path: `/devices/${COMMUNE}/${device}/revoke`, as: 'officer' };
  },
  'WallController.show': ({ meeting }) => ({ path: `/meetings/${meeting}/wall` }),
  'QuestionnairesController.list': () => ({ path: '/questionnaires', as: 'officer' }),
  'QuestionnairesController.show': () => ({ path: '/questionnaires/trung-tam.v1', as: 'officer' }),
  'PreviewsController.phone': () => ({ path: `/questionnaires/${OWN}/as/phone`, as: 'officer' }),
  'PreviewsController.tablet': () => ({ path: `/questionnaires/${OWN}/as/tablet`, as: 'officer' }),
  'PaperPreviewsController.keying': () => ({ path: `/questionnaires/${OWN}/as/keying`, as: 'officer' }),
  'NewQuestionnaireController.show': () => ({ path: '/questionnaires/new', as: 'officer' }),
  'SourceController.show': () => ({ path: `/questionnaires/${OWN}/text`, as: 'officer' }),
  'StepsController.confirm': () => ({ path: `/questionnaires/${OWN}/publish`, as: 'officer' }),
  'EditorController.show': () => ({ path: `/questionnaires/${OWN}/edit`, as: 'officer' }),
  'QuestionController.show': () => ({ path: `/questionnaires/${OWN}/edit/questions/WHY`, as: 'officer' }),
  'PageController.show': () => ({ path: `/questionnaires/${OWN}/edit/pages/them`, as: 'officer' }),
  'AboutController.show': () => ({ path: `/questionnaires/${OWN}/edit/about`, as: 'officer' }),
  'ChangesController.show': () => ({ path: `/questionnaires/${OWN}/changes`, as: 'officer' }),
  'WorkingDaysController.show': () => ({ path: '/working-days', as: 'officer' }),
  'AttachmentController.confirm': () => ({
    path: `/dossier/${COMMUNE}/2026/criteria/2.8/files/none/remove`,
    as: 'officer',
    refused: true,
  }),
  'RetentionController.show': () => ({ path: '/retention/new', as: 'officer' }),
  'RetentionController.request': () => ({ path: `/retention/${COMMUNE}/none`, as: 'officer', refused: true }),
  'DutiesController.show': () => ({ path: '/duties/new', as: 'officer' }),
  'NewCommuneController.show': () => ({ path: '/communes/new', as: 'administrator' }),
  'LoginController.show': () => ({ path: '/login' }),
  'PasswordController.show': () => ({ path: '/password', as: 'officer' }),
  'SecondStepController.show': () => ({ path: '/password/second-step', as: 'officer', refused: true }),
  'CodeController.find': () => ({ path: '/k?code=none', refused: true }),
  'ReceiptController.show': () => ({ path: '/receipt' }),
  'SetupController.show': () => ({ path: '/setup/used', refused: true }),
  'UsersController.show': () => ({ path: '/users', as: 'administrator' }),
  'TokensController.confirmRevoking': ({ token }) => ({ path: `/tokens/${token}/revoke`, as: 'officer' }),
  'UsersController.newUser': () => ({ path: '/users/new', as: 'administrator' }),
  'UserController.show': ({ user }) => ({ path: `/users/${user}`, as: 'administrator' }),
  'UserController.confirmReset': ({ user }) => ({ path: `/users/${user}/password`, as: 'administrator' }),
  'UserController.confirmTakingOff': ({ user }) => ({ path: `/users/${user}/second-step`, as: 'administrator' }),
  'UserController.confirmDisabling': ({ user }) => ({ path: `/users/${user}/disabled`, as: 'administrator' }),
  'HelpController.own': () => ({ path: '/help', as: 'officer' }),
  'HelpController.ofRole': () => ({ path: '/help/leader', as: 'leader' }),
  'FrameController.show': () => ({ path: `/documents/frame/${COMMUNE}`, as: 'officer' }),
  'CityController.show': () => ({ path: '/city', as: 'administrator' }),
  'DashboardController.methods': () => ({ path: '/dashboard/methods', as: 'leader' }),
  'QuarterController.show': () => ({ path: `/documents/quarter?commune=${COMMUNE}`, as: 'officer' }),
};

/** What is read by programs, a picture, or no page of its own. */
export const notPages: readonly string[] = [
  ...['SourceController.file', 'QuestionnairesApiController.list'],
  ...['QrController.svg', 'QrController.png', 'FilesController.picture', 'PictureController.picture'],
  'ToldPictureController.picture',
  ...['KioskController.icon', 'KioskController.picture'],
  ...['KioskController.manifest', 'WorkersController.forms', 'WorkersController.kiosks'],
  ...['CommunesController.file', 'CommunesApiController.read'],
  ...['CasesApiController.list', 'UnitsController.csv', 'UnitsController.workbook'],
  'ListImportController.template',
  ...['ResponsesController.questionnaire', 'VisitsApiController.read', 'ParticipationController.ofPoints'],
  ...['ResultFilesController.json', 'ResultFilesController.csv', 'CityFiguresController.satisfaction'],
  ...['FiguresController.distribution', 'FiguresController.satisfaction', 'FiguresController.change'],
  ...['ReportApiController.docx', 'ReportApiController.pdf', 'DocumentsController.docx', 'DocumentsController.pdf'],
  ...['LettersController.docx', 'LettersController.pdf', 'BatchController.sheets', 'BatchController.allSheets'],
  ...['PaperPreviewsController.paper', 'PicturesController.flat', 'UnnamedController.flat'],
  ...['AuditController.file', 'HealthController.live', 'HealthController.ready', 'MetricsController.show'],
  ...['ParticipationController.events', 'WallController.events', 'LanguageController.choose'],
  ...['TableController.table', 'RowFilesController.csv', 'RowFilesController.workbook', 'RowFilesController.codeBook'],
  ...['QuarterFilesController.quarter', 'QuarterFilesController.month'],
  ...['DossierFilesController.paper', 'DossierFilesController.workbook', 'ArchiveController.archive'],
  'AttachmentController.file',
];

export type PageOf = (about: Year & Made) => Page;
