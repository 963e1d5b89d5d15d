import { administrator, type Change, server, userId } from './audited-staff.js';
import { codeNow, offered, type Phone, sendCode, switchOn, ticketOf } from './second-step.js';
import { type SignedIn, signInAs } from './sign-in.js';

let bearer: SignedIn;
let phone: Phone;

/** The second step of signing in: on, used, off, on again and taken off. */
export const secondStepChanges: Readonly<Record<string, Change>> = {
  'SecondStepController.switchOn': {
    prepare: async () => {
      bearer = await signInAs(server, { name: 'hai-buoc', role: 'clerk', communeId: 'spring' });
      const { secret, sealed } = await offered(bearer);
      phone = { secret, recoveryCodes: [] };
      // Of three half minutes, since none opens twice and the clock stands still.
      const code = codeNow(server, secret, -30);
      return () => bearer.post('/password/second-step/on', { password: bearer.password, code, sealed });
    },
  },
  'LoginController.confirm': {
    prepare: async () => {
      const ticket = await ticketOf(server, bearer);
      const code = codeNow(server, phone.secret);
      return () => sendCode(server, ticket, code);
    },
  },
  'SecondStepController.switchOff': {
    prepare: async () => {
      const code = codeNow(server, phone.secret, 30);
      return () => bearer.post('/password/second-step/off', { password: bearer.password, code });
    },
  },
  'UserController.takeOffSecondStep': {
    prepare: async () => {
      phone = await switchOn(server, bearer);
      const path = `/users/${await userId('hai-buoc')}/second-step`;
      return () => administrator.post(path);
    },
  },
};
