import { businessDate, businessTime, type Clock } from '../config/clock.js';
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
  /** For whoever may confirm it, while the clock is unsure. */
  readonly clock: ClockNotice | null;
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

const pages: readonly { readonly href: string; readonly label: string; readonly right: Right | null }[] = [
  { href: '/', label: 'access.navigation.start', right: null },
  { href: '/dashboard', label: 'access.navigation.dashboard', right: 'see-figures' },
  { href: '/city', label: 'access.navigation.city', right: 'see-city' },
  { href: '/campaigns', label: 'access.navigation.campaigns', right: 'see-participation' },
  { href: '/points', label: 'access.navigation.points', right: 'manage-points' },
  { href: '/meetings', label: 'access.navigation.meetings', right: 'keep-meetings' },
  { href: '/paper', label: 'access.navigation.paper', right: 'key-paper' },
  { href: '/set-aside', label: 'access.navigation.setAside', right: 'settle-set-aside' },
  { href: '/questionnaires', label: 'access.navigation.questionnaires', right: 'manage-campaigns' },
  { href: '/public-results', label: 'access.navigation.publicResults', right: 'publish-results' },
  { href: '/communes', label: 'access.navigation.communes', right: 'change-commune' },
  { href: '/users', label: 'access.navigation.users', right: 'manage-users' },
  { href: '/audit', label: 'access.navigation.audit', right: 'see-audit' },
  { href: '/tokens', label: 'access.navigation.tokens', right: 'manage-tokens' },
];

/** @param path the page that is shown, e.g. `/campaigns/3f0c` */
export function toStaffView(staff: Staff, path: string, clock: Clock): StaffView {
  const { name, role, communeId, csrfToken, passwordIsTemporary, passwordMustChange } = staff;
  const navigation = pages
    .filter(({ right }) => right === null || may(role, right))
    .map(({ href, label }) => ({ href, label, current: path === href || path.startsWith(`${href}/`) }));
  return {
    ...{ name, roleLabel: `access.roles.${role}`, communeId, csrfToken, passwordIsTemporary, passwordMustChange },
    navigation: passwordMustChange ? [] : navigation,
    clock: may(role, 'publish') ? clockNotice(clock) : null,
  };
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
