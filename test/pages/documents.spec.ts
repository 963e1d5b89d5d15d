import { TokensService } from '../../src/access/tokens.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import type { Satisfaction } from '../../src/figures/satisfaction.js';
import { formatCount, formatRate } from '../../src/formatting/numbers.js';
import { auditOf } from '../harness/audit.js';
import { draftOn, FRAME, PAYLOADS } from '../harness/paper-frames.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { SPRING } from '../harness/spring.js';
import { readPaper, type ToldPaper } from '../harness/told-paper.js';
import { aToldYear, type ToldYear } from '../harness/told-year.js';

let server: TestServer;
let year: ToldYear;
let officer: SignedIn;
let stranger: SignedIn;
let token: string;
const strictly = { strict: false } as const;

beforeAll(async () => {
  server = await startServer('2026-04-01');
  year = await aToldYear(server);
  await server.get(CommunesService, strictly).import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  stranger = await signInAs(server, { role: 'officer', communeId: 'autumn' });
  token = await server.get(TokensService, strictly).create('leader', 'spring', 'papers', 'test');
}, 120_000);
afterAll(() => server.stop());

async function call(path: string): Promise<Response> {
  return fetch(`${server.url}/api/v1/campaigns/${path}`, { headers: { authorization: `Bearer ${token}` } });
}

async function report(path: string): Promise<ToldPaper> {
  const answer = await call(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return readPaper(Buffer.from(await answer.arrayBuffer()));
}

async function figures(campaign: string, by: string, period: string): Promise<Satisfaction> {
  return (await (await call(`${campaign}/satisfaction?by=${by}&${period}`)).json()) as Satisfaction;
}

/** What a row of the paper has to say of a figure. */
function rowOf({ figure, target }: Satisfaction['groups'][number]): readonly string[] {
  if (figure.kind !== 'rate') return [];
  const count = (number: number): string => formatCount(number, 'vi');
  return [`${count(figure.satisfied)}/${count(figure.base)}`, formatRate(figure.rate, { language: 'vi', target })];
}

const drafted = (typed: Record<string, string>) =>
  draftOn(officer, `/documents/draft/report?campaign=${year.round.id}`, typed);

describe('the report of a locked period', () => {
  it.each([
    ['a round', 'round', '', ''],
    ['a quarter', 'feedback', 'period=2026-Q2', 'period=2026-Q2'],
    ['several quarters', 'feedback', 'period=2026-Q2..2026-Q3', 'from=2026-04&to=2026-09'],
  ] as const)('tells the figures of the API: %s', async (_, which, asked, period) => {
    const { id } = year[which];
    const paper = await report(`${id}/report.docx?${asked}`);
    for (const by of ['department', 'question', 'element', 'channel']) {
      const { groups, dataHash } = await figures(id, by, period);
      const rated = groups.filter(({ figure }) => figure.kind === 'rate');
      for (const group of rated) {
        const row = paper.rows.find(
          ([, label, ...cells]) => label === group.label && cells.includes(rowOf(group)[0] ?? ''),
        );
        expect([by, group.label, row?.slice(2, 4)]).toEqual([by, group.label, rowOf(group)]);
      }
      expect(rated.length).toBeGreaterThan(0);
      expect(paper.paragraphs.join('\n')).toContain(dataHash.split('+').join('\n'));
    }
  });

  it('stands in the layout of Nghị định 30/2020', async () => {
    const { xml, paragraphs, names } = await report(`${year.round.id}/report.docx`);
    const order = [
      ...['ỦY BAN NHÂN DÂN XÃ XUÂN', 'Số:\u00a0', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
      ...['Xuân, ngày', 'BÁO CÁO', 'Kết quả khảo sát', 'Căn cứ', 'I. CĂN CỨ, MỤC ĐÍCH', 'II. PHẠM VI', 'III. KẾT QUẢ'],
      ...[
        '1. Kết quả chung',
        '2. Kết quả theo đơn vị',
        'IV. Ý KIẾN',
        'V. Ý KIẾN, KIẾN NGHỊ',
        'VI. HẠN CHẾ',
        'VII. ĐÁNH GIÁ',
        'Nơi nhận:',
        '- Lưu: VT.',
      ],
      ...['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Phụ lục I', '(Kèm theo Báo cáo số'],
    ];
    let at = -1;
    for (const begins of order) {
      at = paragraphs.findIndex((text, index) => index > at && text.startsWith(begins));
      expect([begins, at >= 0]).toEqual([begins, true]);
    }
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"\/>/);
    expect(xml).toMatch(/<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/);
    expect(xml).toContain('<w:titlePg/>');
    expect(names.filter((name) => name.startsWith('word/media/')).length).toBeGreaterThan(1);
    expect(xml).toMatch(
      /<wp:docPr [^>]*descr="[^"]*Văn phòng HĐND và UBND: [^"]*40\/40|descr="[^"]*Văn phòng HĐND và UBND/,
    );
    const looks = (text: string): string =>
      new RegExp(`<w:rPr>((?:(?!</w:rPr>).)*)</w:rPr><w:t[^>]*>${text}`).exec(xml)?.[1] ?? '';
    expect(looks('Độc lập - Tự do')).toMatch(/<w:b\/>.*<w:i w:val="false"\/>.*<w:sz w:val="26"\/>/);
    expect(looks('Căn cứ Kế hoạch')).toMatch(/<w:b w:val="false"\/>.*<w:i\/>.*<w:sz w:val="28"\/>/);
    expect(looks('Nơi nhận:')).toMatch(/<w:b\/>.*<w:i\/>.*<w:sz w:val="24"\/>/);
    expect(looks('- Lưu: VT')).toMatch(/<w:sz w:val="22"\/>/);
  });

  it('names departments with their verdicts, and says what it does not know', async () => {
    const { paragraphs } = await report(`${year.round.id}/report.docx`);
    const text = paragraphs.join('\n');
    expect(text).toMatch(/Chưa đạt mục tiêu, 1 đơn vị: Văn phòng HĐND và UBND 53,3%/);
    expect(text).toMatch(/Đạt mục tiêu, 1 đơn vị: Phòng Kinh tế 100,0%/);
    expect(text).toContain('Người trả lời là tự nguyện, không phải mẫu chọn ngẫu nhiên.');
    expect(text).toContain('Chưa có kỳ trước đã chốt để so sánh.');
    expect(paragraphs.some((text) => text.endsWith('./.'))).toBe(true);
  });

  it('is written of one department, and in English', async () => {
    const one = (await report(`${year.feedback.id}/report.docx?period=2026-Q3&unit=parks`)).paragraphs.join('\n');
    expect(one).toContain('đối với Phòng Kinh tế, xã Xuân, quý III/2026');
    expect(one).toContain('Kết quả của đơn vị');
    expect((await call(`${year.feedback.id}/report.docx?unit=nobody`)).status).toBe(404);
    const english = (await report(`${year.round.id}/report.docx?lang=en`)).paragraphs.join('\n');
    expect(english).toContain('III. RESULTS');
    expect(english).not.toMatch(/Kết quả|Tỷ lệ/);
  });

  it('is not there before the lock, nor for another commune, nor as PDF without a program', async () => {
    const { id } = year.feedback;
    expect((await call(`${id}/report.docx?period=2026`)).status).toBe(409);
    expect((await call(`${id}/report.docx?period=2026-05`)).status).toBe(400);
    expect((await stranger.get(`/documents/draft/report?campaign=${id}`)).status).toBe(404);
    expect((await stranger.get(`/documents/spring/${year.document}/file.docx`)).status).toBe(404);
    const pdf = await call(`${id}/report.pdf`);
    expect([pdf.status, ((await pdf.json()) as { title: string }).title]).toEqual([
      501,
      expect.stringContaining('apt-get install libreoffice-writer'),
    ]);
  });
});

describe('a paper that an officer makes', () => {
  const advice = 'Đề nghị Văn phòng HĐND và UBND báo cáo trước ngày 15/12.\n\nTrên đây là báo cáo, đạt 99,9%./.';

  it('has the sentences as they were changed, once, whoever presses twice, and stays so after a reorganisation', async () => {
    const draft = await drafted({ 'text-advice': advice });
    const preview = await (await officer.post('/documents/draft/report/preview', draft)).text();
    expect(preview).toContain('Số không có trong câu viết sẵn, xin kiểm tra lại: 15/12; 99,9%.');
    const sent = await Promise.all([1, 2].map(() => officer.post('/documents/draft/report', draft)));
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    const path = `/documents/spring/${draft.id}`;
    const file = async () => Buffer.from(await (await officer.get(`${path}/file.docx`)).arrayBuffer());
    const before = await file();
    const { paragraphs } = readPaper(before);
    expect(paragraphs).toContain('Đề nghị Văn phòng HĐND và UBND báo cáo trước ngày 15/12.');
    const page = await (await officer.get(`${path}?saved=yes`)).text();
    expect(page).toContain('Có 1 mục được sửa so với câu viết sẵn.');
    const list = await (await officer.get('/documents')).text();
    expect(list.match(new RegExp(path, 'g'))).toHaveLength(1);

    const units = SPRING.units.map((unit) => ({ ...unit, name: `${unit.name} mới` }));
    await server.get(CommunesService, strictly).import({ ...SPRING, name: 'Xuân Mới', units }, '2026-10-10', 'test');
    expect((await file()).equals(before)).toBe(true);
    expect(
      await (await officer.get(`/documents/draft/report?campaign=${year.round.id}&key=${draft.id}`)).text(),
    ).toContain('báo cáo trước ngày 15/12');
    const log = (await auditOf(server, 'spring')).filter(({ object }) => object === draft.id);
    expect(log.map(({ action, actor }) => [action, actor]).sort()).toEqual([
      ['document-made', 'officer.spring'],
      ['document-taken', 'officer.spring'],
      ['document-taken', 'officer.spring'],
    ]);
    const made = log.find(({ action }) => action === 'document-made');
    expect(made?.details).toMatchObject({ kind: 'report', edited: ['advice'], dataHash: expect.any(String) });
  });

  it('carries whatever is typed as plain text', async () => {
    const payloads = Array.from({ length: 300 }, (_, index) => `${PAYLOADS[index % PAYLOADS.length]} ${index}`);
    const frame = {
      ...{ read: 'usual', place: '=1+1', grounds: '<w:p>căn cứ</w:p>', 'committee.name': '&lt;b&gt; "UBND"' },
      ...{
        'committee.symbol': "'UB'",
        'committee.signer': '@SUM(A1)',
        'committee.recipients': '- <script>;\n- Lưu: VT.',
      },
      ...{ 'centre.name': 'Trung tâm', 'centre.symbol': 'TT' },
    };
    expect((await officer.post('/documents/frame/spring', frame)).status).toBe(303);
    const draft = await drafted({ 'text-limits': payloads.join('\n\n') });
    expect((await officer.post('/documents/draft/report', draft)).status).toBe(303);
    const file = await officer.get(`/documents/spring/${draft.id}/file.docx`);
    const { xml, paragraphs } = readPaper(Buffer.from(await file.arrayBuffer()));
    expect(payloads.filter((text) => !paragraphs.includes(text.trim()))).toEqual([]);
    for (const text of ['=1+1, ngày', '<w:p>căn cứ</w:p>.', '&LT;B&GT; "UBND"', '@SUM(A1)', '- <script>;'])
      expect([text, paragraphs.some((one) => one.startsWith(text))]).toEqual([text, true]);
    expect(xml).not.toMatch(/<(?:script|w:fldSimple|w:instrText|w:hyperlink|img)/i);
    const page = await (await officer.get(`/documents/spring/${draft.id}`)).text();
    expect(page).not.toMatch(/<script>alert|<img src=x|<w:p>/);
  });
});

describe('who signs, and where', () => {
  const read = async (): Promise<string> => {
    const page = await (await officer.get('/documents/frame/spring')).text();
    return /name="read" value="([^"]+)"/.exec(page)?.[1] ?? '';
  };

  it('is what the officer says: in place of the chairman, together with another authority, or the director', async () => {
    const joint = {
      jointName: 'Ban Xây dựng Đảng',
      jointSymbol: 'BXDĐ',
      jointAuthority: 'Trưởng ban',
      jointSigner: 'Vi Thị Tĩnh',
    };
    expect((await officer.post('/documents/frame/spring', { ...FRAME, ...joint, read: await read() })).status).toBe(
      303,
    );
    const together = (await report(`${year.round.id}/report.docx`)).paragraphs;
    expect(together.filter((text) => /BXDĐ$|^TRƯỞNG BAN|^Vi Thị|^KT\. |^PHÓ|^Hoàng/.test(text)).slice(0, 6)).toEqual([
      expect.stringMatching(/^Số:\s+\/BC-UBND-BXDĐ$/),
      ...['TRƯỞNG BAN', 'Vi Thị Tĩnh', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Hoàng Văn Quang'],
    ]);
    const centre = (await report(`${year.feedback.id}/report.docx`)).paragraphs;
    expect(centre.slice(0, 4)).toEqual([
      ...['UBND XÃ', 'TRUNG TÂM PHỤC VỤ', 'HÀNH CHÍNH CÔNG', expect.stringMatching(/\/BC-TTPVHCC$/)],
    ]);
    expect(centre).toEqual(expect.arrayContaining(['GIÁM ĐỐC', 'Nguyễn Thị Hà']));
  });

  it('is refused field by field, and not written over what somebody else wrote', async () => {
    const wrong = { ...FRAME, place: '', jointName: 'Ban', 'committee.signer': 'x'.repeat(301), read: await read() };
    const refused = await officer.post('/documents/frame/spring', wrong);
    const page = await refused.text();
    expect(refused.status).toBe(422);
    for (const said of ['Xin ghi mục này.', 'Dài quá 300 chữ cái.', 'Xin ghi đủ tên cơ quan'])
      expect(page).toContain(said);
    expect(page).toContain('x'.repeat(301));
    expect((await officer.post('/documents/frame/spring', { ...FRAME, read: 'old' })).status).toBe(409);
  });
});
