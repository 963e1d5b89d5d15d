export const severalPoints = {
  severalPoints: {
    title: 'Thêm nhiều điểm thu nhận',
    link: 'Thêm nhiều điểm một lúc',
    which: 'Những điểm nào?',
    place: 'Nơi đặt của các dòng không ghi nơi đặt',
    placeHint:
      'Chỉ cho các dòng của danh sách không ghi nơi đặt. Để “Chung cho cả Trung tâm” nếu điểm không ở một quầy nào.',
    list: 'Danh sách tên, mỗi dòng một điểm',
    listHint:
      'Dán từ Excel, Word được. Muốn ghi nơi đặt riêng cho dòng nào thì ghi sau dấu chấm phẩy hoặc ở cột thứ hai, ví dụ “Nhà văn hóa; Thôn Đông”.',
    every: {
      legend: 'Thêm một điểm cho mỗi nơi chưa có điểm hình thức này',
      village: 'Tất cả thôn, tổ dân phố',
      counter: 'Tất cả quầy',
      field: 'Tất cả lĩnh vực',
    },
    preview: 'Xem trước',
    previewTitle: { other: 'Xem trước: {count} điểm' },
    line: 'Dòng',
    faulty: { other: '{count} điểm cần sửa trong danh sách. Chưa thêm điểm nào.' },
    create: { other: 'Thêm {count} điểm' },
    faults: {
      kind: 'Xin chọn một hình thức trong danh sách.',
      place: 'Nơi đặt này không có trong dữ liệu của xã, phường.',
      none: 'Chưa có điểm nào để thêm: xin ghi ít nhất một dòng, hoặc đánh dấu nơi còn chưa có điểm.',
      many: 'Nhiều hơn {most} điểm một lúc. Xin chia danh sách ra.',
    },
    lineFaults: {
      long: 'Tên dài quá 120 chữ, không in vừa tờ mã.',
      twice: 'Tên này đã có trong danh sách.',
      there: 'Đã có điểm đang dùng cùng tên, cùng hình thức.',
      place: 'Xã, phường không có nơi đặt tên như vậy.',
    },
  },
};
