import { Clock } from '../config/clock.js';
import type { Command, CommandCall, Get } from '../config/command.js';
import { type Day, readDay } from '../rules/days.js';
import { AuditService } from './audit.service.js';
import { CommuneNamesQueries } from './commune-names.queries.js';
import type { AccessToken } from './credentials.entity.js';
import { newPassword } from './secret-code.js';
import { isRole, mayServeAllCommunes, type Role, roles } from './staff.js';
import { faultOfEnd } from './token-form.js';
import { idOfToken, stateOfToken, TokensService } from './tokens.service.js';
import { UserChangesService } from './user-changes.service.js';
import { UsersService } from './users.service.js';

export const accessCommands: readonly Command[] = [
  {
    name: 'user:create',
    usage: '--name N --role R --commune S [--unit U] [--full-name F] [--position P]',
    options: [
      { name: 'name', kind: 'text', required: true },
      { name: 'role', kind: 'text', required: true },
      { name: 'commune', kind: 'text' },
      { name: 'unit', kind: 'text' },
      { name: 'full-name', kind: 'text' },
      { name: 'position', kind: 'text' },
    ],
    run: async (get, call) => {
      const { role, communeId } = await roleAndCommune(get, call);
      const said = { unit: call.text('unit') ?? null, position: call.text('position') || null };
      const wanted = {
        name: call.text('name') ?? '',
        fullName: call.text('full-name') ?? '',
        role,
        communeId,
        ...said,
      };
      const users = get(UsersService);
      const faults = await users.faultsOf(wanted);
      if (faults.length > 0) throw new Error(faults.join(', '));
      // As if its owner had chosen it: programs sign in with it too, and could not choose another.
      const password = newPassword();
      const { user } = await users.create({ ...wanted, password }, 'command');
      return { name: user.name, role, commune: communeId, password };
    },
  },
  {
    name: 'user:reset',
    usage: '--name N',
    options: [{ name: 'name', kind: 'text', required: true }],
    run: async (get, call) => {
      const name = call.text('name') ?? '';
      if ((await get(UsersService).find(name)) === null) throw new Error(`There is no user ${name}`);
      const { user, password } = await get(UserChangesService).rescue(name, 'command');
      return { name: user.name, role: user.role, commune: user.communeId, password, disabled: user.disabled };
    },
  },
  {
    name: 'token:create',
    usage: '--role R --commune S [--name N] [--expires D]',
    options: [
      { name: 'role', kind: 'text', required: true },
      { name: 'commune', kind: 'text' },
      { name: 'name', kind: 'text' },
      { name: 'expires', kind: 'text' },
    ],
    run: async (get, call) => {
      const { role, communeId } = await roleAndCommune(get, call);
      const name = call.text('name') ?? `${role} token`;
      return get(TokensService).create(role, communeId, name, 'command', endOf(get, call));
    },
  },
  {
    name: 'token:list',
    usage: '',
    options: [],
    run: async (get) => (await get(TokensService).list(null)).map((kept) => tokenLine(kept, get(Clock).today())),
  },
  {
    name: 'token:revoke',
    usage: 'ID',
    options: [],
    run: async (get, call) => {
      const [id = ''] = call.arguments;
      const tokens = get(TokensService);
      const kept = (await tokens.list(null)).find((one) => idOfToken(one) === id);
      if (!kept) throw new Error(`There is no token ${id}; token:list names them`);
      await tokens.revoke(kept.hash, 'command');
      return { id, name: kept.name, revoked: true };
    },
  },
  { name: 'audit:verify', usage: '', options: [], run: (get) => verifyAudit(get(AuditService)) },
];

async function roleAndCommune(get: Get, call: CommandCall): Promise<{ role: Role; communeId: string | null }> {
  const role = call.text('role');
  if (!isRole(role)) throw new Error(`--role is one of ${roles.join(', ')}`);
  const communeId = call.text('commune') ?? null;
  if (communeId === null && !mayServeAllCommunes(role)) throw new Error(`--commune is needed for the role ${role}`);
  const known = communeId === null || (await get(CommuneNamesQueries).exists(communeId));
  if (!known) throw new Error(`There is no commune ${communeId}; import it first (commune:import)`);
  return { role, communeId };
}

/** @throws Error that says what is wrong with `--expires` */
function endOf(get: Get, call: CommandCall): Day | undefined {
  const said = call.text('expires');
  if (said === undefined) return undefined;
  const day = readDay(said);
  const fault = faultOfEnd(day, get(Clock).today());
  if (fault || !day) throw new Error(`--expires ${said}: ${fault}; a day of the next five years, as 2027-11-03`);
  return day;
}

function tokenLine(kept: AccessToken, today: Day): object {
  const { name, role, communeId: commune, madeBy, expiresOn, lastUsedOn } = kept;
  return { id: idOfToken(kept), name, role, commune, madeBy, expiresOn, lastUsedOn, state: stateOfToken(kept, today) };
}

/** @throws Error that names the first broken entry of each chain */
async function verifyAudit(audit: AuditService): Promise<unknown> {
  const chains = await audit.verify();
  const broken = chains.filter(({ firstBroken }) => firstBroken !== null);
  const places = broken.map(({ chain, firstBroken }) => `${chain} from entry ${firstBroken}`);
  if (broken.length > 0) throw new Error(`The audit log is not as it was written: ${places.join('; ')}`);
  return { chains: chains.map(({ chain, entries }) => ({ chain, entries })), broken: 0 };
}
