import { TokensService } from '../../src/access/tokens.service.js';
import { DraftsService, revisionOf } from '../../src/questionnaires/drafts.service.js';
import { type Change, officer, server } from './audited-staff.js';
import { aDraft, published, threeLevels } from './own-questionnaires.js';

const text = (title: string) => JSON.stringify(threeLevels(title));

/** A draft, and what is done to it by the officer. */
const withDraft =
  (title: string, path: string, fields: (revision: string) => Record<string, string>): Change['prepare'] =>
  async () => {
    const draft = await aDraft(server, threeLevels(title), 'spring', title);
    return () => officer.post(`/questionnaires/${draft.version}${path}`, fields(revisionOf(draft)));
  };

async function api(path: string, body: object) {
  const token = await server.get(TokensService, { strict: false }).create('officer', 'spring', `brings${path}`, 'test');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return () =>
    fetch(`${server.url}/api/v1/questionnaires${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** What officers do to the commune's own questionnaires. */
export const questionnaireChanges: Readonly<Record<string, Change>> = {
  'NewQuestionnaireController.bring': {
    prepare: async () => () =>
      officer.post('/questionnaires/new', { commune: 'spring', name: 'Mới', text: text('Mới') }),
  },
  'QuestionnairesApiController.check': { entries: 0, prepare: () => api('/check', threeLevels()) },
  'QuestionnairesApiController.bring': { prepare: () => api('', threeLevels('Bằng lệnh')) },
  'SourceController.save': {
    prepare: withDraft('Sửa', '/text', (seen) => ({ seen, text: text('Đã sửa') })),
  },
  'StepsController.take': {
    prepare: withDraft('Dùng', '/publish', (revision) => ({ revision, confirmed: 'yes' })),
  },
  'StepsController.take of a draft': { prepare: withDraft('Xóa', '/delete', () => ({ confirmed: 'yes' })) },
  'StepsController.take of a published one': {
    prepare: async () => {
      const { version } = await published(server, await aDraft(server, threeLevels('Thôi'), 'spring', 'Thôi'));
      return () => officer.post(`/questionnaires/${version}/retire`, { confirmed: 'yes' });
    },
  },
  'StepsController.next': {
    prepare: async () => {
      const draft = await aDraft(server, threeLevels('Tiếp'), 'spring', 'Tiếp');
      const { now } = await server.get(DraftsService, { strict: false }).publish(draft, revisionOf(draft), 'test');
      return () => officer.post(`/questionnaires/${now.version}/next`);
    },
  },
};
