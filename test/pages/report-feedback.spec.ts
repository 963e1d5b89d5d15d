import { TokensService } from '../../src/access/tokens.service.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { CasesService } from '../../src/feedback/cases.service.js';
import { FeedbackService, type NewEntry } from '../../src/feedback/feedback.service.js';
import { ToldFeedbackService } from '../../src/feedback/told-feedback.service.js';
import { CommentTag } from '../../src/responses/comment.entity.js';
import { TWELVE, writtenRound } from '../harness/comments.js';
import { anEntry } from '../harness/feedback-changes.js';
import { PAYLOADS } from '../harness/paper-frames.js';
import { startServer, type TestServer } from '../harness/server.js';
import { readPaper, type ToldPaper } from '../harness/told-paper.js';
import { aToldYear, type ToldYear } from '../harness/told-year.js';

let server: TestServer;
let year: ToldYear;
let token: string;
const strictly = { strict: false } as const;

beforeAll(async () => {
  server = await startServer('2026-04-01');
  year = await aToldYear(server);
  token = await server.get(TokensService, strictly).create('leader', 'spring', 'papers', 'test');
}, 120_000);
afterAll(() => server.stop());

async function report(path: string): Promise<ToldPaper> {
  const answer = await fetch(`${server.url}/api/v1/campaigns/${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect([path, answer.status]).toEqual([path, 200]);
  return readPaper(Buffer.from(await answer.arrayBuffer()));
}

/** The chapter about what people said. */
async function told(path: string): Promise<string> {
  const { paragraphs } = await report(path);
  const from = paragraphs.findIndex((text) => /^[IVX]+\. (?:Ý KIẾN, KIẾN NGHỊ|WHAT PEOPLE SAID)/.test(text));
  const to = paragraphs.findIndex((text, at) => at > from && /^[IVX]+\. /.test(text));
  return from < 0 ? '' : paragraphs.slice(from, to).join('\n');
}

/** What somebody said, with the steps in its case. @returns its id */
async function said(entry: Partial<NewEntry>, steps: { readonly due?: string; readonly answer?: string } = {}) {
  const id = (await anEntry(server, entry)).split('/').at(-1) ?? '';
  const cases = server.get(CasesService, strictly);
  const which = { communeId: 'spring', id, read: null };
  const owner = entry.unit ?? 'parks';
  if (steps.due) await cases.step(which, { kind: 'assigned', owner, dueOn: steps.due as '2026-06-15' }, 'test');
  if (steps.answer) await cases.step(which, { kind: 'answered', words: steps.answer, done: null }, 'test');
  return id;
}

const tell = (entryId: string, words: string) =>
  server
    .get(ToldFeedbackService, strictly)
    .tell(
      { communeId: 'spring', entryId, read: 0 },
      { said: words, done: 'Đã thay bóng.', doneBy: '2026-06-20' },
      'test',
    );

describe('what people said, in the report of a period', () => {
  it('is said to be nothing where nothing was said', async () => {
    const text = await told(`${year.round.id}/report.docx`);
    expect(text).toContain('Từ ngày 01/06/2026 đến ngày 20/06/2026, xã Xuân không ghi nhận ý kiến');
    expect(text).toContain('chưa đủ số lượng');
    expect(text).not.toMatch(/đúng hạn|công bố/);
  });

  it('is counted by channel, kind and unit, within the days of the period', async () => {
    const late = await said(
      { receivedOn: '2026-06-05', unit: 'parks' },
      { due: '2026-06-15', answer: 'Đã thay bóng.' },
    );
    await said({ receivedOn: '2026-06-20', unit: 'registry' }, { due: '2026-12-31' });
    await said({ receivedOn: '2026-06-01', channel: 'box', kind: 'praise', needsAnswer: false, unit: null });
    await said({ receivedOn: '2026-06-21', channel: 'zalo' }, { due: '2026-06-30' });
    await tell(late, 'Đèn đường thôn Đông hỏng.');

    const { rows } = await report(`${year.round.id}/report.docx`);
    const text = await told(`${year.round.id}/report.docx`);
    expect(text).toContain('tiếp nhận 3 ý kiến');
    expect(text).toContain('Theo nơi tiếp nhận: đường dây nóng 2; hòm thư góp ý 1.');
    expect(text).toContain('Theo loại: phản ánh 2; khen 1.');
    expect(text).toContain(
      'Cần trả lời 2 ý kiến: 0 trả lời đúng hạn, 1 trả lời trễ hạn, 1 đang xử lý trong hạn, 0 quá hạn chưa trả lời (tính đến ngày 10/10/2026)',
    );
    expect(text).toContain('(trung vị): 127.');
    expect(text).toContain('để đối chiếu với Quyết định số 766/QĐ-TTg');
    expect(text).toContain('xử lý đúng hạn 0/1 (dưới 10 ý kiến, chưa tính tỷ lệ)');
    expect(rows).toContainEqual(['1', 'Phòng Kinh tế', '1', '0', '1', '0', '0', '0', '127']);
    expect(rows).toContainEqual(['2', 'Văn phòng HĐND và UBND', '1', '0', '0', '1', '0', '0', '–']);
    expect(rows).toContainEqual(['1', 'Đèn đường thôn Đông hỏng.', 'Đã thay bóng.', '20/06/2026']);
    // Nobody's own words: what was entered, and what was answered.
    expect(text).not.toContain('ba đêm nay');

    const english = await told(`${year.round.id}/report.docx?lang=en`);
    expect(english).toContain('Answers needed: 2');
    expect(english).toContain('By where they came:');
  });

  it('is that of the Centre in the report on it, and of a department in that of its own', async () => {
    const centre = await told(`${year.feedback.id}/report.docx?period=2026-Q2`);
    expect(centre).toContain('Từ ngày 01/04/2026 đến ngày 30/06/2026, Trung tâm');
    expect(centre).toContain('không ghi nhận ý kiến');
    const own = await told(`${year.round.id}/report.docx?unit=parks`);
    expect(own).toContain('Phòng Kinh tế tiếp nhận 1 ý kiến');
    expect(own).toContain('Trong đó đã công bố 1 ý kiến');
    const other = await told(`${year.round.id}/report.docx?unit=registry`);
    expect(other).toContain('xử lý đúng hạn chưa có việc đến hạn');
    expect(other).toContain('Chưa công bố ý kiến nào');
  });

  it('has its rates from ten cases on', async () => {
    for (let sent = 0; sent < 9; sent += 1) {
      await said({ receivedOn: '2026-06-10', unit: 'parks' }, { due: '2026-12-31', answer: 'Xong.' });
    }
    expect(await told(`${year.round.id}/report.docx`)).toContain('xử lý đúng hạn 9/10 (90,0%)');
  });

  it('stays in a paper as it was when it was made', async () => {
    const officer = await server.get(TokensService, strictly).create('officer', 'spring', 'officer', 'test');
    const made = async () => {
      const address = `${server.url}/documents/spring/${year.document}/file.docx`;
      const answer = await fetch(address, { headers: { authorization: `Bearer ${officer}` } });
      return Buffer.from(await answer.arrayBuffer());
    };
    const before = await made();
    const id = await said({ receivedOn: '2026-05-05', unit: 'centre' }, { due: '2026-05-15' });
    expect(await told(`${year.feedback.id}/report.docx?period=2026-Q2`)).toContain('tiếp nhận 1 ý kiến');
    expect(await made()).toEqual(before);
    // What its writer takes back is told by no paper that is written from now on.
    await tell(id, 'Chờ lâu.');
    expect(await told(`${year.feedback.id}/report.docx?period=2026-Q2`)).toContain('đã công bố 1');
    const feedback = server.get(FeedbackService, strictly);
    await server.get(WriteQueue, strictly).commit(() => feedback.erased('spring', id, 'test'));
    expect(await told(`${year.feedback.id}/report.docx?period=2026-Q2`)).not.toContain('đã công bố 1');
  });

  it('tells from ten on what comments are about, and nobody’s words', async () => {
    const { campaign, comments } = await writtenRound(server, 'Có ý kiến', TWELVE);
    const about = (count: number, tag: string, name: string) =>
      server.get(WriteQueue, strictly).commit(function* () {
        for (const { id: commentId } of comments.slice(0, count))
          yield* tableOf(CommentTag).insert({ communeId: 'spring', commentId, campaignId: campaign.id, tag, name });
      });
    await about(11, 'den duong', 'Đèn đường');
    await about(3, 'rac', 'Rác');
    const { paragraphs } = await report(`${campaign.id}/report.docx`);
    expect(paragraphs.join('\n')).toContain(
      'Trong 12 góp ý viết trên phiếu khảo sát, các nội dung được nêu nhiều: Đèn đường 11.',
    );
    expect(paragraphs.join('\n')).not.toMatch(/Rác|Đường thôn số/);
  });

  it('holds words that run nowhere', async () => {
    for (const text of PAYLOADS) await tell(await said({ receivedOn: '2026-06-15', needsAnswer: false }), text);
    const { rows, xml } = await report(`${year.round.id}/report.docx`);
    for (const text of PAYLOADS.slice(-10)) expect(rows.map(([, words]) => words)).toContain(text);
    expect(xml).not.toMatch(/<script|<img/);
  });
});
