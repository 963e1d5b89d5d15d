import { CommunesService } from '../../src/communes/communes.service.js';
import { BatchesService } from '../../src/paper/batches.service.js';
import { draftOn } from '../harness/paper-frames.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, SPRING } from '../harness/spring.js';
import { readPaper, type ToldPaper } from '../harness/told-paper.js';

let server: TestServer;
let officer: SignedIn;
let campaign: string;

beforeAll(async () => {
  server = await startServer('2026-06-01');
  await server.get(CommunesService, { strict: false }).import(SPRING, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  const village = await aPoint(server, { kind: 'paper', name: 'Nhà văn hóa Đông', village: 'dong' });
  const days = { opensOn: '2026-06-01', endsOn: '2026-06-20', locksOn: '2026-06-25' } as const;
  const round = await aCampaign(server, { questionnaire: 'chinh-quyen', ...days, target: 0.9, pointIds: [village.id] });
  const batches = server.get(BatchesService, { strict: false });
  const wanted = { pointId: village.id, meetingId: null, handedOutBy: 'front', form: 'full', issued: 120 } as const;
  await batches.recordReturned(await batches.create(round, wanted, 'lan'), 90, 'lan');
  await batches.create(round, { ...wanted, issued: 30 }, 'lan');
  campaign = round.id;
});
afterAll(() => server.stop());

const drafted = (kind: string, typed: Record<string, string> = {}) =>
  draftOn(officer, `/documents/draft/${kind}?campaign=${campaign}`, typed);

async function made(kind: string): Promise<ToldPaper> {
  const draft = await drafted(kind);
  expect((await officer.post(`/documents/draft/${kind}`, draft)).status).toBe(303);
  const file = await officer.get(`/documents/spring/${draft.id}/file.docx`);
  return readPaper(Buffer.from(await file.arrayBuffer()));
}

it('the plan says who is asked, where, until when and how, before anything is locked', async () => {
  const { paragraphs, rows } = await made('plan');
  const text = paragraphs.join('\n');
  for (const said of ['KẾ HOẠCH', 'VI. TỔ CHỨC THỰC HIỆN', 'đạt từ 90% trở lên', 'chính quyền xã Xuân', '/KH-UBND'])
    expect(text).toContain(said);
  expect(text).not.toContain('[[');
  expect(text).toMatch(/\nỦy ban nhân dân xã Xuân ban hành Kế hoạch khảo sát .*, như sau:\nI\. MỤC ĐÍCH/);
  expect(text).toContain('phản ánh về Ủy ban nhân dân xã Xuân để xem xét');
  expect(rows).toContainEqual(['1', 'Nhà văn hóa Đông', 'Đông', 'Phiếu giấy']);
  expect(rows).toContainEqual(['1', 'Thu phiếu', 'Từ ngày 01/06/2026 đến hết ngày 20/06/2026']);
});

it('each batch has a receipt of its own, with what came back, to be signed by both', async () => {
  const { paragraphs, rows } = await made('handover');
  expect(paragraphs.filter((text) => text === 'GIẤY GIAO NHẬN PHIẾU')).toHaveLength(2);
  expect(paragraphs.filter((text) => text === 'BÊN NHẬN')).toHaveLength(2);
  expect(
    rows
      .filter(([, item]) => item === 'Phiếu phát ra')
      .map(([, , count]) => count)
      .sort(),
  ).toEqual(['120', '30']);
  expect(
    rows
      .filter(([, item]) => item === 'Phiếu thu về')
      .map(([, , count]) => count)
      .sort(),
  ).toEqual(['', '90']);
});

it('the minutes sum up the batches, and say what is not keyed', async () => {
  const { paragraphs, rows } = await made('tally');
  expect(rows.at(-2)).toEqual(['', 'Cộng', '', '', '150', '90', '0', '0']);
  expect(paragraphs).toContain('Còn 90 phiếu thu về chưa nhập.');
});

it('are offered where there are sheets, and kept with the survey they are about', async () => {
  const list = await (await officer.get('/documents')).text();
  for (const kind of ['plan', 'handover', 'tally']) expect(list).toContain(`/documents/draft/${kind}?campaign`);
  expect(list).not.toContain('/documents/draft/report');
  expect((await officer.get(`/documents/draft/report?campaign=${campaign}`)).status).toBe(409);
  expect((await officer.get(`/documents/draft/nothing?campaign=${campaign}`)).status).toBe(404);
  expect((await officer.get(`/documents/draft/plan?campaign=${campaign}&period=2026`)).status).toBe(400);
  const page = await (await officer.get(`/campaigns/${campaign}/delete`)).text();
  expect(page).toContain('3 văn bản đã lập');
});

it('is read again before it is made, where what it tells changed since the page was opened', async () => {
  const closing = 'Yêu cầu các thôn phối hợp thực hiện./.';
  const draft = await drafted('tally', { 'text-end': closing });
  const [batch] = await server.get(BatchesService, { strict: false }).list('spring');
  await officer.post(`/paper/batches/${batch?.id}/returned`, { returned: '20' });
  const reply = await officer.post('/documents/draft/tally', draft);
  const page = await reply.text();
  expect([reply.status, page.includes('Chưa lập văn bản')]).toEqual([409, true]);
  expect(page).toContain(closing);
  expect((await officer.get(`/documents/spring/${draft.id}`)).status).toBe(404);
});

it('with other sentences, from a page that made one before, is another paper', async () => {
  const draft = await drafted('plan', { 'text-content': 'Theo mẫu phiếu đã ban hành.' });
  const changed = { ...draft, 'text-content': 'Theo mẫu phiếu mới.' };
  const made: (string | null)[] = [];
  for (const sent of [draft, draft, changed, changed]) {
    made.push((await officer.post('/documents/draft/plan', sent)).headers.get('location'));
  }
  expect(made[0]).toContain(draft.id);
  expect([made[1], made[3], made[2] === made[0]]).toEqual([made[0], made[2], false]);
  for (const [path, said] of [
    [made[0], 'đã ban hành'],
    [made[2], 'mẫu phiếu mới'],
  ] as const) {
    expect(await (await officer.get(path ?? '')).text()).toContain(said);
  }
});
