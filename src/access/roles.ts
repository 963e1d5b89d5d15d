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
