import type { Translated } from '../../sentence.js';
import type { secondStep as vietnamese } from '../vi/second-step.js';

export const secondStep: Translated<typeof vietnamese> = {
  secondStep: {
    title: 'Signing in with two steps',
    intro:
      'After the password the server asks for a code of six digits from an application on your phone. Whoever knows the password alone does not get in.',
    isOn: 'Two steps are on',
    since: 'Since {day}',
    codesLeft: { one: '{count} recovery code left', other: '{count} recovery codes left' },
    setUp: 'Switch two steps on',
    look: 'Look, or switch off',
    install:
      'Install an application for codes on the phone, Google Authenticator or Microsoft Authenticator for instance.',
    scan: 'Scan the picture below with it.',
    type: 'Type your present password and the code of six digits that it shows.',
    picture: 'QR code for the application',
    byHand: 'No camera? Type this into the application:',
    code: 'Code on the phone',
    codeHint: 'It changes every half minute.',
    codeOrRecovery: 'Or one of the recovery codes that you wrote down.',
    switchOn: 'Switch on',
    switchOff: 'Switch two steps off',
    offMeans: 'From then on the password is enough, and the recovery codes open nothing any more.',
    switchedOn: 'Two steps are switched on.',
    switchedOff: 'Two steps are switched off.',
    recoveryTitle: 'Recovery codes',
    recoveryMeans: 'Without the phone, each of these stands for a code of the application, once.',
    recoveryOnce: 'They are shown this once. Please write them down or print them, and keep them safe.',
    kept: 'I have kept them',
    signIn: 'Please open the application for codes on your phone.',
    lost: 'Phone and recovery codes lost? Please ask an administrator.',
    takeOff: 'Take the second step off',
    takeOffTitle: 'Take the second step off?',
    faults: {
      password: 'The present password is wrong.',
      code: 'The code is wrong, or was used already. Please wait for the next one and check the time of the phone.',
      offer: 'The page is too old. Please scan the picture below again.',
      wait: {
        one: 'Too many wrong attempts. Please try again in {count} second.',
        other: 'Too many wrong attempts. Please try again in {count} seconds.',
      },
    },
    takeOffMeans: {
      passwordAlone: 'From now on this person signs in with the password alone.',
      codesEnd: 'The application and the recovery codes open nothing any more; the person can switch it on anew.',
      sure: 'Only where you are certain that this person asks for it. It is written to the log.',
    },
  },
};
