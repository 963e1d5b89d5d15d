import type { Staff } from '../../src/access/staff.js';
import { Settings } from '../../src/config/settings.js';
import { DraftsService, revisionOf } from '../../src/questionnaires/drafts.service.js';
import type { OwnQuestionnaire } from '../../src/questionnaires/own-questionnaire.entity.js';
import { OwnQuestionnairesService } from '../../src/questionnaires/own-questionnaires.service.js';
import { startServer, type TestServer } from './server.js';

const levels = (...texts: readonly string[]) =>
  texts.map((text, index) => ({ value: texts.length - index, text: { vi: text } }));

/** A commune's own form as such forms are: three levels, and a question that is asked only of some. */
export function threeLevels(title = 'Ý kiến về chợ xã') {
  const choices = levels('Hài lòng', 'Bình thường', 'Không hài lòng');
  return {
    subject: 'administration',
    title: { vi: title },
    pages: [
      {
        name: 'chung',
        elements: [
          {
            ...{ type: 'radiogroup', name: 'G', general: true, isRequired: true, satisfied: [3], choices },
            title: { vi: 'Ông/Bà có hài lòng về chợ không?' },
          },
        ],
      },
      {
        name: 'them',
        elements: [
          { type: 'comment', name: 'WHY', visibleIf: '{G} = 1', title: { vi: 'Vì sao chưa hài lòng?' } },
          { type: 'radiogroup', name: 'CLEAN', satisfied: [3], choices, title: { vi: 'Vệ sinh của chợ' } },
        ],
      },
    ],
  };
}

/** Brings one along; with nothing of its page. */
export function aDraft(server: TestServer, definition: object, communeId = 'spring', name = 'Chợ xã') {
  const drafts = server.get(DraftsService, { strict: false });
  return drafts.create({ communeId, name, source: JSON.stringify(definition) }, 'test');
}

export async function published(server: TestServer, draft: OwnQuestionnaire): Promise<OwnQuestionnaire> {
  return (await server.get(DraftsService, { strict: false }).publish(draft, revisionOf(draft), 'test')).now;
}

/** Another server on the same database. */
export function besides(server: TestServer): Promise<TestServer> {
  const { databaseUrl, secretsFile } = server.get(Settings, { strict: false });
  return startServer('2026-11-03', { DATABASE_URL: databaseUrl, SECRETS_FILE: secretsFile });
}

/** An officer of a commune, as services know one. */
export function officerOf(communeId: string): Staff {
  const more = { unit: null, csrfToken: null, passwordIsTemporary: false, passwordMustChange: false };
  return { kind: 'user', id: 'o', name: 'officer', role: 'officer', communeId, ...more };
}

export function ownOf(server: TestServer): OwnQuestionnairesService {
  return server.get(OwnQuestionnairesService, { strict: false });
}
