import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { differences } from '../../src/responses/recount.js';
import { auditOf } from '../harness/audit.js';
import { formsOn } from '../harness/html-form.js';
import { listed } from '../harness/import-desk.js';
import { importForm } from '../harness/import-form.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, lockAnyway, openSpring, type Spring } from '../harness/spring.js';

let server: TestServer;
let spring: Spring;
let officer: SignedIn;

beforeAll(async () => {
  server = await startServer('2026-11-08');
  spring = await openSpring(server, {}, { kind: 'paper', name: 'Phiếu giấy' });
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
});
afterAll(() => server.stop());

async function send(
  path: string,
  file: string | Buffer,
  map = '',
  words: unknown = [],
  more: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const place = `${spring.campaign.id}:${spring.point.id}`;
  const reply = await fetch(`${server.url}/paper/import${path}`, {
    method: 'POST',
    headers: { accept: 'text/html', 'x-csrf-token': officer.token, cookie: officer.cookie },
    body: importForm(file, { place, hander: 'youth', map, words: JSON.stringify(words), ...more }),
  });
  return { status: reply.status, text: await reply.text() };
}
const rows = (): Promise<{ id: string; answers: string; business_date: string }[]> =>
  server.get(DataSource).query('SELECT * FROM survey_response ORDER BY business_date, answers');

const sumsThatDiffer = (): Promise<readonly string[]> => {
  const asked = server.get(CampaignsService, { strict: false }).questionnairesOf(spring.campaign);
  return server.get(WriteQueue, { strict: false }).read(differences(spring.campaign, asked));
};

const CSV =
  '\ufeffCâu 1;FIELD;E1;Ngày trả lời;EXPECT\r\n5;Hộ tịch;Không biết;2/11/2026;Giảm giấy tờ; Rút ngắn thời gian\r\n';
const GOOD = CSV.replace('Giảm giấy tờ; Rút ngắn thời gian', '"Giảm giấy tờ; 5"');
const MAP = 'G,FIELD,E1,_day,EXPECT';

describe('a table of earlier results', () => {
  it('is shown first, with the question that each column seems to answer, and nothing is stored', async () => {
    const { status, text } = await send('/columns', GOOD);
    expect(status).toBe(200);
    for (const value of ['G', 'FIELD', 'E1', '_day', 'EXPECT']) expect(text).toContain(`value="${value}" selected`);
    expect(await rows()).toEqual([]);
  });

  it('becomes responses, and a longer one is asked about before its other people are stored', async () => {
    expect((await send('', GOOD, MAP)).text).toContain('Đã nhập 1 phiếu.');
    const longer = `${GOOD}5;Hộ tịch;Không biết;2/11/2026;"Giảm giấy tờ; 5"\r\nRất hài lòng;;;;\r\n`;
    const asked = await send('', longer, MAP);
    expect([asked.status, asked.text]).toEqual([
      409,
      expect.stringContaining('1/3 dòng giống tệp đã nhập ngày 08/11/2026'),
    ]);
    const others = /name="others" value="([^"]+)"/.exec(asked.text)?.[1] ?? '';
    expect((await send('', longer, MAP, [], { others })).text).toContain('Đã nhập 3 phiếu.');
    const [first, second, third, fourth] = await rows();
    expect([first?.answers, first?.answers]).toEqual([second?.answers, third?.answers]);
    expect(JSON.parse(first?.answers ?? '')).toEqual({ G: 5, FIELD: 'ho-tich', E1: 'dk', EXPECT: ['papers', 'time'] });
    expect(first).toMatchObject({ business_date: '2026-11-02', channel: 'paper', proof: 'fixed', standing: 'counted' });
    expect([fourth?.business_date, fourth?.answers]).toEqual(['2026-11-08', '{"G":5}']);
    expect(await sumsThatDiffer()).toEqual([]);
  });

  it('is read from XLSX with its dates', async () => {
    const file = readFileSync('test/reference/import.xlsx');
    expect((await send('/columns', file)).text).toContain('có 2 phiếu.');
    expect((await send('', file, '_day,G,FIELD,FILE,')).text).toContain('Đã nhập 2 phiếu.');
    const found = (await rows()).find(({ answers }) => answers.includes('no-result'));
    expect(found?.business_date).toBe('2026-11-04');
    expect(JSON.parse(found?.answers ?? '')).toEqual({ G: 2, FIELD: 'dat-dai', FILE: 'no-result' });
  });

  it('with wrong cells is not imported at all, and each is named with its row', async () => {
    const before = await rows();
    const bad = 'Câu 1,FIELD,E1,Ngày\n5,ho-tich,Tốt,\n,ho-tich,4,\n5,sao,9,12/11/2026\n4,ho-tich,4,\n';
    const { status, text } = await send('', bad, 'G,FIELD,E1,_day');
    expect(status).toBe(422);
    expect(listed(text)).toEqual([
      'Dòng 2, ô C2, cột “E1”: không hiểu “Tốt”.',
      'Dòng 3, ô A3, cột “Câu 1”: không được bỏ trống.',
      'Dòng 4, ô B4, cột “FIELD”: không hiểu “sao”.',
      'Dòng 4, ô C4, cột “E1”: không hiểu “9”.',
      'Dòng 4, ô D4, cột “Ngày”: “12/11/2026” nằm ngoài thời gian thu phiếu.',
    ]);
    expect(await rows()).toEqual(before);
  });

  it('with words of its own asks once what each means, for all questions with the same answers', async () => {
    const before = (await rows()).length;
    const own = 'Câu 1,E1,E2,EXPECT\nHL,hl,RHL,Giảm giấy tờ; nhanh\nRHL,-,HL,\n';
    const map = 'G,E1,E2,EXPECT';
    const refused = await send('', own, map);
    expect(refused.status).toBe(422);
    const asked = [...refused.text.matchAll(/name="word-\d+" value="([^"]+)"/g)].map(([, word]) => word);
    expect(asked).toEqual(['HL', 'RHL', 'nhanh', '-']);
    const meanings = [
      { like: 'E1', word: 'HL', value: '4' },
      { like: 'E1', word: 'RHL', value: '5' },
      { like: 'E1', word: '-', value: '_blank' },
    ];
    const still = await send('', own, map, meanings);
    expect(still.text.match(/name="word-/g)).toHaveLength(1);
    expect(still.text).toContain('name="like-0" value="EXPECT"><input type="hidden" name="word-0" value="nhanh"');
    expect((await rows()).length).toBe(before);
    const nonsense = { like: 'EXPECT', word: 'nhanh', value: 'nowhere' };
    expect((await send('', own, map, [...meanings, nonsense])).status).toBe(422);
    const all = [...meanings, { like: 'EXPECT', word: 'nhanh', value: 'time' }];
    expect((await send('', own, map, all)).text).toContain('Đã nhập 2 phiếu.');
    const stored = (await rows()).map(({ answers }) => JSON.parse(answers));
    expect(stored).toContainEqual({ G: 4, E1: 4, E2: 5, EXPECT: ['papers', 'time'] });
    expect(stored).toContainEqual({ G: 5, E2: 4 });
  });

  it('can be taken out again until the lock, asking first, and once: rows, sums, counts and texts', async () => {
    const counts = () => server.get(DataSource).query('SELECT * FROM participation_count ORDER BY day, responses');
    const texts = () => server.get(DataSource).query('SELECT id FROM comment ORDER BY id');
    const before = [await rows(), await counts(), await texts()];
    const file = 'G,FIELD,TEXT,Ngày\n1,ho-tich,Chờ lâu quá,3/11/2026\n2,dat-dai,,4/11/2026\n1,thue,,4/11/2026\n';
    expect((await send('', file, 'G,FIELD,TEXT,_day', [], { name: 'tổ 3.csv' })).text).toContain('Đã nhập 3 phiếu.');
    expect((await texts()).length).toBe((before[2]?.length ?? 0) + 1);
    const list = await (await officer.get('/paper/import')).text();
    const row = /<tr><th scope="row">tổ 3\.csv<.*?<\/tr>/s.exec(list)?.[0] ?? '';
    expect(row).toContain('officer.spring');
    const path = /href="([^"]+undo)"/.exec(row)?.[1] ?? '';
    expect(await (await officer.get(path)).text()).toContain('3 phiếu của tệp này bị lấy ra');
    const twice = await Promise.all([officer.post(path), officer.post(path)]);
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    expect([await rows(), await counts(), await texts()]).toEqual(before);
    expect(await sumsThatDiffer()).toEqual([]);
    expect(await (await officer.get('/paper/import')).text()).toContain('Đã hoàn tác ngày 08/11/2026 (officer.spring)');
    const undone = (await auditOf(server, 'spring')).filter(({ action }) => action === 'import-undone');
    expect(undone.map(({ details }) => details.taken)).toEqual([3]);
    expect((await send('', file, 'G,FIELD,TEXT,_day')).text).toContain('Đã nhập 3 phiếu.');
  });

  it.each([
    ['old bytes', Buffer.from('Rêt hµi lßng\n5\n', 'latin1'), 'phông chữ cũ'],
    ['old letters', 'Rêt hµi lßng\n5\n', 'phông chữ cũ'],
    ['letters that were lost', Buffer.from('R?t hài lòng\n5\n', 'latin1'), 'CSV UTF-8'],
    ['no rows', 'G\n', 'không có phiếu nào'],
    ['too many rows', `G\n${'5\n'.repeat(2_001)}`, 'hơn 2.000 phiếu'],
    ['a broken quote', 'G\n"5\n', 'Không đọc được tệp'],
    ['a file that is no table', Buffer.from('PK\x03\x04 nothing'), 'Không đọc được tệp'],
  ])('is refused in words: %s', async (_, file, words) => {
    const { status, text } = await send('/columns', file);
    expect([status, text]).toEqual([422, expect.stringContaining(words)]);
  });

  it('of whom nobody said who handed the sheets out is not read, and not lost', async () => {
    const first = await (await officer.get('/paper/import')).text();
    const select = (text: string) => /<select id="hander".*?<\/select>/s.exec(text)?.[0];
    expect(select(first)).not.toContain('selected');
    const before = await rows();
    for (const path of ['/columns', '/preview', '']) {
      const { status, text } = await send(path, 'G\n4\n', 'G', [], { hander: '', name: 'tổ 4.csv' });
      expect([status, text]).toEqual([422, expect.stringContaining('id="hander-error">Xin chọn đơn vị phát phiếu.')]);
      expect([select(text), text]).toEqual([
        expect.not.stringContaining('selected'),
        expect.not.stringContaining('sent-error'),
      ]);
      expect(/<input id="sent"[^>]*>/.exec(text)?.[0]).not.toContain('required');
      const { kept = '', name } = formsOn(text).find(({ action }) => action === '/paper/import/columns')?.values ?? {};
      const again = await send('/columns', '', '', [], { kept });
      expect([name, again.status, again.text]).toEqual(['tổ 4.csv', 200, expect.stringContaining('có 1 phiếu.')]);
    }
    const both = (await send('/columns', 'G\n', '', [], { hander: '' })).text;
    for (const id of ['hander-error', 'sent-error']) expect(both).toContain(`id="${id}"`);
    expect(both).not.toContain('name="kept"');
    expect(await rows()).toEqual(before);
  });

  it('goes to the place that somebody chose, of those where people can have answered by now', async () => {
    const codes = await aPoint(server, { name: 'Phiếu giấy' });
    const { id: later } = await aCampaign(server, { opensOn: '2026-11-09', pointIds: [codes.id] });
    const places = async () => {
      const page = await (await officer.get('/paper/import')).text();
      return /<select id="place".*?<\/select>/s.exec(page)?.[0] ?? '';
    };
    expect(await places()).toContain('selected');
    expect(await places()).not.toContain(later);
    const october = { opensOn: '2026-10-01', endsOn: '2026-10-31', locksOn: '2026-11-20' } as const;
    await aCampaign(server, { ...october, pointIds: [codes.id] });
    expect(await places()).not.toContain('selected');
    for (const kind of ['Phiếu giấy', 'Mã QR treo tại chỗ'])
      expect(await places()).toContain(`– Phiếu giấy (${kind})<`);
    for (const path of ['/columns', '/preview', '']) {
      const { status, text } = await send(path, 'G\n4\n', 'G', [], { place: '', name: 'tổ 4.csv' });
      expect([status, text]).toEqual([422, expect.stringContaining('id="place-error">Xin chọn đợt khảo sát')]);
      expect(text).toContain('Đã nhận tệp “tổ 4.csv”.');
    }
  });

  it('is for officers, and within its size', async () => {
    expect((await send('/columns', Buffer.alloc(3_000_000, 'x'))).status).toBe(413);
    const clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
    expect((await clerk.get('/paper/import')).status).toBe(403);
    expect((await officer.get('/paper/import')).status).toBe(200);
  });

  it('is not taken out after the lock', async () => {
    const list = await (await officer.get('/paper/import')).text();
    const path = /href="([^"]+undo)"/.exec(list)?.[1] ?? '';
    const before = await rows();
    server.clock.moveTo('2026-11-15');
    await lockAnyway(server, spring.campaign);
    const later = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'later' });
    const refused = await later.post(path);
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('chốt')]);
    expect(await rows()).toEqual(before);
  });
});
