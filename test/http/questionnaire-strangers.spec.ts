import { CommunesService } from '../../src/communes/communes.service.js';
import { DraftsService, revisionOf } from '../../src/questionnaires/drafts.service.js';
import type { OwnQuestionnaire } from '../../src/questionnaires/own-questionnaire.entity.js';
import { aDraft, officerOf, ownOf, published, threeLevels } from '../harness/own-questionnaires.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { SPRING } from '../harness/spring.js';

let server: TestServer;
let officer: SignedIn;
beforeAll(async () => {
  server = await startServer();
  await server.get(CommunesService, { strict: false }).import(SPRING, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
});
afterAll(() => server.stop());

const editOf = ({ version }: OwnQuestionnaire, rest = ''): string => `/questionnaires/${version}/edit${rest}`;
const rowOf = ({ version }: OwnQuestionnaire) => ownOf(server).find(version, officerOf('spring'));
const post = async (draft: OwnQuestionnaire, path: string, fields: Record<string, string>) =>
  officer.post(editOf(draft, path), { revision: revisionOf(await rowOf(draft)), ...fields });
const codesOf = (source: string): readonly string[] =>
  JSON.parse(source).pages.flatMap((page: { elements: { name: string }[] }) => page.elements.map(({ name }) => name));

describe('a file that was not made for us, in the editor', () => {
  it('keeps its questions where it has no pages, and its codes once they were answered by', async () => {
    const { pages, ...rest } = threeLevels('Không trang');
    const flat = { ...rest, elements: pages.flatMap(({ elements }) => elements as { name: string }[]) };
    const first = await published(server, await aDraft(server, flat, 'spring', 'Không trang'));
    const second = await server.get(DraftsService, { strict: false }).next(first, 'test');
    expect(await (await officer.get(editOf(second))).text()).toContain('id="q-CLEAN"');
    const page = await (await officer.get(editOf(second, '/questions/CLEAN'))).text();
    expect(page).toContain('Mã CLEAN giữ nguyên');
    expect((await post(second, '', { step: 'add', kind: 'line', page: 'page1', 'new-vi': 'Thêm' })).status).toBe(303);
    expect(codesOf((await rowOf(second)).source)).toEqual(['G', 'WHY', 'CLEAN', 'Q1']);
  });

  it('is changed and saved whatever its pages, groups and paragraphs are called', async () => {
    const names = { page: 'Trang một/#1? 100%', group: 'Nhóm “A”', words: 'Đoạn chữ' };
    const usual = threeLevels('Tên lạ');
    const group = { type: 'panel', name: names.group, elements: [{ type: 'text', name: 'IN', title: 'Trong' }] };
    const strange = { name: names.page, elements: [group, { type: 'html', name: names.words, html: 'Chữ' }] };
    const draft = await aDraft(server, { ...usual, pages: [...usual.pages, strange] }, 'spring', 'Tên lạ');
    const list = await (await officer.get(editOf(draft))).text();
    const places = Object.entries({ page: 'pages', group: 'questions', words: 'questions' } as const);
    for (const [what, path] of places) {
      const address = editOf(draft, `/${path}/${encodeURIComponent(names[what as keyof typeof names])}`);
      const form = await (await officer.get(address)).text();
      expect([what, list.includes(`href="${address}"`), form.includes(`action="${address}"`)]).toEqual([
        what,
        true,
        true,
      ]);
      const reply = await post(draft, address.slice(editOf(draft).length), { go: 'save', 'title-vi': 'Mới' });
      expect([what, reply.status]).toEqual([what, 303]);
    }
    for (const step of [`up ${names.group}`, `down ${names.words}`, `page-up ${names.page}`, 'down không có']) {
      expect([step, (await post(draft, '', { step })).status]).toEqual([step, 303]);
    }
    expect((await rowOf(draft)).source.match(/"Mới"/g)).toHaveLength(3);
  });
});
