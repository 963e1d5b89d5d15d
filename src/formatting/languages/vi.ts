/** Every sentence a reader sees, in Vietnamese. The other languages carry the same keys. A section per room. */
export const vi = {
  product: { name: 'Hài Lòng' },
  answerErrors: {
    'not-answers': 'Nội dung phiếu không đọc được. Xin mở lại phiếu và trả lời lại.',
    required: 'Xin Ông/Bà trả lời câu này.',
    'unknown-question': 'Phiếu không có câu hỏi này.',
    'hidden-question': 'Câu này không áp dụng với các câu trả lời khác của Ông/Bà.',
    'wrong-type': 'Câu trả lời không đúng dạng.',
    'out-of-range': 'Câu trả lời phải từ {least} đến {most}.',
    'too-small': 'Số nhập vào phải từ {least} trở lên.',
    'too-large': 'Số nhập vào không được quá {most}.',
    'unknown-choice': 'Xin chọn một trong các câu trả lời có sẵn.',
    'repeated-choice': 'Mỗi lựa chọn chỉ được chọn một lần.',
    'too-many': 'Xin chọn nhiều nhất {most} lựa chọn.',
    'too-long': 'Nội dung quá dài, xin viết không quá {longest} ký tự.',
    'unreadable-text': 'Nội dung có ký tự không đọc được, xin nhập lại.',
  },
};
