import type { Day } from '../rules/days.js';
import type { CommuneName } from './commune-names.queries.js';
import type { AccessToken } from './credentials.entity.js';
import { mayGrant, mayServeAllCommunes, roles, type Staff } from './staff.js';
import { type TokenFault, type TokenField, type TypedToken, tokenFieldOf, tokenFields } from './token-form.js';
import { idOfToken, stateOfToken } from './tokens.service.js';
import type { Choice } from './users.view-model.js';

export interface TokensView {
  readonly active: readonly TokenRow[];
  /** Revoked, or over. */
  readonly ended: readonly TokenRow[];
  readonly typed: TypedToken;
  readonly faults: readonly { readonly field: TokenField; readonly message: string }[];
  readonly faultOf: Partial<Record<TokenField, string>>;
  readonly roles: readonly (Choice & { readonly explained: string })[];
  readonly communes: readonly Choice[];
  readonly allCommunes: boolean;
  /** A token was just revoked. */
  readonly revoked: boolean;
}

export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly roleLabel: string;
  /** Null for all communes. */
  readonly commune: string | null;
  readonly madeBy: string | null;
  readonly expiresOn: Day | null;
  readonly lastUsedOn: Day | null;
  readonly stateLabel: string;
}

interface About {
  readonly tokens: readonly AccessToken[];
  readonly communes: readonly CommuneName[];
  readonly reader: Staff;
  readonly today: Day;
  readonly typed: TypedToken;
  readonly faults: readonly TokenFault[];
  readonly revoked?: boolean;
}

export function toTokensView({ tokens, communes, reader, today, typed, faults, revoked = false }: About): TokensView {
  const rows = tokens.map((kept) => [stateOfToken(kept, today), toTokenRow(kept, communes, today)] as const);
  const lines = faults.map((fault) => ({ field: tokenFieldOf(fault), message: `tokens.faults.${fault}` }));
  const own = communes.filter(({ id }) => reader.communeId === null || id === reader.communeId);
  return {
    active: rows.flatMap(([state, row]) => (state === 'active' ? [row] : [])),
    ended: rows.flatMap(([state, row]) => (state === 'active' ? [] : [row])),
    ...{ typed, revoked },
    faults: lines.sort((one, other) => tokenFields.indexOf(one.field) - tokenFields.indexOf(other.field)),
    faultOf: Object.fromEntries(lines.map(({ field, message }) => [field, message])),
    roles: roles
      .filter((role) => mayGrant(reader.role, role))
      .filter((role) => reader.communeId === null || !mayServeAllCommunes(role) || role === reader.role)
      .map((role) => ({
        ...{ value: role, label: `access.roles.${role}`, explained: `access.rolesExplained.${role}` },
        chosen: role === typed.role,
      })),
    communes: own.map(({ id, name }) => ({ value: id, label: name, chosen: id === typed.commune })),
    allCommunes: reader.communeId === null,
  };
}

export function toTokenRow(kept: AccessToken, communes: readonly CommuneName[], today: Day): TokenRow {
  const { name, role, communeId, madeBy, expiresOn, lastUsedOn } = kept;
  const commune = communes.find(({ id }) => id === communeId)?.name ?? communeId;
  const stateLabel = `tokens.states.${stateOfToken(kept, today)}`;
  return {
    id: idOfToken(kept),
    name,
    roleLabel: `access.roles.${role}`,
    commune,
    madeBy,
    expiresOn,
    lastUsedOn,
    stateLabel,
  };
}
