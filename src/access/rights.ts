/** What a person does here. Several people may have the same role; one person has one. */
export const roles = [
  'administrator',
  'officer',
  'clerk',
  'leader',
  'director',
  'controller',
  'collector',
  'auditor',
  'province',
] as const;

export type Role = (typeof roles)[number];

export function isRole(value: unknown): value is Role {
  return roles.some((role) => role === value);
}

/** Roles that may look after all communes of the installation; the others always belong to one commune. */
const rolesOfAllCommunes: readonly Role[] = ['administrator', 'auditor', 'province'];

export function mayServeAllCommunes(role: Role): boolean {
  return rolesOfAllCommunes.includes(role);
}

/** What staff may do, by role. What is not listed is denied. */
const rightsOf = {
  administrator: [
    ...(['manage-users', 'manage-communes', 'manage-campaigns', 'manage-points', 'publish'] as const),
    ...(['keep-meetings', 'see-participation', 'see-figures', 'export-rows', 'see-audit'] as const),
    'see-city',
  ],
  officer: [
    ...(['manage-campaigns', 'manage-points', 'publish', 'key-paper', 'keep-meetings'] as const),
    ...(['see-participation', 'see-figures', 'settle-set-aside', 'read-comments', 'export-rows'] as const),
    ...(['publish-results', 'record-approval', 'enter-visits'] as const),
  ],
  clerk: ['key-paper', 'keep-meetings', 'see-participation'],
  leader: [
    ...(['see-participation', 'see-figures', 'see-counters', 'see-warnings'] as const),
    ...(['read-comments', 'publish-results', 'approve-results'] as const),
  ],
  director: ['see-participation', 'see-figures', 'see-counters', 'see-warnings', 'read-comments'],
  controller: ['see-participation', 'see-figures', 'settle-set-aside', 'judge-responses'],
  collector: ['key-paper', 'keep-meetings', 'see-participation'],
  auditor: ['see-participation', 'see-figures', 'see-city', 'export-rows', 'see-audit'],
  province: ['see-participation', 'see-figures', 'see-city'],
} as const satisfies Record<Role, readonly string[]>;

export type Right = (typeof rightsOf)[Role][number];

export function may(role: Role, right: Right): boolean {
  const rights: readonly Right[] = rightsOf[role];
  return rights.includes(right);
}
