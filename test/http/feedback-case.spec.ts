import { FeedbackService } from '../../src/feedback/feedback.service.js';
import { auditOf } from '../harness/audit.js';
import { anEntry } from '../harness/feedback-changes.js';
import { words } from '../harness/page-words.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { openSpring } from '../harness/spring.js';

let server: TestServer;
let officer: SignedIn;
let leader: SignedIn;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await openSpring(server);
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
}, 60_000);
afterAll(() => server.stop());

const read = async (path: string, who = officer): Promise<string> => words(await (await who.get(path)).text());

describe('a case', () => {
  it('is assigned, answered and closed, with every step in its history', async () => {
    const path = await anEntry(server, { contact: '0912 345 678' });
    expect(await read(path)).toContain('Chưa giao');
    await officer.post(`${path}/assign`, { changes: '1', owner: 'parks', days: '10' });
    // Ten working days from Tuesday 3 November.
    expect(await read(path)).toContain('Giao Phòng Kinh tế, hạn 17/11/2026');
    await officer.post(`${path}/assign`, { changes: '2', owner: 'registry', days: '' });
    expect(await read(path)).toContain('Giao Văn phòng HĐND và UBND, hạn 17/11/2026');
    await officer.post(`${path}/note`, { changes: '3', note: 'Đã hỏi điện lực' });
    await officer.post(`${path}/answer`, { changes: '4', answer: 'Đã thay bóng.', done: 'Thay 3 bóng' });
    const asked = await officer.post(`${path}/close`, { changes: '5' });
    expect([asked.status, words(await asked.text()).includes('cách liên hệ sẽ bị xóa')]).toEqual([422, true]);
    await officer.post(`${path}/close`, { changes: '5', told: 'yes' });
    const page = await read(path);
    expect(page).toContain('Đã kết thúc');
    expect(page).not.toContain('0912 345 678');
    await officer.post(`${path}/reopen`, { changes: '6', because: 'Lại hỏng' });
    expect(await read(path)).toMatch(
      /Lập vụ việc.*Giao.*Ghi chú nội bộ.*Đã hỏi điện lực.*Trả lời.*Kết thúc.*Mở lại.*Lại hỏng/s,
    );
    const steps = (await auditOf(server, 'spring')).filter(
      ({ action, object }) => action === 'case-step' && path.endsWith(object),
    );
    expect(JSON.stringify(steps.map(({ details }) => details))).not.toContain('điện lực');
  });

  it('is made of an entry that nobody had to answer, once', async () => {
    const path = await anEntry(server, { needsAnswer: false });
    expect(await read(path)).toContain('Ý kiến này chưa phải trả lời ai.');
    await officer.post(`${path}/open`);
    await officer.post(`${path}/open`);
    expect(await read(path)).toMatch(/Mã tra cứu ([0-9A-Z]{4} ){3}/);
  });

  it('loses nothing where two people work on it, and says so in the language of the reader', async () => {
    const path = await anEntry(server);
    await officer.post(`${path}/assign`, { changes: '1', owner: 'parks', days: '10' });
    const late = await officer.post(`${path}/assign?lang=en`, { changes: '1', owner: 'registry', days: '7' });
    const page = await late.text();
    expect(late.status).toBe(409);
    expect(words(page)).toContain('somebody took a step in this case while you had the page open');
    expect(page).toContain('value="registry" selected');
    expect(page).toContain('name="changes" value="2"');
    expect(await read(path)).toContain('Giao Phòng Kinh tế, hạn 17/11/2026');
  });

  it('is read, and not worked on, by the chairman', async () => {
    const path = await anEntry(server);
    const page = await (await leader.get(path)).text();
    expect(page).not.toContain('/assign"');
    expect((await leader.post(`${path}/assign`, { changes: '1', owner: 'parks', days: '10' })).status).toBe(403);
    expect((await officer.get('/feedback/autumn/none')).status).toBe(404);
    expect((await officer.get('/feedback/spring/none')).status).toBe(404);
  });
});

describe('what is hidden of a text', () => {
  it('is chosen anew by whoever reads the original', async () => {
    const path = await anEntry(server, { text: 'Nhà cái Lúa đốt rác gần chợ.' });
    expect(await read(path, leader)).toContain('cái Lúa');
    const wrong = await officer.post(`${path}/mask`, { seen: '', words: 'Tám Mì' });
    expect([wrong.status, (await wrong.text()).includes('Tám Mì')]).toEqual([422, true]);
    await officer.post(`${path}/mask`, { seen: '', words: 'cái lúa' });
    expect(await read(path, leader)).toContain('Nhà [tên người] đốt rác gần chợ.');
    expect(await read('/feedback?words=lua')).toContain('Không có ý kiến nào như vậy');
    const late = await officer.post(`${path}/mask`, { seen: '', words: 'chợ' });
    expect([late.status, (await late.text()).includes('chợ</textarea>')]).toEqual([409, true]);
    await officer.post(`${path}/mask`, { seen: '4-11-name', words: 'đốt rác' });
    expect(await read(path, leader)).toContain('Nhà cái Lúa [tên người] gần chợ.');
  });

  it('shows a tracking code that follows the entry', async () => {
    const path = await anEntry(server);
    const code = /Mã tra cứu ((?:[0-9A-Z]{4} ){3}[0-9A-Z])/.exec(await read(path))?.[1] ?? '';
    const found = await server.get(FeedbackService, { strict: false }).followed(code.replaceAll(' ', ''));
    expect(path).toContain(found?.entry.id ?? 'none');
  });
});
