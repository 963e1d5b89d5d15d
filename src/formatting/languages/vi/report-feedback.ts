/** The part of a report that tells what people said beside the answers. */
export const reportFeedback = {
  reportFeedback: {
    none: 'Từ ngày {from} đến ngày {to}, {about} không ghi nhận ý kiến, kiến nghị nào trong sổ ý kiến.',
    received: {
      other:
        'Từ ngày {from} đến ngày {to}, {about} tiếp nhận {count} ý kiến, kiến nghị, kể cả góp ý trên phiếu khảo sát được chuyển vào sổ.',
    },
    channels: 'Theo nơi tiếp nhận: {parts}.',
    kinds: 'Theo loại: {parts}.',
    part: '{name} {count}',
    noCases: 'Trong thời gian này không có ý kiến nào cần trả lời.',
    cases:
      'Cần trả lời {received} ý kiến: {inTime} trả lời đúng hạn, {late} trả lời trễ hạn, {open} đang xử lý trong hạn, {overdue} quá hạn chưa trả lời (tính đến ngày {day}). Người gửi chưa đồng ý với trả lời: {disputed}.',
    median: 'Số ngày từ khi nhận đến khi trả lời (trung vị): {days}.',
    rates:
      'Các tỷ lệ để đối chiếu với Quyết định số 766/QĐ-TTg, chỉ tính trên ý kiến ghi trong phần mềm và không thay số liệu của Cổng dịch vụ công: xử lý đúng hạn {inTime}; không bị phản hồi chưa đồng ý, không trễ hạn {satisfied}.',
    noneDue: 'chưa có việc đến hạn',
    few: '{counted} (dưới 10 ý kiến, chưa tính tỷ lệ)',
    tags: {
      other:
        'Trong {count} góp ý viết trên phiếu khảo sát, các nội dung được nêu nhiều: {parts}. Lời của từng người không nêu trong báo cáo.',
    },
    noTags: 'Góp ý viết trên phiếu khảo sát chưa đủ số lượng để nêu theo nội dung.',
    told: 'Trong đó đã công bố {count} ý kiến cùng kết quả giải quyết ở mục “Nhân dân góp ý – Chính quyền tiếp thu, giải quyết”.',
    toldSome:
      'Trong đó đã công bố {count} ý kiến cùng kết quả giải quyết ở mục “Nhân dân góp ý – Chính quyền tiếp thu, giải quyết”; bảng dưới nêu {most} ý kiến công bố gần nhất.',
    notTold: 'Chưa công bố ý kiến nào trong số này ở mục “Nhân dân góp ý – Chính quyền tiếp thu, giải quyết”.',
    unitsTable: 'Trả lời ý kiến theo đơn vị',
    toldTable: 'Nhân dân góp ý – Chính quyền tiếp thu, giải quyết',
    said: 'Nhân dân góp ý',
    done: 'Chính quyền tiếp thu, giải quyết',
    doneBy: 'Thời hạn',
  },
};
