import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { PreparedPaper } from '../../src/documents/prepared-paper.entity.js';
import { type Change, officer, server, told } from './audited-staff.js';
import { draftOn } from './paper-frames.js';

/** What officers do with the papers of a commune. */
export const documentChanges: Readonly<Record<string, Change>> = {
  'DraftController.preview': {
    entries: 0,
    prepare: async () => {
      const draft = await drafted();
      return () => officer.post('/documents/draft/report/preview', draft);
    },
  },
  'DraftController.make': {
    prepare: async () => {
      const draft = await drafted();
      return () => officer.post('/documents/draft/report', draft);
    },
  },
  'DiscardController.discard': {
    prepare: async () => {
      const draft = await drafted();
      await officer.post('/documents/draft/report', draft);
      return () => officer.post(`/documents/spring/${draft.id}/discard`, { reason: 'Lập nhầm' });
    },
  },
  'PreparedController.attend': {
    prepare: async () => {
      await preparedPaper();
      return () => officer.post('/documents/prepared/spring/month-2026-09/attend');
    },
  },
  'FrameController.save': {
    prepare: async () => {
      const frame = {
        ...{ read: 'usual', place: 'Xuân', 'committee.name': 'Ủy ban nhân dân xã Xuân', 'committee.symbol': 'UBND' },
        ...{ 'centre.name': 'Trung tâm', 'centre.symbol': 'TTPVHCC' },
      };
      return () => officer.post('/documents/frame/spring', frame);
    },
  },
};

/** A paper that the server has prepared, and nobody has seen to. */
async function preparedPaper(): Promise<void> {
  const nobody = { failedAt: null, toldOn: null, attendedOn: null, attendedBy: null };
  const month = {
    kind: 'month',
    period: '2026-09',
    campaignId: null,
    isFinal: false,
    preparedOn: '2026-10-01',
  } as const;
  const paper = { communeId: 'spring', id: 'month-2026-09', ...month, ...nobody };
  await server.get(WriteQueue, { strict: false }).commit(() => tableOf(PreparedPaper).upsert(paper));
}

function drafted(): Promise<Record<string, string>> {
  const address = `/documents/draft/report?campaign=${told.id}`;
  return draftOn(officer, address, { 'text-advice': 'Đề nghị giữ vững kết quả./.' });
}
