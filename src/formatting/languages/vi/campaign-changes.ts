/** What becomes of campaigns that are made already. */
export const campaignChanges = {
  editing: {
    title: 'Sửa đợt khảo sát',
    link: 'Sửa',
    save: 'Lưu thay đổi',
    changed: 'Đã lưu thay đổi.',
    refused: 'Chưa lưu. Xin xem lại:',
    stale: 'Chưa lưu: đợt này vừa được thay đổi sau khi bạn mở trang.',
    staleNow: 'Hiện nay: “{name}”, thu phiếu {from} – {to}, chốt số liệu {lock}.',
    staleHint: 'Những gì bạn ghi vẫn còn bên dưới. Xem lại rồi bấm lưu thì lấy theo những gì ghi ở đây.',
    nameHint: 'Tên hiện trên trang kết quả và báo cáo; không trùng với đợt khác.',
    fixedTitle: 'Không đổi được nữa',
    fixedBecause: {
      tried:
        'Đã có phiếu thử, phiếu giấy hoặc số lượt tiếp nhận được ghi cho đợt này, nên mẫu phiếu và cách chốt số liệu giữ nguyên.',
      open: 'Đợt đã mở, người dân đang trả lời, nên mẫu phiếu, ngày mở và cách chốt số liệu giữ nguyên.',
      ended: 'Đã hết thời gian thu phiếu, nên mẫu phiếu, ngày mở, mục tiêu và cách chốt số liệu giữ nguyên.',
      locked: 'Số liệu đã chốt nên đợt này không sửa được nữa; chỉ có thể đưa vào mục lưu trữ.',
    },
    endHint: {
      planned: 'Hết ngày này không trả lời được nữa.',
      open: 'Kéo dài hoặc rút ngắn, sớm nhất là hôm nay. Muốn dừng ngay lúc này thì dùng “Kết thúc thu phiếu”.',
      ended: 'Ghi ngày từ hôm nay trở đi thì lại thu phiếu tiếp đến hết ngày đó.',
    },
    atOnce: 'Cả đợt một lần',
  },
};
