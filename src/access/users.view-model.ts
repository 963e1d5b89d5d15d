import type { CommuneName } from './commune-names.queries.js';
import type { User } from './credentials.entity.js';
import { mayServeAllCommunes, roles, type Staff } from './staff.js';

/** What the page of users tells after something was done. */
export interface UsersNotice {
  /** A password to hand over, shown this once. */
  readonly handOver?: { readonly name: string; readonly password: string };
  /** Key of the sentence that says why a new user was refused, with what was typed. */
  readonly fault?: string;
  readonly typed?: { readonly name: string; readonly role: string; readonly commune: string };
}

export interface UsersView extends UsersNotice {
  readonly users: readonly UserRow[];
  readonly roles: readonly Choice[];
  readonly communes: readonly Choice[];
  readonly allCommunes: boolean;
}

interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly roleLabel: string;
  readonly commune: string | null;
  readonly disabled: boolean;
  readonly isReader: boolean;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

export function toUsersView(
  users: readonly User[],
  communes: readonly CommuneName[],
  reader: Staff,
  notice: UsersNotice,
): UsersView {
  const nameOf = new Map(communes.map(({ id, name }) => [id, name]));
  const offered = communes.filter(({ id }) => reader.communeId === null || id === reader.communeId);
  return {
    ...notice,
    users: users.map(({ id, name, role, communeId, disabled }) => ({
      ...{ id, name, disabled, roleLabel: `access.roles.${role}`, isReader: id === reader.id },
      commune: communeId === null ? null : (nameOf.get(communeId) ?? communeId),
    })),
    roles: roles
      .filter((role) => reader.communeId === null || !mayServeAllCommunes(role) || role === 'administrator')
      .map((role) => ({
        value: role,
        label: `access.roles.${role}`,
        chosen: role === (notice.typed?.role ?? 'officer'),
      })),
    communes: offered.map(({ id, name }) => ({ value: id, label: name, chosen: id === notice.typed?.commune })),
    allCommunes: reader.communeId === null,
  };
}
