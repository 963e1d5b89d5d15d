import { TokensService } from '../../src/access/tokens.service.js';
import { revisionOf } from '../../src/questionnaires/drafts.service.js';
import { citizensWords } from './citizens-changes.js';
import { dossierWords } from './dossier-changes.js';
import { editorWords } from './editor-routes.js';
import { aDraft, threeLevels } from './own-questionnaires.js';
import type { TestServer } from './server.js';
import type { SignedIn } from './sign-in.js';

/** As it is pasted, with what is not seen in it. */
const pasted = (title: string) => JSON.stringify(threeLevels('@')).replace('@', title);

interface Who {
  readonly server: () => TestServer;
  readonly officer: () => SignedIn;
}

/** Routes that take the words of questionnaires, duties and requests, and those on which citizens write. */
export function givenWords(who: Who) {
  const { server, officer } = who;
  return {
    ...questionnaireWords(who),
    ...citizensWords(who),
    ...dutyWords(officer),
    ...retentionWords(officer),
    ...dossierWords(server, officer),
  };
}

function questionnaireWords({ server, officer }: Who) {
  return {
    ...editorWords(server, officer),
    'NewQuestionnaireController.bring': (title: string) =>
      officer().post('/questionnaires/new', { commune: 'spring', name: 'Một', text: pasted(title) }),
    'SourceController.save': async (title: string) => {
      const draft = await aDraft(server(), threeLevels('Hai'));
      const fields = { seen: revisionOf(draft), text: pasted(title) };
      return officer().post(`/questionnaires/${draft.version}/text`, fields);
    },
    'QuestionnairesApiController.bring': async (title: string) => {
      const tokens = server().get(TokensService, { strict: false });
      const authorization = `Bearer ${await tokens.create('officer', 'spring', 'brings', 'test')}`;
      const headers = { authorization, 'content-type': 'application/json' };
      const body = JSON.stringify(threeLevels(title));
      return fetch(`${server().url}/api/v1/questionnaires?name=Ba`, { method: 'POST', headers, body });
    },
  };
}

/** Those that take words about the duties of a year. */
function dutyWords(officer: () => SignedIn) {
  return {
    'DutiesController.add': (name: string) =>
      officer().post('/duties', {
        commune: 'spring',
        key: crypto.randomUUID(),
        name,
        kind: 'quarterly',
        role: 'clerk',
      }),
    'WorkingDaysController.set': (note: string) =>
      officer().post('/working-days', { commune: 'spring', day: '29/12/2026', works: 'no', note }),
    'DutyController.save': async (note: string) => {
      const page = await (await officer().get('/duties/spring/dossier')).text();
      const read = /name="read" value="([^"]+)"/.exec(page)?.[1] ?? '';
      return officer().post('/duties/spring/dossier', { role: 'officer', note, read });
    },
    'DutyController.mark': (note: string) => officer().post('/duties/spring/dossier/done', { of: '2026', note }),
  };
}

const REQUEST = '00000000-0000-4000-8000-00000000000e';

/** Somebody asks that something be erased, and is answered. */
const retentionWords = (officer: () => SignedIn) => ({
  'RetentionController.enter': (asked: string) =>
    officer().post('/retention', { commune: 'spring', id: REQUEST, day: '', asked }),
  'RetentionController.answer': (answer: string) =>
    officer().post(`/retention/spring/${REQUEST}`, { answer, code: '' }),
});
