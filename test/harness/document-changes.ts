import { type Change, officer, told } from './audited-staff.js';
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

function drafted(): Promise<Record<string, string>> {
  const address = `/documents/draft/report?campaign=${told.id}`;
  return draftOn(officer, address, { 'text-advice': 'Đề nghị giữ vững kết quả./.' });
}
