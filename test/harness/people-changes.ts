import { hashOfSecret } from '../../src/access/secret-code.js';
import { TokensService } from '../../src/access/tokens.service.js';
import {
  administrator,
  asAdministrator,
  asOfficer,
  CHOSEN,
  type Change,
  clerk,
  officer,
  server,
  userId,
} from './audited-staff.js';

/** What is done with people and the tokens of programs. */
export const peopleChanges: Readonly<Record<string, Change>> = {
  'PasswordController.change': {
    prepare: async () => () => clerk.post('/password', { current: clerk.password, password: CHOSEN, again: CHOSEN }),
  },
  'UsersController.create': {
    prepare: asAdministrator(
      () => '/users',
      () => ({ name: 'mới', role: 'leader', commune: 'spring' }),
    ),
  },
  'UserController.change': {
    prepare: async () => {
      const path = `/users/${await userId('leaving')}`;
      return () => administrator.post(path, { fullName: 'Người sắp nghỉ' });
    },
  },
  'UserController.requireNewPassword': {
    prepare: async () => {
      const path = `/users/${await userId('leaving')}/new-password`;
      return () => administrator.post(path);
    },
  },
  'UserController.resetPassword': {
    prepare: async () => {
      const path = `/users/${await userId('leaving')}/password`;
      return () => administrator.post(path);
    },
  },
  'UserController.setDisabled': {
    prepare: async () => {
      const path = `/users/${await userId('leaving')}/disabled`;
      return () => administrator.post(path, { disabled: 'yes' });
    },
  },
  'TokensController.create': {
    prepare: asOfficer(
      () => '/tokens',
      () => ({ name: 'Một cửa', role: 'officer', commune: 'spring', expiresOn: '2027-11-03' }),
    ),
  },
  'TokensController.revoke': {
    prepare: async () => {
      const token = await server.get(TokensService, { strict: false }).create('clerk', 'spring', 'cũ', 'test');
      return () => officer.post(`/tokens/${hashOfSecret(token).slice(0, 12)}/revoke`);
    },
  },
};
