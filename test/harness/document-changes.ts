import { randomUUID } from 'node:crypto';
import { type Change, officer, told } from './audited-staff.js';

/** What officers do with the papers of a commune. */
export const documentChanges: Readonly<Record<string, Change>> = {
  'DraftController.preview': {
    entries: 0,
    prepare: async () => {
      const draft = drafted();
      return () => officer.post('/documents/draft/report/preview', draft);
    },
  },
  'DraftController.make': {
    prepare: async () => {
      const draft = drafted();
      return () => officer.post('/documents/draft/report', draft);
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

function drafted(): Record<string, string> {
  return { id: randomUUID(), campaign: told.id, 'text-advice': 'Đề nghị giữ vững kết quả./.' };
}
