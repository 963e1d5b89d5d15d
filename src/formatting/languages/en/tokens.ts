import type { Translated } from '../../sentence.js';
import type { tokens as vietnamese } from '../vi/tokens.js';

export const tokens: Translated<typeof vietnamese> = {
  tokens: {
    title: 'Programs',
    intro:
      'A program (the one-stop software that sends visits, for instance) works with this server by a token. It stands for no person.',
    active: 'In use',
    ended: 'Revoked or over',
    none: 'No token is in use.',
    name: 'Name',
    nameHint: 'Which program uses it. For example: One-stop software',
    madeBy: 'Made by {name}',
    expiresOn: 'Last day',
    communeHint: 'The program works with the data of this commune only.',
    expiresHint: 'Five years at most. After it the program is refused and needs a new token.',
    noEnd: 'Without an end',
    lastUsedOn: 'Last used',
    neverUsed: 'Not yet',
    roleHint: 'The program may do what this role may, and never more than you may.',
    new: 'Make a token',
    create: 'Make the token',
    madeTitle: 'A new token',
    once: 'It is shown this once. Please copy it into the program now; the server keeps no copy to look at.',
    until: 'It works until the end of {day}.',
    revoke: 'Revoke',
    revokeOf: 'Revoke {name}',
    revokeTitle: 'Revoke the token?',
    revokedNow: 'The token is revoked.',
    states: { active: 'In use', expired: 'Over', revoked: 'Revoked' },
    faults: {
      'name-unusable': 'A name has at most 100 characters, with a letter among them.',
      'name-taken': 'A token of this name is in use.',
      'role-unknown': 'Please choose a role.',
      'role-beyond': 'This role may do more than you may; please choose another.',
      'commune-needed': 'This role must belong to one commune.',
      'commune-unknown': 'This commune is not in the system yet.',
      'day-unreadable': 'Please enter a day that exists, such as 31/12/2027.',
      'day-past': 'This day is over.',
      'day-far': 'This day is more than five years away; please choose an earlier one.',
    },
    revokeMeans: {
      refused: 'The program that uses it is refused at once.',
      forGood: 'It cannot be restored; a new one can be made.',
    },
  },
};
