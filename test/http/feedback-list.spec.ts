import { FeedbackService } from '../../src/feedback/feedback.service.js';
import { auditOf } from '../harness/audit.js';
import { LIST, LIST_COLUMNS, sendList } from '../harness/list-desk.js';
import { words } from '../harness/page-words.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { openSpring } from '../harness/spring.js';
import { aWorkbook, sheetOf } from '../harness/workbook.js';

let server: TestServer;
let officer: SignedIn;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await openSpring(server);
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
}, 60_000);
afterAll(() => server.stop());

const send = async (path: '' | '/columns' | '/preview', file: string | Buffer, more: Record<string, string> = {}) => {
  const reply = await sendList(officer, server.url, path, file, more);
  return { status: reply.status, text: await reply.text(), to: reply.headers.get('location') ?? '' };
};
const all = () => server.get(FeedbackService, { strict: false }).all('spring');
const chosen = (text: string): readonly string[] =>
  [...text.matchAll(/<select name="c\d+".*?<\/select>/gs)].map(
    ([select]) => /value="([^"]*)" selected/.exec(select)?.[1] ?? '',
  );

describe('a list of what people said', () => {
  it('is found in its file, with what its columns say', async () => {
    const { status, text } = await send('/columns', LIST);
    expect([status, chosen(text)]).toEqual([200, ['', 'receivedOn', 'text', 'channel', 'kind', 'village']]);
    expect(words(text)).toContain('Dòng 2: STT · Ngày nhận');
  });

  it('is shown as everybody will read it, with what is not taken, and nothing is kept yet', async () => {
    const { status, text } = await send('/preview', LIST, LIST_COLUMNS);
    const page = words(text);
    expect(status).toBe(200);
    expect(page).toContain('3 ý kiến sẽ được nhập');
    expect(page).toContain('gọi anh [tên người] [số điện thoại]');
    expect(page).toMatch(/Dòng 6: Khiếu nại. Khiếu nại giải quyết theo Luật Khiếu nại/);
    expect(text.includes('0912345678')).toBe(false);
    expect(await all()).toEqual([]);
  });

  it('is taken once, however often it is sent, alone or with lines below it', async () => {
    const first = await send('', LIST, { ...LIST_COLUMNS, needsAnswer: 'yes' });
    expect([first.status, first.to, first.text && words(first.text)]).toEqual([
      ...[303, '/feedback/import?commune=spring&taken=3&before=0&lawful=1', ''],
    ]);
    expect(words(await (await officer.get(first.to)).text())).toMatch(/Đã nhập 3 ý kiến.*1 dòng khiếu nại, tố cáo/s);
    const again = await send('', LIST, LIST_COLUMNS);
    expect(again.to).toContain('taken=0&before=3');
    const longer = `${LIST}5;03/11/2026;Đường ngập;Đường dây nóng;Phản ánh;\n`;
    expect(words((await send('/preview', longer, LIST_COLUMNS)).text)).toMatch(/1 ý kiến sẽ.*3 dòng đã nhập từ trước/s);
    expect((await send('', longer, LIST_COLUMNS)).to).toContain('taken=1&before=3');
    const found = await all();
    expect(found).toHaveLength(4);
    expect(found.filter((one) => one.case !== null)).toHaveLength(3);
    expect(found.map(({ entry }) => [entry.channel, entry.village]).sort()).toEqual([
      ...[
        ['box', null],
        ['box', null],
        ['hotline', null],
        ['zalo', 'dong'],
      ],
    ]);
  });

  it('is taken whole or not at all, and everything that is wrong is told by its line', async () => {
    const wrong =
      'Ngày,Nội dung,Kênh,Loại\n31/11/2026,Mất nước,Zalo,Phản ánh\n03/11/2026,,Tivi,Phản ánh\n02/11/2026,Tốt,Zalo,Khen\n';
    const columns = { map: 'receivedOn,text,channel,kind' };
    const before = await all();
    for (const path of ['/preview', ''] as const) {
      const { status, text } = await send(path, wrong, columns);
      expect(status).toBe(422);
      const page = words(text);
      expect(page).toMatch(
        /Dòng 2, cột A: “ 31\/11\/2026 ”.*Dòng 3, cột C: “ Tivi ”.*Dòng 3, cột B: Xin ghi nội dung/s,
      );
    }
    expect(await all()).toHaveLength(before.length);
  });

  it('asks for the column of words, and for each meaning once', async () => {
    const none = await send('/preview', LIST, { map: ',receivedOn' });
    expect([none.status, chosen(none.text)[2]]).toEqual([422, 'text']);
    const table = /name="table" value="([^"]+)"/.exec(none.text)?.[1] ?? '';
    const lacking = await send('/preview', LIST, { map: ',receivedOn', table });
    expect(words(lacking.text)).toContain('Xin chọn cột ghi nội dung ý kiến');
    const twice = await send('/preview', LIST, { map: ',text,text', table });
    expect([twice.status, words(twice.text).includes('cột C được chọn giống')]).toEqual([422, true]);
    expect((await send('/columns', '')).status).toBe(422);
  });

  it('may be a workbook, whose template names what may stand in it', async () => {
    const template = await officer.get('/feedback/import/template.xlsx?commune=spring');
    expect(template.headers.get('content-type')).toContain('spreadsheetml');
    const empty = await send('/columns', Buffer.from(await template.arrayBuffer()));
    expect([empty.status, words(empty.text).includes('không có ý kiến nào dưới dòng tên cột')]).toEqual([422, true]);
    const head = ['Ngày nhận', 'Nội dung', 'Đến bằng đường nào', 'Loại ý kiến', 'Cần trả lời', 'Cách liên hệ'];
    const line = [46328, 'Cống tắc ở chợ', 'Facebook', 'Kiến nghị', 'Có', '0987654321'];
    const filled = aWorkbook({ A: sheetOf(head, line) });
    const map = 'receivedOn,text,channel,kind,needsAnswer,contact';
    expect((await send('', filled, { map })).to).toContain('taken=1');
    const told = (await all()).find(({ entry }) => entry.channel === 'facebook');
    expect([told?.entry.receivedOn, told?.case?.state]).toEqual(['2026-11-02', 'new']);
  });

  it('stands in the log by its counts, and belongs to its own commune', async () => {
    const found = (await auditOf(server, 'spring')).filter(({ action }) => action === 'feedback-list');
    expect(found.map(({ details }) => details.taken)).toEqual([1, 1, 3]);
    expect(JSON.stringify(await auditOf(server, 'spring')).includes('Đèn đường')).toBe(false);
    expect((await send('', LIST, { ...LIST_COLUMNS, commune: 'autumn' })).status).toBe(404);
    const leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
    expect((await leader.get('/feedback/import?commune=spring')).status).toBe(403);
  });
});
