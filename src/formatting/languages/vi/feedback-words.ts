/** How entries and cases are called on every page about them. */
export const feedbackWords = {
  feedbackWords: {
    channels: {
      form: 'Trang gửi ý kiến',
      comment: 'Ghi trong phiếu khảo sát',
      meeting: 'Cuộc họp',
      box: 'Hòm thư góp ý',
      zalo: 'Zalo',
      facebook: 'Facebook',
      email: 'Thư điện tử',
      hotline: 'Đường dây nóng',
      village: 'Trưởng thôn, tổ trưởng',
      front: 'MTTQ và các đoàn thể',
      visit: 'Đến trực tiếp',
      letter: 'Đơn, thư',
    },
    kinds: {
      suggestion: 'Góp ý',
      request: 'Kiến nghị',
      report: 'Phản ánh',
      praise: 'Khen',
      complaint: 'Khiếu nại',
      denunciation: 'Tố cáo',
    },
    states: {
      new: 'Chưa giao',
      assigned: 'Đang xử lý',
      answered: 'Đã trả lời',
      disputed: 'Chưa đồng ý với trả lời',
      closed: 'Đã kết thúc',
      overdue: 'Quá hạn',
      none: 'Không cần trả lời',
    },
  },
};
