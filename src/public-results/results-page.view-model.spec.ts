import { aFew, aGroup, aRate } from '../../test/harness/told.js';
import { inEveryLanguage } from '../formatting/languages.js';
import type { LockedResult, ReleasedResult } from './locked-result.js';
import type { Releasable } from './releases.service.js';
import { type ReleasesReader, toReleasesPage } from './releases-page.view-model.js';
import { toResultsCsv, toResultsJson } from './results-file.js';
import { toResultsPage } from './results-page.view-model.js';

const commune = { key: 'hong-chau', name: 'Hồng Châu', kind: 'xã', province: 'Hải Phòng' } as const;

const rate = aRate(376, 412);

function aResult(more: Partial<LockedResult> = {}): LockedResult {
  return {
    ...{ campaignId: 'november', campaignName: 'Đợt tháng 11/2026', commune, subject: 'administration' },
    period: 'all',
    own: null,
    ...{ from: '2026-11-01', to: '2026-11-10', lockedOn: '2026-11-15', target: 0.9, overall: rate },
    elements: [
      aGroup('N1', aRate(850, 1000), { label: 'Công khai, minh bạch' }),
      aGroup('N2', aFew(17, 21), { label: 'Vì Nhân dân phục vụ' }),
    ],
    departments: [aGroup('van-phong', aRate(41, 58), { label: 'Văn phòng' })],
    questions: [aGroup('A01', aRate(376, 412), { label: 'Công khai' })],
    mix: { channel: { qr: 90, paper: 312, _merged: 10 }, assisted: { self: 400, officer: 12 } },
    dataHash: 'f'.repeat(64),
    ...more,
  };
}

const released = (result: LockedResult, done = ''): ReleasedResult => {
  return { result, releasedOn: '2026-11-17', done, approval: { on: '2026-11-16', number: null } };
};

describe('the results that everybody sees', () => {
  it('are told in words, the reading of the target before its certainty', () => {
    const [section] = toResultsPage(commune, [released(aResult())], 'vi').sections;
    expect(section?.title).toBe('Hoạt động của chính quyền xã Hồng Châu');
    expect(section?.period).toBe('trả lời từ 01/11/2026 đến 10/11/2026');
    expect(section?.sentences).toMatchObject({
      rate: '91,3%',
      counts: '376 trong 412 người trả lời hài lòng.',
      target: { met: true, sentence: 'Mục tiêu từ 90%: đạt trên số phiếu thu được.' },
      certainty: 'Chưa đủ căn cứ khẳng định cho toàn xã.',
    });
    expect(section?.sentences.meaning).toContain('88,6% – 93,4%');
  });

  it('show elements as rates with their counts, and few people without a rate', () => {
    const [section] = toResultsPage(commune, [released(aResult())], 'vi').sections;
    expect(section?.elements).toEqual([
      {
        ...{ label: 'Công khai, minh bạch', rate: '85,0%', bar: { length: 85, target: 90 } },
        ...{ words: '850 trong 1.000 người trả lời hài lòng.', verdict: 'CHƯA ĐẠT, chưa đủ căn cứ' },
      },
      {
        label: 'Vì Nhân dân phục vụ',
        ...{ rate: null, bar: null, verdict: null },
        words: '17 trong 21 người trả lời hài lòng (ít phiếu, chưa tính tỷ lệ).',
      },
    ]);
  });

  it('name every department with its verdict', () => {
    const [section] = toResultsPage(commune, [released(aResult())], 'vi').sections;
    expect(section?.departments).toEqual([
      {
        ...{
          label: 'Văn phòng',
          rate: '70,7%',
          words: '41 trong 58 người trả lời hài lòng.',
          bar: { length: 70.69, target: 90 },
        },
        verdict: 'CHƯA ĐẠT, chưa đủ căn cứ',
      },
    ]);
  });

  it('are the same in the files', () => {
    const all = [released(aResult(), 'Đã sửa.')];
    expect(toResultsJson(commune, all, [])).toMatchObject({
      commune: 'hong-chau',
      results: [
        {
          ...{ campaign: 'november', releasedOn: '2026-11-17', done: 'Đã sửa.', departments: [{ key: 'van-phong' }] },
          approval: { on: '2026-11-16', number: null },
        },
      ],
    });
    const lines = toResultsCsv(all, 'vi').split('\n');
    expect(lines[0]).toMatch(/^\ufeffKhảo sát;Kỳ;Chia theo;Tên;Trạng thái/);
    expect(lines[2]).toMatch(/;Đơn vị;Văn phòng;có tỷ lệ;41;58;58;0,70\d+;/);
    expect(lines).toHaveLength(7);
  });

  it('say how people answered, the most used way first', () => {
    const [section] = toResultsPage(commune, [released(aResult())], 'vi').sections;
    expect(section?.respondents).toBe(412);
    expect(section?.channels).toEqual([
      { label: 'Phiếu giấy', count: '312' },
      { label: 'Quét mã QR', count: '90' },
      { label: 'Các nhóm ít phiếu (gộp)', count: '10' },
    ]);
  });

  it('show the newest of each subject in full and the others as a list', () => {
    const june = aResult({
      campaignId: 'june',
      campaignName: 'Đợt tháng 6/2026',
      from: '2026-06-01',
      to: '2026-06-20',
    });
    const centre = aResult({
      campaignId: 'centre',
      subject: 'centre',
      period: '2026-Q3',
      from: '2026-07-01',
      to: '2026-09-30',
    });
    const page = toResultsPage(commune, [released(june), released(centre), released(aResult())], 'vi');
    expect(page.sections.map(({ id, period }) => [id, period])).toEqual([
      ['administration', 'trả lời từ 01/11/2026 đến 10/11/2026'],
      ['centre', 'quý III/2026'],
    ]);
    expect(page.earlier.map(({ campaign }) => campaign)).toEqual(['Đợt tháng 6/2026']);
  });

  it('show what the commune asked by itself after all that, under its own title', () => {
    const title = inEveryLanguage(() => 'Ý kiến về chợ');
    const own = aResult({ campaignId: 'market', subject: 'centre', own: { key: 'hong-chau.cho', title } });
    const centre = aResult({ campaignId: 'centre', subject: 'centre', from: '2026-06-01', to: '2026-06-20' });
    const page = toResultsPage(commune, [released(own), released(centre)], 'vi');
    expect(page.sections.map(({ id }) => id)).toEqual(['centre', 'hong-chau.cho']);
    expect(page.sections[1]?.title).toBe('Ý kiến về chợ');
    expect(toResultsCsv([released(own)], 'vi')).toContain('Ý kiến về chợ');
    expect(toResultsJson(commune, [released(own)], []).results[0]).toMatchObject({ subject: 'centre' });
  });

  it('write below the target what does not reach it, and nothing about certainty without a verdict', () => {
    const overall = aRate(2249, 2500, { verdict: null });
    const [section] = toResultsPage(commune, [released(aResult({ overall }))], 'vi').sections;
    expect(section?.sentences).toMatchObject({ rate: '89,96%', certainty: null });
    expect(section?.sentences.target?.sentence).toContain('chưa đạt');
  });

  it('say what was done, by paragraph, and have no section before anything is released', () => {
    const page = toResultsPage(commune, [released(aResult(), 'Thêm ghế chờ.\n\nMở quầy thứ bảy.')], 'en');
    expect(page.sections[0]?.done).toEqual(['Thêm ghế chờ.', 'Mở quầy thứ bảy.']);
    expect(toResultsPage(commune, [], 'vi')).toMatchObject({ sections: [], earlier: [] });
  });

  it('say who approved, and when, with the number of what was signed; nothing where that was not kept', () => {
    const approvalOf = (approval: ReleasedResult['approval']) =>
      toResultsPage(commune, [{ ...released(aResult()), approval }], 'vi').sections[0]?.decided;
    expect(approvalOf({ on: '2026-11-16', number: null })).toBe('Chủ tịch UBND xã phê duyệt công bố ngày 16/11/2026.');
    expect(approvalOf({ on: '2026-11-16', number: '125/QĐ-UBND' })).toBe(
      'Chủ tịch UBND xã phê duyệt công bố ngày 16/11/2026 (văn bản số 125/QĐ-UBND).',
    );
    expect(approvalOf(null)).toBe('Công bố ngày 17/11/2026.');
  });

  it('name every question with its verdict, and say what is held or merged', () => {
    const questions = [
      aGroup('A02', aRate(300, 400), { label: 'Thời gian' }),
      aGroup('A03', { kind: 'held' }, { label: 'Chi phí' }),
      aGroup('_merged', { kind: 'too-few', minimum: 10 }, { label: 'Ít phiếu' }),
    ];
    const [section] = toResultsPage(commune, [released(aResult({ questions }))], 'vi').sections;
    expect(section?.questions.map(({ label, words, verdict }) => [label, words, verdict])).toEqual([
      ['Thời gian', '300 trong 400 người trả lời hài lòng.', 'CHƯA ĐẠT, chưa đủ căn cứ'],
      ['Chi phí', 'Giữ lại để bảo vệ người khác.', null],
      ['Ít phiếu', 'Dưới 10 người trả lời nên không công bố, để không ai bị nhận ra.', null],
    ]);
  });
});

describe('the page on which results are prepared and approved', () => {
  const key = { communeId: 'hong-chau', campaignId: 'november', period: 'all' } as const;
  const waiting = { ...key, preparedOn: '2026-11-16', preparedBy: 'lan', done: 'Đã sửa.' } as const;
  const pageFor = (reader: ReleasesReader['reader'], results: readonly Releasable[]) =>
    toReleasesPage([{ commune, results }], {
      reader,
      notice: 'elsewhere',
      refused: null,
      unprepared: null,
      language: 'vi',
    });
  const chairman = { name: 'hùng', role: 'leader' } as const;

  it('shows the chairman what waits before all else, with the sentences that everybody will read', () => {
    const june = aResult({ campaignId: 'june', to: '2026-12-20' });
    const page = pageFor(chairman, [
      { result: june, waiting: null, shown: null },
      { result: aResult(), waiting, shown: null },
    ]);
    expect(page).toMatchObject({ waiting: 1, mayApprove: true, mayRecord: false, notice: null });
    expect(page.communes[0]?.rows[0]).toMatchObject({
      sentences: [
        '376 trong 412 người trả lời hài lòng (91,3%).',
        'Mục tiêu từ 90%: đạt trên số phiếu thu được.',
        'Chưa đủ căn cứ khẳng định cho toàn xã.',
        expect.stringMatching(/^Người trả lời là tự nguyện/),
      ],
      waiting: { by: 'lan', since: '16/11/2026', done: ['Đã sửa.'], isOwn: false },
      ...{ shown: null, tellable: true },
    });
  });

  it('says so where the reader prepared it, and lets officers record, not approve', () => {
    const results = [{ result: aResult(), waiting, shown: null }];
    expect(pageFor({ name: 'lan', role: 'leader' }, results).communes[0]?.rows[0]?.waiting?.isOwn).toBe(true);
    expect(pageFor({ name: 'lan', role: 'officer' }, results)).toMatchObject({ mayApprove: false, mayRecord: true });
  });

  it('offers nothing where too few answered', () => {
    const result = aResult({ overall: { kind: 'too-few', minimum: 10 } });
    expect(pageFor(chairman, [{ result, waiting: null, shown: null }]).communes[0]?.rows[0]?.tellable).toBe(false);
  });
});
