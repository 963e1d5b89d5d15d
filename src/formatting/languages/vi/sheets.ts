export const sheets = {
  sheets: {
    source: {
      tab: 'Nguồn số liệu',
      title: 'NGUỒN SỐ LIỆU',
      commune: 'Địa phương',
      campaign: 'Cuộc khảo sát',
      period: 'Kỳ số liệu',
      round: 'cả đợt, thu phiếu từ {from} đến {to}',
      filter: 'Phần được chọn',
      everybody: 'toàn bộ phiếu',
      target: 'Mục tiêu',
      noTarget: 'không áp dụng',
      version: 'Phiên bản phiếu hỏi',
      locked: 'Ngày chốt số liệu',
      dataHash: 'Mã số liệu',
      rules: {
        interval:
          'Cận dưới, cận trên là khoảng dao động: hai cận một phía 95% theo Clopper–Pearson trên số phiếu quy đổi, tính như mẫu ngẫu nhiên.',
        small:
          'Dưới 10 phiếu không nêu riêng mà gộp; hàng “giữ lại để bảo vệ người khác” không nêu để không suy ra được người khác.',
        few: 'Từ 10 đến 29 phiếu chỉ nêu số phiếu, chưa tính tỷ lệ vì dễ gây hiểu lầm.',
        outside:
          '“Không biết”, “Không sử dụng”, “Chưa có kết quả” và bỏ trống không nằm trong mẫu số; số lượng được nêu ở cột riêng.',
        voluntary: 'Người trả lời là tự nguyện. Bảng này lấy từ số liệu đã chốt và không thay đổi sau khi chốt.',
      },
    },
    table: {
      tabs: {
        questions: 'Câu hỏi',
        parts: 'Câu hỏi theo đơn vị, kênh',
        figures: 'Tỷ lệ hài lòng',
        choices: 'Ý kiến khác',
      },
      titles: {
        questions: 'MỨC ĐỘ HÀI LÒNG THEO TỪNG CÂU HỎI',
        parts: 'MỨC ĐỘ HÀI LÒNG THEO TỪNG CÂU HỎI, CHIA THEO ĐƠN VỊ VÀ KÊNH TRẢ LỜI',
        figures: 'TỶ LỆ HÀI LÒNG CHUNG, THEO YẾU TỐ, ĐƠN VỊ, KÊNH TRẢ LỜI VÀ THỜI GIAN',
        choices: 'CÁC CÂU HỎI KHÔNG THEO THANG HÀI LÒNG',
      },
      columns: {
        part: 'Đơn vị hoặc kênh',
        code: 'Mã',
        question: 'Câu hỏi',
        element: 'Yếu tố',
        outside: 'Không biết, ngoài thang',
        blank: 'Bỏ trống',
        mean: 'F5, điểm trung bình',
        formula: 'Công thức',
        by: 'Chia theo',
        row: 'Tên',
        answer: 'Trả lời',
        count: 'Số phiếu chọn',
        answered: 'Số phiếu có trả lời',
        share: 'Tỷ lệ',
      },
      everybody: 'Chung',
      month: 'Tháng',
      levels:
        'n1: rất không hài lòng; n2: không hài lòng; n3: bình thường; n4: hài lòng; n5: rất hài lòng. Tỷ lệ của một câu là F1 = (n4 + n5)/(n1 + … + n5). Câu có ít mức hơn thì bỏ trống các cột cuối.',
      tooNarrow: 'Không nêu riêng được: phần còn lại quá ít người.',
    },
  },
};
