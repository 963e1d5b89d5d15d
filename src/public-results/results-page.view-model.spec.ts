import { aFew, aGroup, aRate } from '../../test/harness/told.js';
import type { Figure } from '../figures/figure.js';
import type { LockedResult, ReleasedResult } from './locked-result.js';
import { toReleasesPage } from './releases-page.view-model.js';
import { toResultsCsv, toResultsJson } from './results-file.js';
import { toResultsPage } from './results-page.view-model.js';

const commune = { key: 'hong-chau', name: 'Hồng Châu', kind: 'xã', province: 'Hải Phòng' } as const;

const rate = aRate(376, 412);

function aResult(more: Partial<LockedResult> = {}): LockedResult {
  return {
    ...{ campaignId: 'november', campaignName: 'Đợt tháng 11/2026', subject: 'administration', period: 'all' },
    ...{ from: '2026-11-01', to: '2026-11-10', lockedOn: '2026-11-15', target: 0.9, overall: rate },
    elements: [
      { key: 'N1', label: 'Công khai, minh bạch', figure: aRate(850, 1000) },
      { key: 'N2', label: 'Vì Nhân dân phục vụ', figure: aFew(17, 21) },
    ],
    departments: [aGroup('van-phong', aRate(41, 58), { label: 'Văn phòng' })],
    questions: [aGroup('A01', aRate(376, 412), { label: 'Công khai' })],
    mix: { channel: { qr: 90, paper: 312, _merged: 10 }, assisted: { self: 400, officer: 12 } },
    dataHash: 'f'.repeat(64),
    ...more,
  };
}

const released = (result: LockedResult, done = ''): ReleasedResult => ({ result, releasedOn: '2026-11-16', done });

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
        words: '850/1.000 câu trả lời hài lòng',
      },
      {
        label: 'Vì Nhân dân phục vụ',
        rate: null,
        bar: null,
        words: '17/21 câu trả lời hài lòng (ít phiếu, chưa tính tỷ lệ)',
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
          words: '41/58 câu trả lời hài lòng',
          bar: { length: 70.69, target: 90 },
        },
        verdict: 'CHƯA ĐẠT, chưa đủ căn cứ',
      },
    ]);
  });

  it('are the same in the files', () => {
    const all = [released(aResult(), 'Đã sửa.')];
    expect(toResultsJson(commune, all)).toMatchObject({
      commune: 'hong-chau',
      results: [
        { campaign: 'november', releasedOn: '2026-11-16', done: 'Đã sửa.', departments: [{ key: 'van-phong' }] },
      ],
    });
    const lines = toResultsCsv(commune, all, 'vi').split('\n');
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
});

describe('the page on which staff release results', () => {
  it('shows the sentences before they are public', () => {
    const { communes } = toReleasesPage([{ commune, results: [{ result: aResult(), release: null }] }], null, 'vi');
    expect(communes[0]?.rows[0]).toMatchObject({
      releasedOn: null,
      tellable: true,
      sentences: [
        '376 trong 412 người trả lời hài lòng (91,3%).',
        'Mục tiêu từ 90%: đạt trên số phiếu thu được.',
        'Chưa đủ căn cứ khẳng định cho toàn xã.',
      ],
    });
  });

  it('offers nothing where too few answered', () => {
    const overall: Figure = { kind: 'too-few', minimum: 10 };
    const { communes } = toReleasesPage(
      [{ commune, results: [{ result: aResult({ overall }), release: null }] }],
      'elsewhere',
      'vi',
    );
    expect(communes[0]?.rows[0]?.tellable).toBe(false);
  });
});
