import { hashOfSecret } from '../../src/access/secret-code.js';
import { type Role, roles } from '../../src/access/staff.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import {
  aDevice,
  batch,
  centre,
  comeToWork,
  counter,
  keptAside,
  officer,
  onPaper,
  server,
  userId,
} from './audited-staff.js';
import { anEntry } from './feedback-changes.js';
import { aLetter } from './letter-changes.js';
import { aMatter } from './opinion-changes.js';
import { aDraft, threeLevels } from './own-questionnaires.js';
import type { Route } from './routes.js';
import { type SignedIn, signInAs } from './sign-in.js';
import { SPRING } from './spring.js';

/** Somebody of a role and a commune, in a browser and as a program. */
export interface Somebody {
  readonly role: Role;
  readonly person: SignedIn;
  readonly program: string;
}

/** Everybody of the commune whose things are asked for, and of another one. */
export interface Casts {
  readonly own: readonly Somebody[];
  readonly foreign: readonly Somebody[];
}

/** What stands in the addresses, by the part of the path before it: things of the commune `spring`. */
export type Things = readonly (readonly [RegExp, string])[];

export async function theCasts(): Promise<Casts> {
  await server
    .get(CommunesService, { strict: false })
    .import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  const cast = (communeId: string): Promise<Somebody[]> =>
    Promise.all(
      roles.map(async (role) => ({
        role,
        person: await signInAs(server, { name: `${role}-${communeId}`, role, communeId }),
        program: await server.get(TokensService, { strict: false }).create(role, communeId, role, 'test'),
      })),
    );
  return { own: await cast('spring'), foreign: await cast('autumn') };
}

export async function theThings(): Promise<Things> {
  await comeToWork();
  const { device } = await aDevice();
  await officer.post('/meetings', { commune: 'spring', place: 'village:dong', heldOn: '2026-11-03', invited: '80' });
  const [, meeting = ''] = /\/meetings\/([0-9a-f-]{36})/.exec(await (await officer.get('/meetings')).text()) ?? [];
  const aside = await keptAside({ G: 9 });
  const token = await server.get(TokensService, { strict: false }).create('clerk', 'spring', 'cũ', 'test');
  return [
    [/integrity\/exclusions\/:exclusion/, 'none'],
    [/campaigns\/:id/, centre.id],
    [/points\/:commune\/:id/, counter.id],
    [/devices\/:commune\/:id/, device.id],
    [/retention\/:commune\/:id/, 'none'],
    [/comments\/:commune\/:id/, 'none'],
    [/documents\/(?:prepared\/)?:commune\/:id/, 'none'],
    [/letters\/:commune\/:id/, (await aLetter(officer)).split('/').at(-1) ?? ''],
    [/feedback\/:commune\/:id/, (await anEntry(server)).split('/').at(-1) ?? ''],
    [/letters\/:commune\/templates\/:kind/, 'thanks'],
    [/meetings\/:id/, meeting],
    [/paper\/batches\/:id/, batch.id],
    [/paper\/import\/:campaign\/:id/, 'none'],
    [/set-aside\/:commune\/:id/, aside.split('/').at(-1) ?? ''],
    [/users\/:id/, await userId('clerk-spring')],
    [/tokens\/:id/, hashOfSecret(token).slice(0, 12)],
    [/communes\/:id/, 'spring'],
    [/questionnaires\/:version/, (await aDraft(server, threeLevels())).version],
    [/opinions\/:commune\/:id/, (await aMatter(server, officer)).split('/').at(-1) ?? ''],
    [/:campaign/, onPaper.id],
  ];
}

/** The address of a route for the things of `spring`; null where a part of it is of nothing that is known. */
export function addressFor({ path }: Route, things: Things): string | null {
  let address = path;
  for (const [where, id] of things) {
    if (where.test(address))
      address = address.replace(where, (part) =>
        part.replace(/:(?:id|key|kind|campaign|version|exclusion)$/, id).replace(':campaign', onPaper.id),
      );
  }
  for (const [name, value] of Object.entries(others)) address = address.replace(`:${name}`, value);
  return address.includes(':') ? null : address;
}

/** Parts that are of no commune, or say which. */
const others = {
  ...{
    ...{ village: 'dong', reason: 'none' },
    commune: 'spring',
    period: 'all',
    number: '1',
    picture: 'x',
    page: '1',
    point: 'none',
    step: 'publish',
    section: 'units',
  },
  ...{ unit: 'centre', role: 'officer', file: 'units.svg', key: 'spring' },
  ...{ kind: 'report', name: 'HOW', year: '2026', code: '2.7', hash: 'none' },
};
