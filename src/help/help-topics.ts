import type { Right, Role } from '../access/staff.js';

/** A page that help leads to. */
export interface HelpLink {
  readonly href: string;
  /** Key of what the page is called. */
  readonly label: string;
  /** Who may open it; null for anybody signed in. */
  readonly right: Right | null;
}

const pages = {
  start: { href: '/', label: 'duties.start.title', right: null },
  duties: { href: '/duties', label: 'duties.title', right: 'see-participation' },
  communes: { href: '/communes', label: 'communes.title', right: 'change-commune' },
  campaigns: { href: '/campaigns', label: 'campaigns.title', right: 'see-participation' },
  newCampaign: { href: '/campaigns/new', label: 'campaigns.new', right: 'manage-campaigns' },
  questionnaires: { href: '/questionnaires', label: 'questionnaires.title', right: 'manage-campaigns' },
  points: { href: '/points', label: 'points.title', right: 'manage-points' },
  devices: { href: '/devices', label: 'devices.title', right: 'manage-points' },
  paper: { href: '/paper', label: 'paper.title', right: 'key-paper' },
  importing: { href: '/paper/import', label: 'importing.title', right: 'manage-campaigns' },
  documents: { href: '/documents', label: 'documents.title', right: 'see-figures' },
  quarterSheet: { href: '/documents/quarter', label: 'quarter.title', right: 'see-figures' },
  feedback: { href: '/feedback', label: 'feedbackRegister.title', right: 'see-feedback' },
  meetings: { href: '/meetings', label: 'meetings.title', right: 'keep-meetings' },
  setAside: { href: '/set-aside', label: 'setAside.title', right: 'settle-set-aside' },
  publicResults: { href: '/public-results', label: 'publicResults.staff.title', right: 'publish-results' },
  dashboard: { href: '/dashboard', label: 'dashboard.title', right: 'see-figures' },
  tables: { href: '/dashboard/tables', label: 'tables.title', right: 'see-figures' },
  methods: { href: '/dashboard/methods', label: 'methods.title', right: 'see-figures' },
  city: { href: '/city', label: 'city.title', right: 'see-city' },
  users: { href: '/users', label: 'access.users.title', right: 'manage-users' },
  tokens: { href: '/tokens', label: 'tokens.title', right: 'manage-tokens' },
  severalPoints: { href: '/points/several', label: 'severalPoints.title', right: 'manage-points' },
  audit: { href: '/audit', label: 'audit.title', right: 'see-audit' },
  secondStep: { href: '/password/second-step', label: 'secondStep.title', right: null },
  password: { href: '/password', label: 'access.password.title', right: null },
} as const satisfies Readonly<Record<string, HelpLink>>;

/** What staff do, each with the pages on which it is done; said in words under `helpTasks`. */
export const helpTopics = {
  year: [pages.start, pages.duties],
  yearForReaders: [pages.start, pages.duties],
  reminders: [pages.duties],
  commune: [pages.communes],
  newCampaign: [pages.newCampaign, pages.campaigns, pages.questionnaires],
  ownQuestionnaires: [pages.questionnaires],
  codes: [pages.campaigns, pages.points],
  manyPoints: [pages.severalPoints],
  tablets: [pages.devices, pages.points],
  sheets: [pages.paper],
  keying: [pages.paper],
  secondKeying: [pages.paper],
  corrections: [pages.paper],
  importing: [pages.importing],
  meeting: [pages.meetings],
  watching: [pages.campaigns],
  setAside: [pages.setAside],
  unusual: [pages.campaigns],
  visits: [pages.campaigns],
  locking: [pages.campaigns],
  documents: [pages.documents],
  quarterSheet: [pages.quarterSheet],
  publishing: [pages.publicResults],
  mending: [pages.campaigns, pages.points, pages.devices, pages.communes],
  nextRound: [pages.campaigns],
  reorganising: [pages.communes, pages.points],
  programs: [pages.tokens],
  users: [pages.users],
  newCommune: [pages.communes],
  clock: [],
  log: [pages.audit],
  secondStep: [pages.secondStep],
  firstScreen: [pages.dashboard],
  readings: [pages.dashboard],
  collecting: [pages.campaigns, pages.dashboard],
  trust: [pages.dashboard, pages.methods],
  approving: [pages.publicResults],
  sending: [pages.dashboard],
  counters: [pages.tables],
  figures: [pages.tables, pages.methods],
  sideBySide: [pages.city],
  feedback: [pages.feedback],
  enteringFeedback: [pages.feedback],
  account: [pages.password],
} as const satisfies Readonly<Record<string, readonly HelpLink[]>>;

export type HelpTopic = keyof typeof helpTopics;

/** What each role reads about, in the order in which a year brings it. */
export const topicsOf: Readonly<Record<Role, readonly HelpTopic[]>> = {
  administrator: [
    ...(['newCommune', 'users', 'log', 'year', 'newCampaign', 'ownQuestionnaires', 'codes', 'tablets'] as const),
    ...([
      'meeting',
      'watching',
      'locking',
      'documents',
      'mending',
      'nextRound',
      'reorganising',
      'clock',
      'secondStep',
      'account',
    ] as const),
  ],
  officer: [
    ...([
      'year',
      'reminders',
      'commune',
      'newCampaign',
      'ownQuestionnaires',
      'codes',
      'manyPoints',
      'tablets',
      'sheets',
      'keying',
      'secondKeying',
      'corrections',
    ] as const),
    ...(['importing', 'meeting', 'feedback', 'watching', 'setAside', 'unusual', 'visits'] as const),
    ...(['locking', 'documents'] as const),
    ...([
      'quarterSheet',
      'publishing',
      'mending',
      'nextRound',
      'reorganising',
      'programs',
      'secondStep',
      'account',
    ] as const),
  ],
  clerk: [
    'keying',
    'secondKeying',
    'corrections',
    'sheets',
    'meeting',
    'enteringFeedback',
    'watching',
    'secondStep',
    'account',
  ],
  leader: [
    ...(['firstScreen', 'readings', 'collecting', 'unusual', 'trust', 'approving', 'counters', 'sending'] as const),
    ...(['yearForReaders', 'secondStep', 'account'] as const),
  ],
  director: [
    ...([
      'firstScreen',
      'readings',
      'collecting',
      'counters',
      'unusual',
      'trust',
      'sending',
      'feedback',
      'yearForReaders',
    ] as const),
    ...(['secondStep', 'account'] as const),
  ],
  controller: ['setAside', 'unusual', 'watching', 'trust', 'readings', 'firstScreen', 'secondStep', 'account'],
  collector: [
    'sheets',
    'keying',
    'secondKeying',
    'corrections',
    'meeting',
    'enteringFeedback',
    'watching',
    'secondStep',
    'account',
  ],
  auditor: ['firstScreen', 'readings', 'trust', 'figures', 'log', 'sideBySide', 'secondStep', 'account'],
  province: ['sideBySide', 'readings', 'firstScreen', 'trust', 'figures', 'secondStep', 'account'],
};

/** The words explained at the end of every page of help. */
export const helpTerms = [
  ...(['campaign', 'period', 'point', 'batch', 'lock', 'publication', 'release', 'rate', 'answersRate'] as const),
  ...(['reading', 'certainty', 'interval', 'merged', 'few', 'setAside', 'late', 'trial', 'visits'] as const),
  ...(['proof', 'assisted'] as const),
];
