import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => join('src', file));

/** Every JSON that the browser is handed: where it is read, as what type, and who makes it. */
const handedOver = [
  { read: 'form/form.ts', as: 'FormScript', made: 'responses/form-script.ts' },
  { read: 'survey/survey.ts', as: 'FormScript', made: 'responses/form-script.ts' },
  { read: 'survey/survey-form.ts', as: 'QuestionnaireReply', made: 'responses/responses.controller.ts' },
  { read: 'form/post-response.ts', as: 'ResponseReply', made: 'responses/responses.controller.ts' },
  { read: 'form/post-response.ts', as: 'ProblemReply', made: 'problem.filter.ts' },
  { read: 'form/form-screens.ts', as: 'Condition', made: 'responses/form-questions.ts' },
  { read: 'kiosk/kiosk.ts', as: 'KioskData', made: 'responses/kiosk-page.ts' },
  { read: 'kiosk/kiosk-preview.ts', as: 'KioskData', made: 'responses/kiosk-page.ts' },
  { read: 'kiosk/device.ts', as: 'PairingReply', made: 'devices/devices-api.controller.ts' },
  { read: 'kiosk/device.ts', as: 'HeartbeatReply', made: 'devices/devices-api.controller.ts' },
  { read: 'paper/keying.ts', as: 'KeyingData', made: 'paper/keying.view-model.ts' },
  { read: 'paper/keying-preview.ts', as: 'KeyingData', made: 'paper/keying.view-model.ts' },
  { read: 'paper/send-sheet.ts', as: 'FirstKeyed', made: 'paper/keying.service.ts' },
  { read: 'paper/send-sheet.ts', as: 'SecondKeyed', made: 'paper/second-keying.service.ts' },
  { read: 'paper/send-picture.ts', as: 'BroughtPicture', made: 'paper/pictures/pictures.controller.ts' },
  { read: 'paper/send-sheet.ts', as: 'ProblemReply', made: 'problem.filter.ts' },
  { read: 'paper/send-picture.ts', as: 'ProblemReply', made: 'problem.filter.ts' },
  { read: 'staff/participation.ts', as: 'ParticipationCounts', made: 'participation/participation.queries.ts' },
  { read: 'dashboard/running.ts', as: 'ParticipationCounts', made: 'participation/participation.queries.ts' },
  { read: 'wall/wall.ts', as: 'WallNow', made: 'participation/wall.view-model.ts' },
];

/** JSON that the browser reads in the words of a library, and JSON that it kept itself. */
const notOurs = {
  'dashboard/dashboard.ts': 'a configuration of Chart.js',
  'survey/survey.ts': 'a definition of SurveyJS, beside the script of the form',
  'form/form-memory.ts': 'what this tab kept',
  'form/form-sending.ts': 'what this page froze',
  'form/waiting-answers.ts': 'what this phone kept',
  'kiosk/vault.ts': 'what this tablet kept',
  'paper/kept-sheet.ts': 'what this tab kept',
};

const namesDeclared = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:export )?(?:interface|type|class) (\w+)/gm)].map(
    ([, name = '']) => name,
  );

describe('what the browser is handed', () => {
  it('is what one type of rules says, on both sides', () => {
    const browser = files.filter((file) => file.startsWith('src/browser/'));
    const reading = browser.filter((file) => /JSON\.parse\(|\.json\(\)/.test(readFileSync(file, 'utf8')));
    const known = [...new Set([...handedOver.map(({ read }) => read), ...Object.keys(notOurs)])];
    expect(reading.map((file) => file.replace('src/browser/', '')).sort()).toEqual(known.sort());
    const sharing = ({ as, ...sides }: (typeof handedOver)[number]): boolean =>
      [`browser/${sides.read}`, sides.made].every((file) =>
        new RegExp(`import [^;]*\\b${as}\\b[^;]*/rules/`).test(readFileSync(join('src', file), 'utf8')),
      );
    expect(handedOver.filter((one) => !sharing(one))).toEqual([]);
    const shared = files.filter((file) => file.startsWith('src/rules/to-browser/')).flatMap(namesDeclared);
    const told = [...new Set(handedOver.map(({ as }) => as))].filter((name) => name !== 'Condition');
    expect(told.filter((name) => !shared.includes(name))).toEqual([]);
    // None is said a second time elsewhere.
    const elsewhere = files.filter((file) => !file.startsWith('src/rules/')).flatMap(namesDeclared);
    expect(shared.filter((name) => elsewhere.includes(name))).toEqual([]);
  });
});
