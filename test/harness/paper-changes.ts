import { randomUUID } from 'node:crypto';
import { asOfficer, batch, type Change, clerk, keyed, officer, onPaper, paper, server } from './audited-staff.js';
import { aSheet, seenOf } from './paper.js';
import { pictureChanges } from './picture-changes.js';
import { aCampaign, aPoint } from './spring.js';

const onSheet = (number: number, doing: string, fields: Record<string, string>): Change['prepare'] => {
  return async () => {
    const sheet = `/paper/batches/${batch.id}/sheets/${number}`;
    const seen = await seenOf(officer, sheet);
    return () => officer.post(`${sheet}/${doing}`, { seen, ...fields });
  };
};

/** What staff do with paper, from making a batch to settling what two of them read. */
export const paperChanges: Readonly<Record<string, Change>> = {
  'BatchesController.create': {
    prepare: asOfficer(
      () => '/paper',
      () => ({ place: `${onPaper.id}:${paper.id}`, hander: 'unit', issued: '3' }),
    ),
  },
  'VillagesController.create': {
    entries: 2,
    prepare: async () => {
      const inVillage = (village: string) => aPoint(server, { kind: 'paper', name: `Thôn ${village}`, village });
      const [dong, doai] = [await inVillage('dong'), await inVillage('doai')];
      const pointIds = [dong.id, doai.id];
      const { id } = await aCampaign(server, { questionnaire: 'chinh-quyen', pointIds });
      const sheets = { [`issued-${dong.id}`]: '3', [`issued-${doai.id}`]: '4' };
      const fields = { campaign: id, once: randomUUID(), hander: 'unit', form: 'short', ...sheets };
      return () => officer.post('/paper/villages', fields);
    },
  },
  'BatchController.returned': {
    prepare: asOfficer(
      () => `/paper/batches/${batch.id}/returned`,
      () => ({ returned: '5' }),
    ),
  },
  'BatchController.spoil': {
    prepare: asOfficer(
      () => `/paper/batches/${batch.id}/spoilt`,
      () => ({ number: '9', reason: 'blank' }),
    ),
  },
  'KeyingController.first': { prepare: keyed(() => officer, '', aSheet(1, { G: 5 })) },
  'KeyingController.second': { prepare: keyed(() => clerk, '/1/second', { answers: { G: 4 } }) },
  'SettleController.settle': {
    prepare: asOfficer(
      () => `/paper/batches/${batch.id}/sheets/1/settle`,
      () => ({ 'take-G': 'second' }),
    ),
  },
  // Keyed by the officer: 5; the clerk read a 4, which was taken.
  'SheetController.correct': {
    prepare: onSheet(1, 'correct', { shown: 'G', 'a-G': '3', reason: 'Gõ nhầm' }),
  },
  'SheetController.renumber': { prepare: onSheet(1, 'renumber', { to: '2' }) },
  'SheetController.spoil': { prepare: onSheet(2, 'spoil', { reason: 'same-hand' }) },
  ...pictureChanges,
  'SheetController.isGood': { prepare: asOfficer(() => `/paper/batches/${batch.id}/sheets/2/good`) },
};
