import { CommunesService } from '../../src/communes/communes.service.js';
import { DraftsService } from '../../src/questionnaires/drafts.service.js';
import type { OwnQuestionnaire } from '../../src/questionnaires/own-questionnaire.entity.js';
import { aDraft, officerOf, ownOf, published, threeLevels } from '../harness/own-questionnaires.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { SPRING } from '../harness/spring.js';

let server: TestServer;
let officer: SignedIn;
let elsewhere: SignedIn;
beforeAll(async () => {
  server = await startServer();
  const communes = server.get(CommunesService, { strict: false });
  await communes.import(SPRING, '2026-01-01', 'test');
  await communes.import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  elsewhere = await signInAs(server, { role: 'officer', communeId: 'autumn' });
});
afterAll(() => server.stop());

const editOf = ({ version }: OwnQuestionnaire, rest = ''): string => `/questionnaires/${version}/edit${rest}`;
const textOf = async (reply: Response): Promise<string> => (await reply.text()).replace(/\s+/g, ' ');
const now = async ({ version }: OwnQuestionnaire) =>
  JSON.parse((await ownOf(server).find(version, officerOf('spring'))).source);

/** Every field of the first form of a page that has a name, as a browser would send it untouched. */
async function fieldsOf(path: string): Promise<Record<string, string>> {
  const page = await (await officer.get(path)).text();
  const form = page.split('<main')[1]?.split('</form>')[0] ?? '';
  const fields: Record<string, string> = {};
  for (const [, tag = '', inside = ''] of form.matchAll(/<(input|textarea)([^>]*>[^<]*)/g)) {
    const name = /name="([^"]+)"/.exec(inside)?.[1];
    const isLeft = /type="(?:checkbox|radio)"/.test(inside) && !inside.includes(' checked');
    if (!name || name === '_csrf' || isLeft) continue;
    fields[name] = tag === 'input' ? (/ value="([^"]*)"/.exec(inside)?.[1] ?? '') : (inside.split('>')[1] ?? '');
  }
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs)) {
    const chosen = /<option value="([^"]*)" selected/.exec(options) ?? /<option value="([^"]*)"/.exec(options);
    fields[name] = chosen?.[1] ?? '';
  }
  return fields;
}

describe('a draft in the editor', () => {
  it('is as it was where a page is sent as it came', async () => {
    const draft = await aDraft(server, threeLevels('Nguyên'), 'spring', 'Nguyên');
    const before = await now(draft);
    for (const path of ['/questions/G', '/questions/WHY', '/about', '/pages/them']) {
      const reply = await officer.post(editOf(draft, path), { ...(await fieldsOf(editOf(draft, path))), go: 'save' });
      expect([path, reply.status]).toEqual([path, 303]);
    }
    expect(await now(draft)).toEqual(before);
  });

  it('keeps what was typed and says at the field what is wrong, and nothing is half made', async () => {
    const draft = await aDraft(server, threeLevels('Lỗi'), 'spring', 'Lỗi');
    const path = editOf(draft, '/questions/CLEAN');
    const typed: Record<string, string> = {
      ...(await fieldsOf(path)),
      go: 'save',
      'title-en': 'Typed',
      'choices-words-1-vi': '',
      code: 'has space',
    };
    const reply = await officer.post(path, { ...typed, 'choices-meaning-0': 'not-satisfied' });
    expect(reply.status).toBe(422);
    const page = await textOf(reply);
    for (const said of ['Typed</textarea>', 'value="has space"', 'Xin viết nội dung tiếng Việt', 'Mã là một từ']) {
      expect(page).toContain(said);
    }
    expect(page).toContain('Cần có mức tính là hài lòng');
    expect(page).toMatch(/id="choices-words-1-vi"[^>]*aria-describedby="choices-words-1-vi-error" aria-invalid="true"/);
    expect(await now(draft)).toEqual(threeLevels('Lỗi'));
    const added = await officer.post(editOf(draft), {
      revision: typed.revision ?? '',
      step: 'add',
      kind: 'number',
      page: 'them',
    });
    expect([added.status, (await textOf(added)).includes('Xin viết câu hỏi.')]).toEqual([422, true]);
    const about = { ...(await fieldsOf(editOf(draft, '/about'))), 'title-vi': '', go: 'save' };
    expect((await officer.post(editOf(draft, '/about'), about)).status).toBe(422);
  });

  it('says what has no words in a language yet, and that it is whole once all are there', async () => {
    const definition = { ...threeLevels('Tiếng'), pages: [threeLevels().pages[1]] };
    const draft = await aDraft(server, definition, 'spring', 'Tiếng');
    const about = async (of: OwnQuestionnaire) => textOf(await officer.get(editOf(of, '/about')));
    expect(await about(draft)).toMatch(
      /Còn 6 chỗ chưa có nội dung bằng English.*<strong>WHY<\/strong> Vì sao chưa hài lòng/,
    );
    const spoken = JSON.parse(JSON.stringify(definition).replace(/\{"vi":"([^"]*)"\}/g, '{"vi":"$1","en":"$1"}'));
    expect(await about(await aDraft(server, spoken, 'spring', 'Hai tiếng'))).toContain(
      'Phiếu có đủ nội dung bằng English',
    );
  });

  it('may have a page without a name, which is changed like others', async () => {
    const [first, second] = threeLevels().pages;
    const nameless = { elements: second?.elements };
    const draft = await aDraft(server, { ...threeLevels('Trang'), pages: [first, nameless] }, 'spring', 'Trang');
    expect(await textOf(await officer.get(editOf(draft)))).toContain(`href="${editOf(draft, '/pages/page1')}"`);
    const path = editOf(draft, '/pages/page1');
    const fields = { ...(await fieldsOf(path)), 'title-vi': 'Vệ sinh', go: 'save' };
    expect((await officer.post(path, fields)).status).toBe(303);
    expect((await now(draft)).pages[1]).toMatchObject({ name: 'page1', title: 'Vệ sinh', elements: nameless.elements });
  });

  it('says how long an answer may be, and between which numbers it lies', async () => {
    const pages = [{ name: 'tuoi', elements: [{ type: 'text', name: 'AGE', inputType: 'number', title: 'Tuổi' }] }];
    const draft = await aDraft(server, { ...threeLevels('Hạn'), pages: [...threeLevels().pages, ...pages] }, 'spring');
    const send = async (code: string, typed: Record<string, string>) => {
      const path = editOf(draft, `/questions/${code}`);
      return officer.post(path, { ...(await fieldsOf(path)), ...typed, go: 'save' });
    };
    const refused = await send('AGE', { 'limit-min': '90', 'limit-max': '18' });
    const page = await textOf(refused);
    expect([refused.status, page.includes('không được nhỏ hơn số nhỏ nhất')]).toEqual([422, true]);
    expect(page).toMatch(/id="limit-max"[^>]*value="18" aria-describedby="limit-max-hint limit-max-error"/);
    expect((await send('AGE', { 'limit-min': '18', 'limit-max': '' })).status).toBe(303);
    expect((await send('WHY', { 'limit-maxLength': '300' })).status).toBe(303);
    const [, them, tuoi] = (await now(draft)).pages;
    expect(tuoi.elements).toEqual([{ ...pages[0]?.elements[0], min: 18 }]);
    expect(them.elements[0]).toMatchObject({ maxLength: 300 });
  });

  it('is put in order, added to and taken from, a step at a time', async () => {
    const draft = await aDraft(server, threeLevels('Bước'), 'spring', 'Bước');
    const step = async (fields: Record<string, string>) => {
      const { revision = '' } = await fieldsOf(editOf(draft));
      return officer.post(editOf(draft), { revision, ...fields });
    };
    await step({ step: 'down WHY' });
    const added = await step({ step: 'add', kind: 'scale-4', page: 'them', 'new-vi': 'Giá cả ở chợ' });
    expect(added.headers.get('location')).toBe(editOf(draft, '/questions/Q1'));
    await step({ step: 'page-add' });
    await step({ step: 'page-up trang1' });
    const codes = async () =>
      (await now(draft)).pages.map((page: { elements: { name: string }[] }) => page.elements.map(({ name }) => name));
    expect(await codes()).toEqual([['G'], [], ['CLEAN', 'WHY', 'Q1']]);
    await step({ step: 'page-remove trang1' });
    await step({ step: 'page-remove them' });
    const { revision = '' } = await fieldsOf(editOf(draft));
    expect((await officer.post(editOf(draft, '/questions/Q1/remove'), { revision })).status).toBe(303);
    expect((await officer.post(editOf(draft, '/questions/Q1/remove'), { revision })).status).toBe(303);
    expect(await codes()).toEqual([['G'], ['CLEAN', 'WHY']]);
  });

  it('shows the answers to choose from before a condition is saved, and moves rows without saving', async () => {
    const draft = await aDraft(server, threeLevels('Rẽ'), 'spring', 'Rẽ');
    const path = editOf(draft, '/questions/CLEAN');
    const fields = { ...(await fieldsOf(path)), 'if-question-0': 'G' };
    const shown = await textOf(await officer.post(path, { ...fields, go: 'show' }));
    expect(shown).toMatch(/name="if-value-0" value="1"/);
    expect((await officer.post(path, { ...fields, go: 'save' })).status).toBe(422);
    const turned = await textOf(await officer.post(path, { ...fields, go: 'down choices 0' }));
    expect(turned.indexOf('value="Bình thường"')).toBeLessThan(turned.indexOf('value="Hài lòng"'));
    expect(await now(draft)).toEqual(threeLevels('Rẽ'));
    await officer.post(path, { ...fields, 'if-value-0': '1', go: 'save' });
    expect((await now(draft)).pages[1].elements[1].visibleIf).toBe('{G} = 1');
    expect(await textOf(await officer.get(editOf(draft)))).toContain('trả lời “Không hài lòng”');
  });

  it('is not overwritten from a second tab, which keeps what was typed there', async () => {
    const draft = await aDraft(server, threeLevels('Hai tab'), 'spring', 'Hai tab');
    const path = editOf(draft, '/questions/WHY');
    const [one, other] = [await fieldsOf(path), await fieldsOf(path)];
    expect((await officer.post(path, { ...one, 'title-vi': 'Một', go: 'save' })).status).toBe(303);
    const reply = await officer.post(path, { ...other, 'title-vi': 'Hai', go: 'save' });
    const page = await textOf(reply);
    expect([reply.status, page.includes('vừa được sửa ở nơi khác'), page.includes('Hai</textarea>')]).toEqual([
      409,
      true,
      true,
    ]);
    expect((await now(draft)).pages[1].elements[0].title).toEqual({ vi: 'Một' });
    const { revision = '' } = other;
    expect((await officer.post(editOf(draft), { revision, step: 'down WHY' })).status).toBe(409);
    expect((await officer.post(editOf(draft, '/questions/CLEAN/remove'), { revision })).status).toBe(409);
    const again = /name="revision" value="([^"]+)"/.exec(page)?.[1] ?? '';
    expect((await officer.post(path, { ...other, 'title-vi': 'Hai', revision: again, go: 'save' })).status).toBe(303);
  });

  it('is nobody else’s, and once published stays as it is', async () => {
    const draft = await aDraft(server, threeLevels('Xong'), 'spring', 'Xong');
    const paths = ['', '/questions/G', '/about', '/pages/them'];
    for (const path of paths) {
      expect((await elsewhere.get(editOf(draft, path))).status).toBe(404);
      expect((await elsewhere.post(editOf(draft, path), { go: 'save' })).status).toBe(404);
    }
    expect((await elsewhere.get(`/questionnaires/${draft.version}/changes`)).status).toBe(404);
    const fields = await fieldsOf(editOf(draft, '/questions/G'));
    await published(server, draft);
    for (const path of paths) expect((await officer.get(editOf(draft, path))).status).toBe(409);
    const late = await officer.post(editOf(draft, '/questions/G'), { ...fields, 'title-vi': 'Khác', go: 'save' });
    expect([late.status, (await textOf(late)).includes('không sửa được nữa')]).toEqual([409, true]);
    expect(await now(draft)).toEqual(threeLevels('Xong'));
  });

  it('says what a next version changes, and whether results go on', async () => {
    const first = await published(server, await aDraft(server, threeLevels('Hai bản'), 'spring', 'Hai bản'));
    const second = await server.get(DraftsService, { strict: false }).next(first, 'test');
    const changes = async () => textOf(await officer.get(`/questionnaires/${second.version}/changes`));
    expect(await changes()).toContain('Hai phiên bản hỏi như nhau.');
    const fields = await fieldsOf(editOf(second, '/questions/G'));
    expect(fields.code).toBeUndefined();
    await officer.post(editOf(second, '/questions/G'), {
      ...fields,
      'title-vi': 'Nhìn chung, chợ thế nào?',
      go: 'save',
    });
    const reworded = await changes();
    expect(reworded).toContain('Kết quả nối tiếp');
    expect(reworded).toContain('→ “Nhìn chung, chợ thế nào?”');
    const other = { ...(await fieldsOf(editOf(second, '/questions/G'))), 'choices-meaning-1': 'satisfied', go: 'save' };
    await officer.post(editOf(second, '/questions/G'), other);
    expect(await changes()).toContain('Kết quả không nối tiếp');
    expect(await textOf(await officer.get(`/questionnaires/${first.version}/changes`))).toContain(
      'Chưa có phiên bản nào',
    );
  });
});
