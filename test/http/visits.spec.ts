import type { Role } from '../../src/access/staff.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { auditOf } from '../harness/audit.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, openSpring, SPRING, type Spring } from '../harness/spring.js';

let server: TestServer;
let spring: Spring;
let officer: SignedIn;
let token: string;

beforeAll(async () => {
  server = await startServer('2026-11-10');
  spring = await openSpring(server);
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  token = await tokenOf('officer');
});
afterAll(() => server.stop());

const tokenOf = (role: Role, commune = 'spring') =>
  server.get(TokensService, { strict: false }).create(role, commune, `${role} of ${commune}`, 'test');
const call = async (method: 'GET' | 'PUT', body?: unknown, bearer = token, campaign = spring.campaign.id) => {
  const reply = await fetch(`${server.url}/api/v1/campaigns/${campaign}/visits`, {
    method,
    headers: {
      authorization: `Bearer ${bearer}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
};
const page = `/campaigns/`;
const pathOf = (rest = ''): string => `${page}${spring.campaign.id}/visits${rest}`;

const W45 = [
  { week: '2026-W45', field: 'dat-dai', count: 45 },
  { week: '2026-W45', field: 'ho-tich', count: 1234 },
];

describe('visits sent by a program', () => {
  it('are kept, and the same again changes nothing', async () => {
    const first = await call('PUT', { visits: W45 });
    expect(first).toEqual({ status: 200, body: { campaign: spring.campaign.id, visits: W45 } });
    expect(await call('PUT', { visits: W45 })).toEqual(first);
    expect(await call('GET')).toEqual(first);
  });

  it('replace the weeks that are sent, and leave the others', async () => {
    const later = [{ week: '2026-W46', field: 'thue', count: 0 }];
    expect((await call('PUT', { visits: later })).body.visits).toEqual([...W45, ...later]);
    const changed = [{ week: '2026-W45', field: 'thue', count: 7 }];
    expect((await call('PUT', { visits: changed })).body.visits).toEqual([...changed, ...later]);
  });

  it('with one wrong row change nothing, and each wrong row is named', async () => {
    const before = await call('GET');
    const reply = await call('PUT', {
      visits: [
        ...[W45[0], { week: '2026-W45', field: 'sao', count: 1 }, { week: 'tuần 45', field: 'thue', count: 1 }],
        ...[
          { week: '2026-W47', field: 'thue', count: 1 },
          { week: '2026-W45', field: 'thue', count: -1 },
        ],
        ...[{ week: '2026-W45', field: 'thue', count: 1.234 }, W45[0]],
      ],
    });
    expect(reply.status).toBe(422);
    expect(reply.body).toMatchObject({ code: 'input-invalid' });
    const errors = reply.body.errors as { row: number; code: string; value: string; message: string }[];
    expect(errors.map(({ row, code, value }) => [row, code, value])).toEqual([
      [2, 'unknown-field', 'sao'],
      [3, 'unknown-week', 'tuần 45'],
      [4, 'outside-campaign', '2026-W47'],
      [5, 'not-a-count', '-1'],
      [6, 'not-a-count', '1.234'],
      [7, 'repeated', '2026-W45, dat-dai'],
    ]);
    expect(errors[0]?.message).toContain('không có lĩnh vực “sao”');
    expect(await call('GET')).toEqual(before);
    expect((await call('PUT', { visits: 'many' })).status).toBe(400);
  });

  it.each(['administrator', 'clerk', 'leader', 'director', 'controller', 'collector', 'auditor', 'province'] as const)(
    'are not for the role %s',
    async (role) => {
      const bearer = await tokenOf(role);
      expect((await call('GET', undefined, bearer)).status).toBe(403);
      expect((await call('PUT', { visits: [] }, bearer)).status).toBe(403);
    },
  );

  it('are unknown to another commune, and where nobody comes for a field', async () => {
    const elsewhere = await tokenOf('officer', 'elsewhere');
    expect((await call('PUT', { visits: W45 }, elsewhere)).status).toBe(404);
    const meeting = await aCampaign(server, { questionnaire: 'hop-thon' });
    expect((await call('GET', undefined, token, meeting.id)).status).toBe(404);
    expect((await officer.get(`${page}${meeting.id}/visits`)).status).toBe(404);
  });

  it('have their shape in the contract', async () => {
    const contract = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { requestBody?: object; responses: Record<string, object> }>>;
    };
    const put = contract.paths['/api/v1/campaigns/{id}/visits']?.put;
    expect(JSON.stringify(put?.requestBody)).toContain('2026-W45');
    expect(Object.keys(put?.responses ?? {})).toEqual(['200', '422']);
  });
});

it('are entered for a field that was given up while people still came for it', async () => {
  const days = { opensOn: '2026-10-01', endsOn: '2026-11-30', locksOn: '2026-12-05' } as const;
  const campaign = await aCampaign(server, days);
  const communes = server.get(CommunesService, { strict: false });
  await communes.import({ ...SPRING, fields: SPRING.fields.filter(({ key }) => key !== 'thue') }, '2026-11-05', 'test');
  const visits = [{ week: '2026-W43', field: 'thue', count: 12 }];
  expect(await call('PUT', { visits }, token, campaign.id)).toMatchObject({ status: 200, body: { visits } });
  expect(await (await officer.get(`${page}${campaign.id}/visits?week=2026-W43`)).text()).toContain('name="count-thue"');

  const after = await aCampaign(server, { opensOn: '2026-11-06', endsOn: '2026-11-20', locksOn: '2026-12-05' });
  expect((await call('PUT', { visits: [{ ...visits[0], week: '2026-W45' }] }, token, after.id)).status).toBe(422);
  await communes.import(SPRING, '2026-11-05', 'test');
});

describe('visits entered by an officer', () => {
  it('are reached from the campaign', async () => {
    expect(await (await officer.get(`${page}${spring.campaign.id}`)).text()).toContain(`href="${pathOf()}"`);
  });

  it('are pasted from a spreadsheet, previewed beside the old ones, and saved', async () => {
    await call('PUT', { visits: W45 });
    const text = 'Lĩnh vực\tTuần 45/2026\t2026-W46\nHộ tịch\t1.300\t95\nThuế\t12\t\nTổng\t1.312\t95';
    const preview = await (await officer.post(pathOf('/preview'), { text })).text();
    expect(preview).toMatch(/1\.300<br><span[^>]*>trước: 1\.234/);
    expect(preview).toMatch(/bỏ trống<\/span><br><span[^>]*>trước: 45/);
    expect(preview).toContain('>1.312<');
    expect((await call('GET')).body.visits).toEqual(expect.arrayContaining(W45));

    const saved = await officer.post(pathOf(), { text });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, pathOf('?saved=yes')]);
    expect((await call('GET')).body.visits).toEqual([
      { week: '2026-W45', field: 'ho-tich', count: 1300 },
      { week: '2026-W45', field: 'thue', count: 12 },
      { week: '2026-W46', field: 'ho-tich', count: 95 },
    ]);
    expect(await (await officer.get(pathOf('?saved=yes'))).text()).toMatch(/Tuần 45\/2026[\s\S]*>1\.312</);
  });

  it('are refused with the lines at fault and the text kept; nothing of them is saved', async () => {
    const before = (await call('GET')).body;
    const text = '2026-W45;Hộ tịch;5\n2026-W45;Xây dựng;1';
    for (const path of ['/preview', '']) {
      const reply = await officer.post(pathOf(path), { text });
      const answer = await reply.text();
      expect(reply.status).toBe(422);
      expect(answer).toMatch(/Dòng 2:<\/a> không có lĩnh vực “Xây dựng”/);
      expect(answer).toContain('2026-W45;Xây dựng;1</textarea>');
    }
    expect((await officer.post(pathOf(), { text: 'xin chào' })).status).toBe(422);
    expect((await call('GET')).body).toEqual(before);
    expect(await (await officer.post(pathOf('/preview'), { text, again: 'yes' })).text()).toContain(
      `${text}</textarea>`,
    );
  });

  it('are typed for one week; an empty box is nothing known, and a wrong one is marked', async () => {
    const boxes = { week: '2026-W46', 'count-ho-tich': '1.020', 'count-dat-dai': '', 'count-thue': 'mười' };
    const refused = await officer.post(pathOf('/week'), boxes);
    const answer = await refused.text();
    expect(refused.status).toBe(422);
    expect(answer).toContain('id="count-thue-error"');
    expect(answer).toContain('value="1.020"');
    expect((await officer.post(pathOf('/week'), { ...boxes, 'count-thue': '10' })).status).toBe(303);
    expect((await call('GET')).body.visits).toEqual(
      expect.arrayContaining([
        { week: '2026-W46', field: 'ho-tich', count: 1020 },
        { week: '2026-W46', field: 'thue', count: 10 },
      ]),
    );
    expect((await officer.post(pathOf('/week'), { ...boxes, week: '2027-W01', 'count-thue': '1' })).status).toBe(422);
  });

  it('leave a trace: who, which weeks, how many', async () => {
    const [newest] = await auditOf(server, 'spring');
    expect(newest).toMatchObject({
      ...{ actor: 'officer.spring', action: 'visits-entered', communeId: 'spring', object: spring.campaign.id },
      details: { weeks: ['2026-W46'], total: 1030 },
    });
  });
});
