import { toStaffView } from '../src/access/navigation.js';
import { may, type Right, rightsOf, roles, type Staff } from '../src/access/staff.js';
import { Clock } from '../src/config/clock.js';
import { routesOf } from './harness/routes.js';
import { startServer, type TestServer } from './harness/server.js';

/** Rights that open a part of a page, by the right or path that opens the page itself. */
const partsOfPages: Partial<Record<Right, string>> = {
  // Counters, warnings while collecting: on the dashboard.
  'see-counters': '/dashboard',
  'see-warnings': '/dashboard',
};

/**
 * Rights whose page comes with a later room. Such a right has no route yet; when it gets one, this test fails and its
 * line goes.
 */
const notYet: Partial<Record<Right, string>> = {};

/** Served from pages of others: reached from there, not from the navigation. */
const reachedFrom: Partial<Record<Right, string>> = {
  // Locking, and confirming the clock: from the campaigns and from the notice on every page.
  publish: '/campaigns',
  // Visits of a campaign: from its page.
  'enter-visits': '/campaigns',
  'approve-results': '/public-results',
  // Unusual responses: from the page of their campaign.
  'judge-responses': '/campaigns',
  'decide-exclusions': '/campaigns',
  'record-approval': '/public-results',
  // Making papers, and who signs them: from the list of papers.
  'write-documents': '/documents',
  // Entries and cases: from the register.
  'read-comments': '/feedback',
  'enter-feedback': '/feedback',
  'read-originals': '/feedback',
  'handle-cases': '/feedback',
  // Letters: from the register, where cases that were answered late stand.
  'write-letters': '/feedback',
  // The year of a commune: from what is due on the start page.
  'keep-duties': '/',
  // Scoring and evidence: from the dossier.
  'keep-dossier': '/dossier',
  // Rows of answers: from the tables.
  'export-rows': '/dashboard',
};

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const rights = (): readonly Right[] => {
  const known = new Set(routesOf(server).flatMap(({ right }) => (right ? [right] : [])));
  return [...new Set<Right>([...known, ...keys(partsOfPages), ...keys(notYet), ...keys(reachedFrom)])];
};
const keys = (record: Partial<Record<Right, string>>): Right[] => Object.keys(record) as Right[];
const pagesOf = (role: Staff['role']): readonly string[] => {
  const staff: Staff = {
    ...{ kind: 'user', id: '1', name: 'lan', role, communeId: 'spring', unit: null, csrfToken: 'x' },
    ...{ passwordIsTemporary: false, passwordMustChange: false },
  };
  const { navigation, more } = toStaffView(staff, '/', {
    clock: new Clock(),
    space: { state: 'enough', megabytes: 4_000 },
  });
  return [...navigation, ...more].map(({ href }) => href);
};

it('every right of a role opens a route, a part of a page, or is named with the room that is to come', () => {
  const served = new Set(routesOf(server).flatMap(({ right }) => (right ? [right] : [])));
  const held = rights().filter((right) => roles.some((role) => may(role, right)));
  expect(held.filter((right) => !served.has(right) && !partsOfPages[right] && !notYet[right])).toEqual([]);
  expect(keys(notYet).filter((right) => served.has(right))).toEqual([]);
  expect(keys(partsOfPages).filter((right) => served.has(right))).toEqual([]);
});

it('no right is held that nothing above knows', () => {
  const known = new Set(rights());
  const all = new Set(Object.values(rightsOf).flat());
  expect([...all].filter((right) => !known.has(right))).toEqual([]);
});

it.each(roles)('the role %s finds the pages of its rights in the navigation', (role) => {
  const routes = routesOf(server).filter(({ method }) => method === 'GET');
  const missing = rights()
    .filter((right) => may(role, right) && !notYet[right])
    .filter((right) => {
      const from = partsOfPages[right] ?? reachedFrom[right];
      const pages = from ? [from] : routes.filter((route) => route.right === right).map(({ path }) => path);
      return !pages.some((path) => pagesOf(role).some((href) => path === href || path.startsWith(`${href}/`)));
    });
  expect(missing).toEqual([]);
});
