import type { Staff } from '../../src/access/staff.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { measureText } from '../../src/paper/draw-sheets.js';
import { layoutSheet } from '../../src/paper/sheet-layout.js';
import { toPreviewRun } from '../../src/paper/sheet-runs.js';
import { LookedAtService } from '../../src/questionnaires/looked-at.service.js';
import { aDraft, ownOf, published, threeLevels } from '../harness/own-questionnaires.js';
import { pagesOf } from '../harness/printed-sheets.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, SPRING } from '../harness/spring.js';

let server: TestServer;
let officer: SignedIn;
let elsewhere: SignedIn;
let clerk: SignedIn;
beforeAll(async () => {
  server = await startServer();
  const communes = server.get(CommunesService, { strict: false });
  await communes.import(SPRING, '2026-01-01', 'test');
  await communes.import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  elsewhere = await signInAs(server, { role: 'officer', communeId: 'autumn' });
  clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
});
afterAll(() => server.stop());

const page = async (path: string, by = officer) => (await by.get(path)).text();
const upload = (text: string, name = '') => officer.post('/questionnaires/new', { commune: 'spring', name, text });
const wrong = {
  ...threeLevels(),
  pages: [
    {
      elements: [
        { type: 'file', name: 'PHOTO' },
        { type: 'text', name: 'B', visibleIf: 'today() > 1' },
      ],
    },
  ],
};

describe('an officer who brings a questionnaire', () => {
  it('reads everything that is wrong at once, and finds what was typed again', async () => {
    const reply = await upload(JSON.stringify(wrong), 'Chợ');
    expect(reply.status).toBe(422);
    const text = await reply.text();
    expect(text).toContain('Có 2 chỗ phải sửa');
    expect(text).toContain('<code>pages[0].elements[0].type</code>');
    expect(text).toContain('<code>pages[0].elements[1].visibleIf</code>');
    expect(text).toContain('&quot;PHOTO&quot;');
    expect(text).toContain('value="Chợ"');
    expect(await ownOf(server).list('spring')).toEqual([]);
    expect(await (await upload('{"pages": [')).text()).toContain('không đọc được dạng JSON từ dòng 1');
  });

  it('keeps a file that knows nothing of us, mends it, and publishes it after saying that it is meant', async () => {
    const stranger = { title: 'Ý kiến', elements: [{ type: 'rating', name: 'R' }] };
    const kept = await upload(JSON.stringify(stranger));
    expect([kept.status, kept.headers.get('location')]).toEqual([
      303,
      '/questionnaires/spring.y-kien.v1?saved=uploaded',
    ]);
    const path = '/questionnaires/spring.y-kien.v1';
    const shown = await page(path);
    expect(shown).toContain('chưa có câu nào được đánh dấu là câu hỏi chung');
    expect(shown).not.toContain(`${path}/publish`);
    const revision = /name="revision" value="([^"]+)"/.exec(await page(`${path}/publish`))?.[1] ?? '';
    expect((await officer.post(`${path}/publish`, { confirmed: 'yes', revision })).status).toBe(409);
    const seen = /name="seen" value="([^"]+)"/.exec(await page(`${path}/text`))?.[1] ?? '';
    const mended = { seen, text: JSON.stringify(threeLevels('Ý kiến')) };
    expect((await officer.post(`${path}/text`, { ...mended, text: JSON.stringify(wrong) })).status).toBe(422);
    expect((await officer.post(`${path}/text`, mended)).status).toBe(303);
    expect((await officer.post(`${path}/text`, { ...mended, text: '{"elements":[]}' })).status).toBe(409);
    expect(await page(path)).toContain(`${path}/publish`);
    const now = /name="revision" value="([^"]+)"/.exec(await page(`${path}/publish`))?.[1] ?? '';
    expect((await officer.post(`${path}/publish`, { revision: now })).status).toBe(422);
    expect((await officer.post(`${path}/publish`, { confirmed: 'yes', revision })).status).toBe(409);
    for (const _ of ['once', 'twice']) {
      expect((await officer.post(`${path}/publish`, { confirmed: 'yes', revision: now })).status).toBe(303);
    }
    expect((await officer.get(`${path}/text`)).status).toBe(302);
    expect((await officer.post(`${path}/delete`, { confirmed: 'yes' })).status).toBe(409);
  });

  it('is offered it where campaigns are made, sees what uses it, and retires it', async () => {
    const path = '/questionnaires/spring.y-kien.v1';
    expect(await page('/campaigns/new')).toContain('value="spring.y-kien"');
    expect(await page('/campaigns/new', elsewhere)).not.toContain('spring.y-kien');
    const point = await aPoint(server);
    const campaign = await aCampaign(server, { questionnaire: 'spring.y-kien', name: 'Đợt chợ', pointIds: [point.id] });
    const days = { opensOn: '2026-12-01', endsOn: '2026-12-20', locksOn: '2026-12-25' } as const;
    const planned = await aCampaign(server, { questionnaire: 'spring.y-kien', name: 'Đợt sau', ...days });
    expect(await page('/questionnaires')).toMatch(/spring\.y-kien\.v1[\s\S]*Đang sử dụng[\s\S]*Đợt chợ/);
    expect((await officer.post(`${path}/next`)).headers.get('location')).toContain('spring.y-kien.v2?saved=begun');
    expect((await officer.post(`${path}/retire`, { confirmed: 'yes' })).status).toBe(303);
    expect(await page('/campaigns/new')).not.toContain('value="spring.y-kien"');
    expect(await page(`/campaigns/${planned.id}/edit`)).toMatch(/value="spring\.y-kien"[^>]* selected/);
    const next = { name: 'Lần hai', opensOn: '2027-01-01', endsOn: '2027-01-10', locksOn: '' };
    const clone = await officer.post(`/campaigns/${campaign.id}/clone`, next);
    expect([clone.status, await clone.text()]).toEqual([409, expect.stringContaining('đã ngừng dùng')]);
    expect((await officer.post('/questionnaires/spring.y-kien.v2/delete', { confirmed: 'yes' })).status).toBe(303);
    expect(await page('/questionnaires')).not.toContain('spring.y-kien.v2');
    const form = await (await fetch(`${server.url}/k/${point.code}`)).text();
    expect(form).toContain('Ông/Bà có hài lòng về chợ không?');
  });

  it('reads and changes nothing of another commune, and a clerk changes nothing', async () => {
    const path = '/questionnaires/spring.y-kien.v1';
    for (const rest of ['', '/publish', '/text', '/file']) {
      expect([rest, (await elsewhere.get(path + rest)).status]).toEqual([rest, 404]);
    }
    for (const rest of ['/retire', '/next', '/text', '/delete']) {
      const fields = { confirmed: 'yes', text: '{}', seen: '' };
      expect([rest, (await elsewhere.post(path + rest, fields)).status]).toEqual([rest, 404]);
      expect([rest, (await clerk.post(path + rest, fields)).status]).toEqual([rest, 403]);
    }
    expect((await elsewhere.post('/questionnaires/new', { commune: 'spring', name: '', text: '{}' })).status).toBe(404);
    expect((await elsewhere.get('/questionnaires?commune=spring')).status).toBe(404);
    expect((await clerk.get(path)).status).toBe(200);
  });
});

describe('a questionnaire that is looked at before anybody is asked', () => {
  const ways = ['phone', 'tablet', 'paper', 'keying'] as const;
  const told = 'Bản xem trước: không có gì được gửi đi hay lưu lại.';

  it('is shown as phone, tablet, paper and keying screen, as a draft, published or shipped, and can be sent nowhere', async () => {
    const draft = await aDraft(server, threeLevels('Xem thử'), 'spring', 'Xem thử');
    const other = await published(server, await aDraft(server, threeLevels('Đã xem'), 'spring', 'Đã xem'));
    for (const version of [draft.version, other.version, 'trung-tam.v1']) {
      const shown = await page(`/questionnaires/${version}`, clerk);
      for (const way of ways) {
        const path = `/questionnaires/${version}/as/${way}`;
        expect(shown).toContain(`href="${path}`);
        if (way === 'paper') {
          expect((await clerk.get(path)).headers.get('content-type')).toBe('application/pdf');
          continue;
        }
        const text = await page(path, clerk);
        expect([path, text.includes(told), text.includes(`href="/questionnaires/${version}"`)]).toEqual([
          path,
          true,
          true,
        ]);
        const posting = [...text.matchAll(/<form\b[^>]*method="post"[^>]*>/g)].map(([form]) => form);
        expect(posting.filter((form) => !form.includes('action="/logout"'))).toEqual([]);
      }
    }
  });

  it('stands on a phone screen by screen, in each language it speaks, without a script', async () => {
    const path = '/questionnaires/spring.xem-thu.v1/as/phone';
    const reply = await officer.get(path);
    expect(reply.headers.get('content-security-policy')).toContain("form-action 'none'");
    const first = await reply.text();
    expect(first).toContain('Ông/Bà có hài lòng về chợ không?');
    expect(first).not.toContain('<script');
    expect(first).toMatch(/<form [^>]*method="dialog" action="#"/);
    expect(first).toContain('rel="next"');
    const asked = await page(`${path}?in=vi&screen=WHY`);
    expect(asked).toContain('Có nội dung chỉ hiện khi câu trả lời trước đó phù hợp.');
    expect(asked).toMatch(/<div class="q" id="q2" data-q="WHY">/);
    expect(await page('/questionnaires/trung-tam.v1/as/phone?in=en')).toMatch(
      /<html lang="en">[\s\S]*lang="vi">Bản xem trước/,
    );
  });

  it('runs scripts on a tablet and for keying that know of no server and no store', async () => {
    for (const [way, script] of [
      ['tablet', 'kiosk-preview.js'],
      ['keying', 'keying-preview.js'],
    ] as const) {
      const text = await page(`/questionnaires/spring.xem-thu.v1/as/${way}`);
      expect(text).toContain(`/assets/${script}`);
      expect(text).toContain('Vệ sinh của chợ');
      const code = await (await fetch(`${server.url}/assets/${script}`)).text();
      expect(code).toContain('JSON.parse');
      expect(code).not.toMatch(/fetch\(|XMLHttpRequest|sendBeacon|indexedDB|localStorage|sessionStorage/);
    }
    const tablet = await officer.get('/questionnaires/spring.xem-thu.v1/as/tablet');
    expect(tablet.headers.get('content-security-policy')).not.toContain('connect-src');
  });

  it('is printed as a sheet of no batch, which says so and has no code to be keyed by', async () => {
    const file = await officer.get('/questionnaires/spring.xem-thu.v1/as/paper');
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(pagesOf(Buffer.from(await file.arrayBuffer()))).toBe(1);
    const previewed = await server
      .get(LookedAtService, { strict: false })
      .placed('spring.xem-thu.v1', { role: 'officer', communeId: 'spring' } as Staff);
    if (!previewed) throw new Error('nothing to print');
    const run = toPreviewRun(previewed);
    expect(run.batch).toBeNull();
    const [sheet] = layoutSheet(run.form, measureText());
    expect(sheet?.texts.map(({ text }) => text).join(' ')).toContain('nếu câu 1 chọn “Không hài lòng”');
  });

  it('is looked at by its own commune only, and once nothing is left to mend', async () => {
    const open = await aDraft(server, { title: 'Dở', elements: [{ type: 'rating', name: 'R' }] }, 'spring', 'Dở dang');
    for (const way of ways) {
      expect((await elsewhere.get(`/questionnaires/spring.xem-thu.v1/as/${way}`)).status).toBe(404);
      expect((await officer.get(`/questionnaires/none.v1/as/${way}`)).status).toBe(404);
      const unready = await officer.get(`/questionnaires/${open.version}/as/${way}`);
      expect([unready.status, unready.headers.get('location')]).toEqual([302, `/questionnaires/${open.version}`]);
    }
    expect(await page(`/questionnaires/${open.version}`)).not.toContain('/as/phone');
  });
});

describe('a program', () => {
  it('checks, brings and lists questionnaires, in the language asked for', async () => {
    const token = await server.get(TokensService, { strict: false }).create('officer', 'spring', 'brings', 'test');
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const call = async (path: string, body?: unknown) => {
      const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const reply = await fetch(`${server.url}/api/v1/questionnaires${path}`, { headers, ...sent });
      return { status: reply.status, body: await reply.json() };
    };
    expect(await call('/check?lang=en', wrong)).toMatchObject({
      status: 200,
      body: {
        faults: [
          { question: 'PHOTO', path: 'pages[0].elements[0].type', code: 'type-not-supported' },
          { question: 'B', message: expect.stringContaining('its condition uses today()') },
        ],
        warnings: [{ code: 'no-general-item' }],
      },
    });
    expect(await call('', wrong)).toMatchObject({ status: 422, body: { code: 'input-invalid', errors: [{}, {}] } });
    const kept = await call('', threeLevels('Bằng máy'));
    expect(kept).toMatchObject({ status: 201, body: { version: 'spring.bang-may.v1', state: 'draft', warnings: [] } });
    expect((await call('')).body).toContainEqual(expect.objectContaining({ version: 'spring.bang-may.v1' }));
    expect((await call('?commune=autumn')).status).toBe(404);
    expect((await call('?commune=autumn', threeLevels())).status).toBe(404);
    expect((await call('/check', [])).body).toMatchObject({ faults: [{ code: 'no-definition' }] });
  });
});
