import { asOfficer, type Change, counter, officer, server } from './audited-staff.js';
import { aPoint } from './spring.js';

/** What officers make and change of collection points. */
export const pointChanges: Readonly<Record<string, Change>> = {
  'PointsController.create': {
    prepare: asOfficer(
      () => '/points',
      () => ({ commune: 'spring', kind: 'qr', name: 'Cửa sau', place: '' }),
    ),
  },
  'PointsController.move': {
    prepare: async () => {
      const { id } = await aPoint(server, { name: 'Chuyển' });
      return () => officer.post(`/points/spring/${id}/move`, { place: 'counter:q1' });
    },
  },
  'PointsController.revoke': {
    prepare: async () => {
      const { id } = await aPoint(server, { name: 'Cũ' });
      return () => officer.post(`/points/spring/${id}/revoke`);
    },
  },
  'PointController.issue': {
    prepare: asOfficer(
      () => `/points/spring/${counter.id}/codes`,
      () => ({ count: '8' }),
    ),
  },
  // Two lines of a list.
  'SeveralPointsController.save': {
    entries: 2,
    prepare: async () => {
      const fields = { commune: 'spring', kind: 'link', text: 'Một\nHai', place: '' };
      const page = await (await officer.post('/points/several', fields)).text();
      const seen = /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? '';
      return () => officer.post('/points/several', { ...fields, seen, go: 'create' });
    },
  },
  'PointChangesController.save': {
    prepare: async () => {
      const { id } = await aPoint(server, { name: 'Sửa' });
      const fields = { name: 'Đã sửa', place: 'centre', wasName: 'Sửa', wasPlace: 'centre' };
      return () => officer.post(`/points/spring/${id}/edit`, fields);
    },
  },
  'PointChangesController.offerAtHome': {
    prepare: async () => {
      const { id } = await aPoint(server, { kind: 'link', name: 'Cổng thông tin' });
      return () => officer.post(`/points/spring/${id}/home`, { offered: 'yes' });
    },
  },
  'PointChangesController.replace': {
    prepare: async () => {
      const { id, code } = await aPoint(server, { name: 'Thay mã' });
      return () => officer.post(`/points/spring/${id}/replace`, { code });
    },
  },
};
