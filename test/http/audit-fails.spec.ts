import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { labelOfAction } from '../../src/access/audit-words.js';
import { hashOfSecret } from '../../src/access/secret-code.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { commands } from '../../src/commands.js';
import { type Get, parseCall } from '../../src/config/command.js';
import { ended, folder, server, withStaff } from '../harness/audited-staff.js';
import { citizensChanges } from '../harness/citizens-changes.js';
import { routesOf } from '../harness/routes.js';
import { SPRING } from '../harness/spring.js';
import { routes } from '../harness/staff-changes.js';
import { breakAudit, wholeDatabase } from '../harness/whole-database.js';

withStaff();

describe('with an audit log that fails', () => {
  it.each(Object.entries(routes))('%s changes nothing; else its entry stands beside it', async (_, change) => {
    const send = await change.prepare();
    await holds(change.entries ?? 1, async () => (await send()).status);
  });

  it.each(Object.entries(commandsThatChange()))(
    'the command %s changes nothing; else it is logged',
    async (name, args) => {
      const command = commands.find((one) => one.name === name);
      const get: Get = (type) => server.get(type as never, { strict: false });
      const call = command && parseCall(command, await args());
      await holds(1, async () => {
        if (!call) return 404;
        return command.run(get, call).then(
          () => 200,
          () => 503,
        );
      });
    },
  );
});

/** Sends a request while the audit fails, and again once it works. */
async function holds(entries: number, send: () => Promise<number>): Promise<void> {
  const before = await wholeDatabase(server);
  const mend = await breakAudit(server);
  const refused = await send().finally(mend);
  expect(await wholeDatabase(server)).toEqual(before);
  if (entries > 0) expect(refused).toBe(503);

  expect(await send()).toBeLessThan(400);
  const { audit_entry: log = [], audit_chain: _, ...after } = await wholeDatabase(server);
  const { audit_entry: logBefore = [], audit_chain: __, ...rest } = before;
  expect(log.length - logBefore.length).toBe(entries);
  if (entries > 0) expect(after).not.toEqual(rest);
  else expect(after).toEqual(rest);
}

describe('the list above', () => {
  it('has every route on which staff send something, and no other but these doors', () => {
    const sending = routesOf(server).filter(({ isForStaff, method }) => isForStaff && method !== 'GET');
    const doors = ['SetupController.create', 'LoginController.signIn', 'DevicesApiController.pair'];
    doors.push('ReceiptController.check', 'LoginController.confirm', ...Object.keys(citizensChanges));
    const listed = new Set(Object.keys(routes).map((name) => name.split(' ')[0]));
    expect([...listed].sort()).toEqual([...sending.map(({ name }) => name), ...doors].sort());
  });

  it('leaves nothing in the log that has no words', async () => {
    const { audit_entry: log = [] } = await wholeDatabase(server);
    const actions = new Set(log.map((entry) => (JSON.parse(entry) as { action: string }).action));
    expect([...actions].filter((action) => labelOfAction(action) === null)).toEqual([]);
  });

  it('has every command that changes something', () => {
    const known = [...Object.keys(commandsThatChange()), ...Object.keys(otherCommands)].sort();
    expect(commands.map(({ name }) => name).sort()).toEqual(known);
  });
});

function commandsThatChange(): Readonly<Record<string, () => Promise<readonly string[]>>> {
  const days = ['--opens', '2026-12-01', '--ends', '2026-12-20'];
  return {
    'commune:import': async () => {
      const file = join(folder, 'winter.json');
      writeFileSync(file, JSON.stringify({ ...SPRING, key: 'winter', name: 'Đông' }));
      return [file];
    },
    'user:create': async () => ['--name', 'từ lệnh', '--role', 'leader', '--commune', 'spring'],
    'user:reset': async () => ['--name', 'leaving'],
    'token:create': async () => ['--role', 'leader', '--commune', 'spring'],
    'token:revoke': async () => {
      const token = await server.get(TokensService, { strict: false }).create('leader', 'spring', 'cũ', 'test');
      return [hashOfSecret(token).slice(0, 12)];
    },
    'campaign:create': async () => ['--commune', 'spring', '--questionnaire', 'chinh-quyen', ...days],
    'point:create': async () => ['--commune', 'spring', '--kind', 'qr', '--name', 'Từ lệnh'],
    'campaign:lock': async () => [(await ended('Mùa thu')).id],
  };
}

/** Why a command leaves no entry of its own. */
const otherCommands: Readonly<Record<string, string>> = {
  simulate: 'runs where nothing is real; what it makes is logged as by the simulation',
  'tallies:rebuild': 'writes what follows from the responses',
  verify: 'reads',
  'audit:verify': 'reads',
  'token:list': 'reads',
  'questionnaire:check': 'reads a file',
  'questionnaire:count': 'reads files',
  'paper:print': 'reads, and writes a file',
  'documents:write': 'reads, writes files, and says so in the log',
};
