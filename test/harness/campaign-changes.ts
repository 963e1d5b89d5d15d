import { TokensService } from '../../src/access/tokens.service.js';
import { type Change, centre, collecting, officer, server } from './audited-staff.js';
import { callApi, fieldsOf } from './campaign-forms.js';
import { aCampaign, lockAnyway } from './spring.js';

/** Asks the API with a token that was made before. */
const api = (method: string, rest: string, body?: object): Change['prepare'] => {
  return async () => {
    const { id } = await collecting(`Bằng lệnh ${method} ${rest}`);
    const token = await server
      .get(TokensService, { strict: false })
      .create('officer', 'spring', `${method}${rest}`, 'test');
    return () => callApi(server, token, method, `${id}${rest}`, body);
  };
};

const posting =
  (id: string, rest: string, fields: Record<string, string> = {}) =>
  () =>
    officer.post(`/campaigns/${id}${rest}`, fields);

async function aLockedOne(name: string): Promise<string> {
  const days = { opensOn: '2026-10-01', endsOn: '2026-10-10', locksOn: '2026-12-01' } as const;
  const campaign = await aCampaign(server, { ...days, name });
  await lockAnyway(server, campaign);
  return campaign.id;
}

let archived = '';

/** What becomes of campaigns that are made already. */
export const campaignChanges: Readonly<Record<string, Change>> = {
  'EditController.save': {
    prepare: async () => {
      const { id } = await collecting('Sửa');
      const page = await (await officer.get(`/campaigns/${id}/edit`)).text();
      return posting(id, '/edit', { ...fieldsOf(page), name: 'Đã sửa' });
    },
  },
  'CloneController.clone': {
    prepare: async () => {
      const page = await (await officer.get(`/campaigns/${centre.id}/clone`)).text();
      return posting(centre.id, '/clone', fieldsOf(page));
    },
  },
  'DeleteController.delete': {
    prepare: async () => posting((await collecting('Xóa')).id, '/delete', { confirmed: 'yes' }),
  },
  'DeleteController.archive': {
    prepare: async () => {
      archived = await aLockedOne('Cất đi');
      return posting(archived, '/archive');
    },
  },
  'DeleteController.bringBack': { prepare: async () => posting(archived, '/bring-back') },
  'ChangeApiController.change': { prepare: api('PATCH', '', { name: 'Đã sửa bằng lệnh' }) },
  'ChangeApiController.clone': {
    prepare: api('POST', '/clone', { opensOn: '2027-05-01', endsOn: '2027-05-20', locksOn: '2027-05-25' }),
  },
  'ChangeApiController.delete': { prepare: api('DELETE', '') },
};
