import { type Change, leader, officer, server } from './audited-staff.js';
import { aFlaggedRound, exclusionsOf, type FlaggedRound, keyOf, pathOf } from './flagged-round.js';

let round: FlaggedRound;

const said = { period: 'all', because: 'Đã hỏi người trực' };

/** The latest proposal, whatever has become of it. */
const ofLatest =
  (rest: string, fields: Record<string, string>): Change['prepare'] =>
  async () => {
    const [exclusion] = await exclusionsOf(server, round);
    return () => leader.post(`${pathOf(round)}/exclusions/${exclusion?.id}/${rest}`, fields);
  };

/** What officers think of flags, and what two people leave out. */
export const integrityChanges: Readonly<Record<string, Change>> = {
  'FlagController.judge': {
    prepare: async () => {
      round = await aFlaggedRound(server, 'Bất thường');
      server.clock.moveTo('2026-11-03');
      return () => officer.post(`${pathOf(round)}/judge`, { ...said, key: keyOf(round), verdict: 'problem' });
    },
  },
  'FlagController.propose': {
    prepare: async () => () => officer.post(`${pathOf(round)}/flag`, { ...said, key: keyOf(round), set: 'day' }),
  },
  'ExclusionController.decide': {
    prepare: ofLatest('decide', { as: 'excluded', because: 'Đồng ý', confirmed: 'yes' }),
  },
  'ExclusionController.takeBack': { prepare: ofLatest('take-back', { because: 'Có lý do chính đáng' }) },
  'IntegrityController.propose': {
    prepare: async () => () => {
      const fields = { set: `point:${round.honest.id}`, day: '03/11/2026', because: 'Trẻ em nghịch máy' };
      return officer.post(`${pathOf(round)}/propose`, fields);
    },
  },
};
