export const questionnaires = {
  questionnaires: {
    title: 'Mẫu phiếu khảo sát',
    hint: 'Xem trước câu hỏi của từng mẫu phiếu. Trả lời ở đây không được gửi đi.',
    all: 'Các mẫu phiếu đang có',
    name: 'Tên phiếu',
    version: 'Phiên bản',
    questions: 'Số câu',
    minutes: 'Phút (đầy đủ)',
    preview: 'Xem trước',
    inVietnamese: 'Tiếng Việt',
    inEnglish: 'Tiếng Anh',
    nothingIsSent: 'Bản xem trước: không có gì được gửi đi hay lưu lại.',
  },
};
