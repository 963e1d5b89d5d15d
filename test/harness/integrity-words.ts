import { aFlaggedRound, exclusionsOf, type FlaggedRound, keyOf, pathOf } from './flagged-round.js';
import type { TestServer } from './server.js';
import { type SignedIn, signInAs } from './sign-in.js';

type Sent = Promise<{ readonly status: number }>;

/** Every reason that is given about unusual responses, in an order in which each finds what it needs. */
export function integrityWords(
  at: () => { readonly server: TestServer; readonly officer: SignedIn },
): Readonly<Record<string, (text: string) => Sent>> {
  let round: FlaggedRound;
  let leader: SignedIn | undefined;
  const ofLatest = async (how: string, fields: Record<string, string>): Sent => {
    const { server } = at();
    leader ??= await signInAs(server, { role: 'leader', communeId: 'spring', name: 'quyết định' });
    const [exclusion] = await exclusionsOf(server, round);
    return leader.post(`${pathOf(round)}/exclusions/${exclusion?.id}/${how}`, fields);
  };
  const byOfficer = (path: string, fields: Record<string, string>): Sent =>
    at().officer.post(`${pathOf(round)}/${path}`, { period: 'all', key: keyOf(round), ...fields });
  return {
    'FlagController.judge': async (because) => {
      const { server } = at();
      round = await aFlaggedRound(server, 'Bất thường');
      server.clock.moveTo('2026-11-03');
      return byOfficer('judge', { verdict: 'problem', because });
    },
    'FlagController.propose': (because) => byOfficer('flag', { set: 'day', because }),
    'ExclusionController.decide': (because) => ofLatest('decide', { as: 'excluded', confirmed: 'yes', because }),
    'ExclusionController.takeBack': (because) => ofLatest('take-back', { because }),
    'IntegrityController.propose': (because) =>
      byOfficer('propose', { set: `point:${round.honest.id}`, day: '03/11/2026', because }),
  };
}
