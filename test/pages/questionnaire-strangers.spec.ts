import { TokensService } from '../../src/access/tokens.service.js';
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

describe('a questionnaire at the limit of length', () => {
  /** Letters of its JSON, without spaces between. */
  const lengthOf = (definition: object): number => JSON.stringify(definition).length;
  const long = (title: string, letters: number) => {
    const usual = threeLevels(title);
    const filled = (count: number) => ({
      ...usual,
      pages: [...usual.pages, { name: 'dai', elements: paragraphs(count) }],
    });
    const bare = lengthOf(filled(0));
    return filled(letters - bare);
  };
  /** Paragraphs that take so many letters altogether. */
  function paragraphs(letters: number) {
    const made: { type: string; name: string; html: string }[] = [];
    for (let left = letters; left > 0; ) {
      const one = { type: 'html', name: `P${made.length + 100}`, html: '' };
      const comma = made.length > 0 ? 1 : 0;
      const html = 'x'.repeat(Math.max(1, Math.min(4900, left - lengthOf(one) - comma)));
      made.push({ ...one, html });
      left -= lengthOf({ ...one, html }) + comma;
    }
    return made;
  }

  it('is measured by what it says, so a click that moves something keeps it, and one that adds is refused', async () => {
    const draft = await aDraft(server, long('Dài', 99_500), 'spring', 'Dài');
    expect((await post(draft, '', { step: 'down WHY' })).status).toBe(303);
    const kept = (await rowOf(draft)).source;
    expect(kept.length).toBeLessThan(100_000);
    const add = { step: 'add', kind: 'matrix', page: 'them', 'new-vi': 'Câu đang gõ' };
    const reply = await post(draft, '', add);
    const page = await reply.text();
    expect([reply.status, page.includes('phiếu quá dài'), page.includes('value="Câu đang gõ"')]).toEqual([
      422,
      true,
      true,
    ]);
    for (const path of ['/questions/WHY', '/pages/them', '/about']) {
      const typed = { go: 'save', 'title-vi': 'Nội dung đang gõ', 'title-en': 'y'.repeat(2000) };
      const refused = await post(draft, path, typed);
      const told = await refused.text();
      expect([path, refused.status, told.includes('phiếu quá dài'), told.includes('Nội dung đang gõ')]).toEqual([
        path,
        422,
        true,
        true,
      ]);
    }
    expect((await rowOf(draft)).source).toBe(kept);
    expect((await post(draft, '/questions/WHY/remove', {})).status).toBe(303);
  });

  it('is told at the field where it is pasted too long, and nothing that was pasted is lost', async () => {
    const fields = { commune: 'spring', name: 'Dài quá' };
    const form = await (await officer.get('/questionnaires/new')).text();
    expect([form.includes('Không quá 100.000 ký tự'), form.includes('maxlength="150000"')]).toEqual([true, false]);
    const text = JSON.stringify(long('Dài quá', 100_200), null, 1);
    const reply = await officer.post('/questionnaires/new', { ...fields, text });
    const page = await reply.text();
    expect([reply.status, page.includes('quá lớn'), page.includes('x'.repeat(4900))]).toEqual([422, true, true]);
    const kept = await officer.post('/questionnaires/new', { ...fields, text: JSON.stringify(long('Vừa', 99_900)) });
    expect(kept.status).toBe(303);
  });

  it('is looked through before anything else is done with it, where a program brings it', async () => {
    const token = await server.get(TokensService, { strict: false }).create('officer', 'spring', 'brings', 'test');
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = `{"title":${'['.repeat(50)}${']'.repeat(50)}}`;
    const reply = await fetch(`${server.url}/api/v1/questionnaires`, { method: 'POST', headers, body });
    expect([reply.status, await reply.json()]).toMatchObject([422, { errors: [{ code: 'too-deep' }] }]);
  });
});
