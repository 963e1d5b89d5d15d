import { aFew, aGroup, aRate } from '../../test/harness/told.js';
import type { LockedResult } from './locked-result.js';
import { toPublicPicture } from './public-picture.js';

const commune = { key: 'hong-chau', name: 'Hồng Châu', kind: 'xã', province: 'Hải Phòng' } as const;
const result: LockedResult = {
  ...{ campaignId: 'november', campaignName: 'Đợt tháng 11/2026', commune, subject: 'administration', period: 'all' },
  own: null,
  ...{ from: '2026-11-01', to: '2026-11-10', lockedOn: '2026-11-15', target: 0.9, overall: aRate(376, 412) },
  departments: [aGroup('van-phong', aRate(41, 58), { label: 'Văn phòng' })],
  elements: [aGroup('N2', aFew(17, 21), { label: 'Vì Nhân dân phục vụ' })],
  questions: [aGroup('A01', aRate(376, 412), { label: 'Công khai' })],
  ...{ mix: { channel: { qr: 412 }, assisted: { self: 412 } }, dataHash: 'f'.repeat(64) },
};
const approval = { on: '2026-11-16', number: null } as const;
const pictureOf = (done: string, simulated = false) =>
  toPublicPicture(
    { result, releasedOn: '2026-11-16', done, approval },
    { address: 'https://hailong.vn/results/hong-chau', simulated },
  );

describe('the picture that citizens are sent', () => {
  it('tells the verdict, every department and element, what was done, who approved, and where all of it stands', () => {
    expect(pictureOf('Thêm ghế chờ.\nMở quầy thứ bảy.').text.split('\n')).toEqual([
      'Xã Hồng Châu',
      'Người dân hài lòng đến đâu?',
      '',
      'HOẠT ĐỘNG CỦA CHÍNH QUYỀN XÃ HỒNG CHÂU',
      'trả lời từ 01/11/2026 đến 10/11/2026 · Chốt số liệu ngày 15/11/2026.',
      '91,3% (376 trong 412 người trả lời hài lòng.)',
      'Mục tiêu từ 90%: đạt trên số phiếu thu được.',
      expect.stringMatching(/^Chưa đủ căn cứ khẳng định cho toàn xã\. Người trả lời là tự nguyện/),
      '',
      'THEO ĐƠN VỊ, THẤP NHẤT TRƯỚC',
      'Văn phòng: 70,7% (41 trong 58 người trả lời hài lòng) · CHƯA ĐẠT, chưa đủ căn cứ',
      '',
      'TỪNG MẶT',
      'Vì Nhân dân phục vụ: 17 trong 21 người trả lời hài lòng (ít phiếu, chưa tính tỷ lệ).',
      '',
      'NHÂN DÂN GÓP Ý – CHÍNH QUYỀN TIẾP THU, GIẢI QUYẾT',
      'Thêm ghế chờ.',
      'Mở quầy thứ bảy.',
      '',
      'Chủ tịch UBND xã phê duyệt công bố ngày 16/11/2026.',
      expect.stringMatching(/^Ai cũng có thể trả lời/),
      'Xem đầy đủ tại https://hailong.vn/results/hong-chau',
    ]);
  });

  it('says nothing of what was done where nothing was written, and carries the mark of simulated data', () => {
    expect(pictureOf('').drawing.first).toBeNull();
    expect(pictureOf('', true).drawing.subheading).toMatch(/^Dữ liệu mô phỏng/i);
  });
});
