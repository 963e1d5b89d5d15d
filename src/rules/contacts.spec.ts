import { contactsIn } from './contacts.js';

describe('what lets a person be found', () => {
  it.each([
    ['Gọi cho tôi số 0912.345.678', ['phone']],
    ['0912345678', ['phone']],
    ['sđt: 091 234 5678 nhé', ['phone']],
    ['+84 912 345 678', ['phone']],
    ['84912345678.', ['phone']],
    ['Máy bàn 0220-385-2345', ['phone']],
    ['024 3825 3536', ['phone']],
    ['thư về lan.nguyen@gmail.com', ['email']],
    ['CCCD 030190001234', ['id-number']],
    ['CMND 142345678, số 0912345678', ['phone', 'id-number']],
  ])('is pointed out in “%s”', (written, found) => {
    expect(contactsIn(written)).toEqual(found);
  });

  it.each([
    'Cán bộ nhiệt tình, chu đáo.',
    'Tôi đến ngày 12/11/2026 lúc 8 giờ',
    'Hồ sơ 000.00.12.H23-251101-0001 trả chậm',
    'Phí 1.000.000.000 đồng là quá cao',
    'Đã nộp 150000000 đồng',
    'Nộp 100.000 đ và 200.000 đ',
    'Mã số thuế 0801234567-001',
    'Quầy số 3, phòng 105, từ 7h30 đến 11h30',
    'Nghị định 30/2020, Thông tư 01/2018',
    'gặp @ cổng sau',
  ])('is not seen in “%s”', (written) => {
    expect(contactsIn(written)).toEqual([]);
  });

  it('is looked for in texts only', () => {
    expect(contactsIn(912345678)).toEqual([]);
    expect(contactsIn(undefined)).toEqual([]);
  });
});
