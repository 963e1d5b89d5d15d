export const questionnaires = {
  questionnaires: {
    title: 'Mẫu phiếu',
    hint: 'Xem trước câu hỏi của từng mẫu phiếu. Trả lời ở đây không được gửi đi.',
    all: 'Các mẫu phiếu đang có',
    name: 'Tên phiếu',
    version: 'Phiên bản',
    questions: 'Số câu',
    minutes: 'Phút (đầy đủ)',
    preview: 'Xem trước',
    nothingIsSent: 'Bản xem trước: không có gì được gửi đi hay lưu lại.',
    places: { commune: 'xã', ward: 'phường', zone: 'đặc khu', village: 'thôn', group: 'tổ dân phố' },
    none: 'Không có',
    other: 'Khác (ghi rõ)',
    comment: 'Ghi thêm',
  },
};
