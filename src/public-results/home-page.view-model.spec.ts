import { toHomePage } from './home-page.view-model.js';

const commune = (key: string, name: string, province = 'Hải Phòng') => ({ key, name, kind: 'xã' as const, province });

describe('the first page', () => {
  it('lists communes by province and name, with what is open, until when and where', () => {
    const page = toHomePage(
      [
        { commune: commune('viet-khe', 'Việt Khê'), open: [], hasResults: false },
        {
          commune: commune('cam-giang', 'Cẩm Giang'),
          open: [
            {
              name: 'Thường xuyên',
              endsOn: '2026-12-31',
              places: ['Quầy 2', 'Sảnh', 'Quầy 1', 'Quầy 1', 'Bưu điện'],
              code: null,
            },
            { name: 'Đợt tháng 11', endsOn: '2026-11-10', places: ['Nhà văn hóa thôn Đông'], code: 'abcdefghjk' },
            { name: 'Phiếu giấy', endsOn: '2026-12-31', places: [], code: null },
          ],
          hasResults: true,
        },
        { commune: commune('dong', 'Đông', 'Bắc Ninh'), open: [], hasResults: false },
      ],
      'vi',
    );
    expect(page.provinces.map(({ name, communes }) => [name, communes.map(({ title }) => title)])).toEqual([
      ['Bắc Ninh', ['Xã Đông']],
      ['Hải Phòng', ['Xã Cẩm Giang', 'Xã Việt Khê']],
    ]);
    expect(page.provinces[1]?.communes[0]?.surveys).toEqual([
      {
        name: 'Đợt tháng 11',
        until: 'đến hết ngày 10/11/2026',
        at: 'Trả lời tại: Nhà văn hóa thôn Đông.',
        code: 'abcdefghjk',
      },
      { name: 'Phiếu giấy', until: 'đến hết ngày 31/12/2026', at: null, code: null },
      {
        ...{ name: 'Thường xuyên', until: 'đến hết ngày 31/12/2026' },
        at: 'Trả lời tại: Bưu điện; Quầy 1; Quầy 2 và 1 nơi khác.',
        code: null,
      },
    ]);
  });
});
