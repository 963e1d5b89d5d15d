import { may, type Right } from './rights.js';
import type { Role } from './roles.js';
import type { Staff } from './staff.js';

/** What the layout of staff pages shows about the reader; `@root.staff` in every view behind `@Staff`. */
export interface StaffView {
  readonly name: string;
  /** Key of the role's name in the languages. */
  readonly roleLabel: string;
  readonly communeId: string | null;
  readonly csrfToken: string | null;
  readonly passwordIsTemporary: boolean;
  readonly navigation: readonly NavigationLink[];
}

export interface NavigationLink {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

const pages: readonly { readonly href: string; readonly label: string; readonly right: Right }[] = [
  { href: '/dashboard', label: 'access.navigation.dashboard', right: 'see-figures' },
  { href: '/campaigns', label: 'access.navigation.campaigns', right: 'see-participation' },
  { href: '/points', label: 'access.navigation.points', right: 'manage-points' },
  { href: '/meetings', label: 'access.navigation.meetings', right: 'keep-meetings' },
  { href: '/paper', label: 'access.navigation.paper', right: 'key-paper' },
  { href: '/questionnaires', label: 'access.navigation.questionnaires', right: 'manage-campaigns' },
  { href: '/public-results', label: 'access.navigation.publicResults', right: 'publish-results' },
  { href: '/communes', label: 'access.navigation.communes', right: 'manage-communes' },
  { href: '/users', label: 'access.navigation.users', right: 'manage-users' },
];

/** @param path the page that is shown, e.g. `/campaigns/3f0c` */
export function toStaffView(staff: Staff, path: string): StaffView {
  const { name, role, communeId, csrfToken, passwordIsTemporary } = staff;
  const navigation = pages
    .filter(({ right }) => may(role, right))
    .map(({ href, label }) => ({ href, label, current: path === href || path.startsWith(`${href}/`) }));
  return { name, roleLabel: `access.roles.${role}`, communeId, csrfToken, passwordIsTemporary, navigation };
}

/** The page a role starts on. */
export function homeOf(role: Role): string {
  return may(role, 'see-figures') ? '/dashboard' : '/campaigns';
}
