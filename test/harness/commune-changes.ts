import { TokensService } from '../../src/access/tokens.service.js';
import { USUAL_COMMUNE } from '../../src/communes/new-commune.js';
import { asAdministrator, type Change, officer, server } from './audited-staff.js';
import { go, openPart } from './commune-form.js';
import { SPRING } from './spring.js';

/** What is done with communes, from taking one in to reorganising it. */
export const communeChanges: Readonly<Record<string, Change>> = {
  'CommunesController.import': {
    prepare: asAdministrator(
      () => '/communes',
      () => ({ text: JSON.stringify({ ...SPRING, key: 'autumn', name: 'Thu' }) }),
    ),
  },
  'NewCommuneController.create': {
    prepare: asAdministrator(
      () => '/communes/new',
      () => ({ ...USUAL_COMMUNE, name: 'Hạ', province: 'Hải Phòng' }),
    ),
  },
  'EditCommuneController.edit': {
    entries: 0,
    prepare: async () => {
      const { fields } = await openPart(officer, 'units', '2027-02-01');
      return () => officer.post('/communes/spring/edit', { ...fields, 'name-1': 'Văn phòng', go: 'preview' });
    },
  },
  'EditCommuneController.save': {
    prepare: async () => {
      const form = await openPart(officer, 'units', '2027-02-01');
      const { fields } = await go(officer, form, 'preview', { 'name-1': 'Văn phòng' });
      return () => officer.post('/communes/spring/change', { ...fields });
    },
  },
  'CommunesApiController.replace': {
    prepare: async () => {
      const token = await server.get(TokensService, { strict: false }).create('officer', 'spring', 'communes', 'test');
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const url = `${server.url}/api/v1/communes/spring/catalogue?from=2027-01-01`;
      return () => fetch(url, { method: 'PUT', headers, body: JSON.stringify({ ...SPRING, name: 'Xuân Mới' }) });
    },
  },
};
