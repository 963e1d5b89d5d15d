export const feedbackUnits = {
  feedbackUnits: {
    title: 'Các đơn vị trả lời ý kiến',
    intro: 'Tính các ý kiến cần trả lời, theo ngày nhận. Lần trả lời đầu tiên quyết định đúng hạn hay trễ hạn.',
    between: 'Từ ngày {from} đến ngày {to}',
    none: 'Không có ý kiến nào cần trả lời trong thời gian này.',
    xlsx: 'Tải Excel',
    csv: 'Tải CSV',
    total: 'Cộng',
    nobody: 'Chưa giao đơn vị nào',
    columns: {
      unit: 'Đơn vị',
      received: 'Nhận',
      inTime: 'Đúng hạn',
      late: 'Trễ hạn',
      open: 'Đang xử lý',
      overdue: 'Quá hạn',
      disputed: 'Chưa đồng ý',
      medianDays: 'Số ngày trả lời (trung vị)',
    },
    ratesTitle: 'Các tỷ lệ theo Quyết định 766/QĐ-TTg',
    compare: 'đối chiếu',
    ratesIntro:
      'Chỉ tính trên ý kiến ghi trong phần mềm này, để đối chiếu với Cổng dịch vụ công; không phải số liệu khảo sát và không thay số của Cổng. Dưới 10 ý kiến thì chỉ nêu số đếm.',
    rates: {
      inTime: 'Phản ánh, kiến nghị xử lý đúng hạn (không tính việc còn trong hạn)',
      satisfied: 'Hài lòng trong xử lý phản ánh, kiến nghị (không bị phản hồi chưa đồng ý, không trễ hạn)',
      files: 'Hài lòng trong tiếp nhận, giải quyết thủ tục hành chính',
    },
    filesElsewhere: 'Cần tổng số hồ sơ và số hồ sơ quá hạn: xin lấy từ Cổng dịch vụ công.',
  },
};
