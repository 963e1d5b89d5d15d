import { businessDate, businessTime, type Clock } from '../config/clock.js';
import type { FreeSpace } from '../config/free-space.js';
import type { Day } from '../rules/days.js';
import { may, type Right, type Role, type Staff } from './staff.js';

/** What the layout of staff pages shows about the reader; `@root.staff` in every view behind `@Staff`. */
export interface StaffView {
  readonly name: string;
  /** Key of the role's name in the languages. */
  readonly roleLabel: string;
  readonly communeId: string | null;
  readonly csrfToken: string | null;
  readonly passwordIsTemporary: boolean;
  readonly passwordMustChange: boolean;
  readonly navigation: readonly NavigationLink[];
  /** What stands in the menu behind them, and whether one of it is open. */
  readonly more: readonly NavigationLink[];
  readonly isInMore: boolean;
  /** For whoever may confirm it, while the clock is unsure. */
  readonly clock: ClockNotice | null;
  /** While the disk gets full: on every page as soon as something stops, before that on the first one. */
  readonly space: SpaceNotice | null;
}

interface SpaceNotice {
  readonly label: string;
  readonly megabytes: number;
}

/** What an unsure clock says, and when it was last certain: days and times of day in Vietnam. */
interface ClockNotice {
  readonly label: string;
  readonly day: Day;
  readonly time: string;
  readonly lastDay: Day;
  readonly lastTime: string;
}

interface NavigationLink {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

interface OfferedPage {
  readonly href: string;
  /** Key of the title of the page: the menu and the page say the same. */
  readonly label: string;
  readonly right: Right | null;
  /** Needed seldom: it stands in a menu behind the others where there is no room beside them. */
  readonly isRare?: true;
}

const pages: readonly OfferedPage[] = [
  { href: '/', label: 'duties.start.title', right: null },
  { href: '/dashboard', label: 'dashboard.title', right: 'see-figures' },
  { href: '/campaigns', label: 'campaigns.title', right: 'see-participation' },
  { href: '/points', label: 'points.title', right: 'manage-points' },
  { href: '/meetings', label: 'meetings.title', right: 'keep-meetings', isRare: true },
  { href: '/paper', label: 'paper.title', right: 'key-paper' },
  { href: '/feedback', label: 'feedbackRegister.title', right: 'see-feedback', isRare: true },
  { href: '/documents', label: 'documents.title', right: 'see-figures', isRare: true },
  { href: '/dossier', label: 'dossier.title', right: 'see-dossier', isRare: true },
  { href: '/set-aside', label: 'setAside.title', right: 'settle-set-aside', isRare: true },
  { href: '/questionnaires', label: 'questionnaires.title', right: 'manage-campaigns', isRare: true },
  { href: '/public-results', label: 'publicResults.staff.title', right: 'publish-results', isRare: true },
  { href: '/city', label: 'city.title', right: 'see-city', isRare: true },
  { href: '/communes', label: 'communes.title', right: 'change-commune', isRare: true },
  { href: '/users', label: 'access.users.title', right: 'manage-users', isRare: true },
  { href: '/tokens', label: 'tokens.title', right: 'manage-tokens', isRare: true },
  { href: '/retention', label: 'retention.title', right: 'keep-duties', isRare: true },
  { href: '/audit', label: 'audit.title', right: 'see-audit', isRare: true },
];

/** As many as stand beside each other at 1024 px, with the name of the product and of the reader. */
const MOST_IN_LINE = 5;

/** @param path the page that is shown, e.g. `/campaigns/3f0c` */
export function toStaffView(
  staff: Staff,
  path: string,
  { clock, space }: { readonly clock: Clock; readonly space: Pick<FreeSpace, 'state' | 'megabytes'> },
): StaffView {
  const { name, role, communeId, csrfToken, passwordIsTemporary, passwordMustChange } = staff;
  const navigation = pages
    .filter(({ right }) => right === null || may(role, right))
    .map((page) => ({ ...page, current: path === page.href || path.startsWith(`${page.href}/`) }));
  const often = navigation.filter(({ isRare }) => !isRare).length;
  const rare = navigation.filter(({ isRare }) => isRare);
  const seldom = rare.slice(Math.max(0, MOST_IN_LINE - often));
  const links = (all: typeof navigation): readonly NavigationLink[] =>
    passwordMustChange ? [] : all.map(({ href, label, current }) => ({ href, label, current }));
  return {
    ...{ name, roleLabel: `access.roles.${role}`, communeId, csrfToken, passwordIsTemporary, passwordMustChange },
    navigation: links(navigation.filter((page) => !seldom.includes(page))),
    more: links(seldom),
    isInMore: seldom.some(({ current }) => current),
    clock: may(role, 'publish') ? clockNotice(clock) : null,
    space: spaceNotice(space, path),
  };
}

function spaceNotice({ state, megabytes }: Pick<FreeSpace, 'state' | 'megabytes'>, path: string): SpaceNotice | null {
  if (state === 'enough' || (state === 'low' && path !== '/')) return null;
  return { label: `access.layout.space.${state}`, megabytes };
}

function clockNotice(clock: Clock): ClockNotice | null {
  const { state, lastKnown } = clock;
  if (state === 'trusted') return null;
  const now = clock.now();
  return {
    label: `access.layout.clock.${state}`,
    ...{ day: businessDate(now), time: businessTime(now) },
    ...{ lastDay: businessDate(lastKnown), lastTime: businessTime(lastKnown) },
  };
}

/**
 * The page a role starts on: what has to be done, for whoever works here; the figures, for whoever reads them. What waits
 * for a reader stands on both.
 */
export function homeOf(role: Role): string {
  const works = (['manage-campaigns', 'key-paper', 'settle-set-aside'] as const).some((right) => may(role, right));
  return works ? '/' : '/dashboard';
}

/** The path to go to after signing in; null for anything but a page of this server that is then of use. */
export function localPath(wanted: unknown): string | null {
  const path = ownPath(wanted);
  return path === null || /^\/(login|logout|setup|api)\b/.test(path) ? null : path;
}

/**
 * What was asked for where it is a path of this server; null for anything else, above all for an address of another
 * host (`//evil.example`, `/\evil.example`, `https:…`).
 */
export function ownPath(wanted: unknown): string | null {
  return typeof wanted === 'string' && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted) ? wanted : null;
}
