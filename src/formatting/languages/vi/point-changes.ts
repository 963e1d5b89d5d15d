export const pointChanges = {
  pointChanges: {
    edit: {
      title: 'Sửa điểm thu nhận',
      link: 'Sửa tên, nơi đặt',
      short: 'Sửa',
      of: 'Sửa {name}',
      nameHint: 'Tên hiện trên trang trả lời ngay sau khi lưu. Mã không đổi; tờ đã in còn tên cũ, nên in lại.',
      placeHint:
        'Nơi mới có hiệu lực từ hôm nay, {day}. Phiếu đã nhận giữ nguyên nơi cũ; phiếu trả lời trước hôm nay mà gửi đến sau cũng tính cho nơi cũ.',
      save: 'Lưu',
    },
    faults: {
      name: 'Xin ghi tên điểm.',
      long: 'Tên dài quá {longest} chữ, không in vừa tờ mã. Xin rút gọn.',
      place:
        'Xin chọn một nơi đặt trong danh sách. Điểm ở thôn chỉ chuyển sang thôn khác; điểm khác không chuyển về thôn.',
      changed: 'Người khác vừa sửa mục này. Xin xem lại rồi lưu lần nữa nếu vẫn muốn đổi.',
    },
    done: {
      changed: 'Đã lưu.',
      replaced: 'Đã có mã mới. Xin in tờ mã mới và gỡ mọi tờ cũ.',
    },
    replace: {
      title: 'Thay mã của điểm này?',
      link: 'Thay mã',
      refused: 'Ai quét mã cũ sẽ được báo là mã không còn dùng.',
      kept: 'Điểm, đợt khảo sát đang dùng điểm này và các phiếu đã nhận giữ nguyên, vẫn được tính.',
      waiting:
        'Phiếu đang chờ trên điện thoại theo mã cũ vẫn đến, và nằm ở trang Phiếu chờ xem xét để cán bộ quyết định.',
      print: 'Phải in tờ mã mới. Mã dùng một lần đã phát kèm mã cũ không dùng được nữa.',
      forGood: 'Không lấy lại được mã cũ.',
      button: 'Thay mã',
    },
    home: {
      title: 'Trả lời từ trang chủ',
      on: 'Trang chủ đang dẫn đến đường dẫn này.',
      off: 'Trang chủ chưa dẫn đến đường dẫn này.',
      means:
        'Khi bật, trong những ngày khảo sát mở, ai vào trang chủ cũng bấm vào trả lời được. Phiếu được tính là trả lời qua đường dẫn gửi riêng.',
      put: 'Cho trả lời từ trang chủ',
      take: 'Không dẫn từ trang chủ nữa',
    },
    earlierPlaces: 'Nơi đặt trước đây',
    until: 'đến hết ngày {day}',
    noPlace: 'Không rõ nơi đặt',
    earlierCodes: 'Mã trước đây',
    replacedOn: 'thay ngày {day}, không còn dùng',
  },
};
