export const villageSheets = {
  villageSheets: {
    title: 'Phát phiếu cho các thôn',
    intro:
      'Ghi số phiếu của từng thôn, tổ dân phố rồi tạo tất cả trong một lần. Tạo xong, các tập hiện ra để in, thôn này nối tiếp thôn kia.',
    refused: 'Chưa tạo tập phiếu nào. Xin sửa các chỗ sau:',
    hander: 'Đơn vị phát ở mọi thôn',
    numberHint: 'Mỗi thôn từ 1 đến 500 phiếu; để trống hoặc ghi 0 thì bỏ qua thôn đó.',
    planned:
      'Số ghi sẵn là kế hoạch {responses} phiếu chia đều cho {places} nơi phát; xin sửa theo số hộ từng thôn, và thêm một ít cho phiếu không thu về được.',
    villages: 'Các thôn, tổ dân phố',
    village: 'Thôn, tổ dân phố',
    already: { other: 'Đã tạo {count} phiếu cho đợt này' },
    numberOf: 'Số phiếu, {village}',
    handerOf: 'Đơn vị phát, {village}',
    asAbove: 'Như đã chọn ở trên',
    create: 'Tạo các tập phiếu và in',
    none: 'Đợt này chưa có nơi phát phiếu nào ở thôn, tổ dân phố.',
    noneHint: 'Cán bộ tạo điểm “phiếu giấy” cho từng thôn rồi thêm vào đợt trước.',
    ofCampaign: { other: '{campaign}: {count} nơi phát' },
    faults: {
      issued: 'Số phiếu là số từ 0 đến 500.',
      nothing: 'Xin ghi số phiếu cho ít nhất một thôn.',
      gone: 'Có thôn vừa được bỏ khỏi đợt khảo sát, nên không còn trong bảng. Xin xem lại rồi bấm tạo lần nữa.',
    },
  },
};
