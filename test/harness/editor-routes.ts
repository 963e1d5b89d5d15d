import { revisionOf } from '../../src/questionnaires/drafts.service.js';
import type { OwnQuestionnaire } from '../../src/questionnaires/own-questionnaire.entity.js';
import type { Change } from './audited-staff.js';
import { aDraft, threeLevels } from './own-questionnaires.js';
import type { TestServer } from './server.js';
import type { SignedIn } from './sign-in.js';

interface Sent {
  readonly path: string;
  readonly fields: (words: string) => Record<string, string>;
}

/** What the editor of a draft is sent, with words wherever it takes some; by route. */
const sent: Readonly<Record<string, Sent>> = {
  'EditorController.step': {
    path: '',
    fields: (words) => ({ step: 'add', kind: 'one', page: 'them', 'new-vi': words }),
  },
  'QuestionController.save': { path: '/questions/WHY', fields: (words) => ({ go: 'save', 'title-vi': words }) },
  'PageController.save': { path: '/pages/them', fields: (words) => ({ go: 'save', 'title-vi': words }) },
  'AboutController.save': { path: '/about', fields: (words) => ({ go: 'save', 'title-vi': words }) },
};

const post = (officer: SignedIn, draft: OwnQuestionnaire, path: string, fields: Record<string, string>) =>
  officer.post(`/questionnaires/${draft.version}/edit${path}`, { revision: revisionOf(draft), ...fields });

/** Routes of the editor that take words. */
export function editorWords(server: () => TestServer, officer: () => SignedIn) {
  return Object.fromEntries(
    Object.entries(sent).map(([route, { path, fields }]) => [
      route,
      async (words: string) => {
        const draft = await aDraft(server(), threeLevels(route), 'spring', route);
        return post(officer(), draft, path, fields(words));
      },
    ]),
  );
}

/** Routes of the editor, each of which changes a draft. */
export function editorChanges(server: () => TestServer, officer: () => SignedIn): Readonly<Record<string, Change>> {
  const all: Readonly<Record<string, Sent>> = {
    ...sent,
    'QuestionController.remove': { path: '/questions/WHY/remove', fields: () => ({}) },
  };
  return Object.fromEntries(
    Object.entries(all).map(([route, { path, fields }]): [string, Change] => [
      route,
      {
        prepare: async () => {
          const draft = await aDraft(server(), threeLevels(route), 'spring', route);
          return () => post(officer(), draft, path, fields('Lời mới'));
        },
      },
    ]),
  );
}
