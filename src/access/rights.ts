import type { Role } from './roles.js';

/** What staff may do, by role. What is not listed is denied. */
const rightsOf = {
  administrator: [
    ...(['manage-users', 'manage-communes', 'manage-campaigns', 'manage-points', 'publish'] as const),
    ...(['keep-meetings', 'see-participation', 'see-figures', 'export-rows', 'see-audit'] as const),
  ],
  officer: [
    ...(['manage-campaigns', 'manage-points', 'publish', 'key-paper', 'keep-meetings'] as const),
    ...(['see-participation', 'see-figures', 'settle-set-aside', 'read-comments', 'export-rows'] as const),
    ...(['publish-results', 'enter-visits'] as const),
  ],
  clerk: ['key-paper', 'keep-meetings', 'see-participation'],
  leader: [
    ...(['see-participation', 'see-figures', 'see-counters', 'see-warnings'] as const),
    ...(['read-comments', 'publish-results'] as const),
  ],
  director: ['see-participation', 'see-figures', 'see-counters', 'see-warnings', 'read-comments'],
  controller: ['see-participation', 'see-figures', 'settle-set-aside', 'judge-responses'],
  collector: ['key-paper', 'keep-meetings', 'see-participation'],
  auditor: ['see-participation', 'see-figures', 'export-rows', 'see-audit'],
  province: ['see-participation', 'see-figures'],
} as const satisfies Record<Role, readonly string[]>;

export type Right = (typeof rightsOf)[Role][number];

export function may(role: Role, right: Right): boolean {
  const rights: readonly Right[] = rightsOf[role];
  return rights.includes(right);
}
