export const dossierPapers = {
  dossierPapers: {
    to: 'Kính gửi: {addressee}',
    number: 'TT',
    ground: 'Căn cứ {ground}',
    groupTitle: 'Nhóm tiêu chí',
    total: 'Tổng cộng',
    registered:
      'Thực hiện quy trình xét công nhận “Chính quyền thân thiện” cấp xã, địa phương đã đăng ký thực hiện năm {year} (văn bản{letter} ngày {day}).',
    registeredLevel:
      'Thực hiện quy trình xét công nhận “Chính quyền thân thiện” cấp xã, địa phương đã đăng ký {level} năm {year} (văn bản{letter} ngày {day}).',
    letter: ' số {letter}',
    condition: { fulfilled: 'đạt', open: 'chưa xác định', failed: 'không đạt' },
    recognition: {
      fulfilled:
        'Đối chiếu điều kiện đề nghị công nhận (trên {share} tiêu chí đạt và tổng điểm từ {needed} điểm): đủ điều kiện.',
      open: 'Đối chiếu điều kiện đề nghị công nhận: tỷ lệ tiêu chí đạt trên {share}: {criteria}; tổng điểm từ {needed} điểm: {points}. Việc tự chấm chưa xong.',
      failed:
        'Đối chiếu điều kiện đề nghị công nhận: tỷ lệ tiêu chí đạt trên {share}: {criteria}; tổng điểm từ {needed} điểm: {points}.',
    },
    level: 'Theo tổng điểm tự chấm, địa phương đạt {level}.',
    request: {
      type: 'Tờ trình',
      subject: 'Về việc đề nghị xét, công nhận {place}\nđạt chuẩn “Chính quyền thân thiện” năm {year}',
      result: 'Kết quả tự chấm điểm năm {year} của {place}: {met}; {points}.',
      ask: 'Ủy ban nhân dân {place} kính trình xem xét, công nhận {place} đạt chuẩn “Chính quyền thân thiện” năm {year}.',
      askLevel:
        'Ủy ban nhân dân {place} kính trình xem xét, công nhận {place} đạt chuẩn “Chính quyền thân thiện” {level} năm {year}.',
      enclosed:
        'Hồ sơ kèm theo gồm: Báo cáo kết quả xây dựng “Chính quyền thân thiện”; Bảng tự chấm điểm; tài liệu minh chứng theo từng tiêu chí.',
      end: 'Ủy ban nhân dân kính trình xem xét, quyết định./.',
    },
    report: {
      type: 'Báo cáo',
      subject: 'Kết quả xây dựng “Chính quyền thân thiện”\nnăm {year} của {place}',
      organising: 'I. Công tác tổ chức thực hiện',
      opening:
        'Ủy ban nhân dân {place} báo cáo kết quả xây dựng “Chính quyền thân thiện” năm {year}, tự chấm theo {criteria}.',
      results: 'II. Kết quả thực hiện các tiêu chí',
      group: 'Kết quả của nhóm: {met}/{criteria} tiêu chí đạt, {points}.',
      criterion: '- Tiêu chí {code}. {text}: {met}.{said}',
      figure: '{name}: {told} ({source}).',
      scores: 'III. Kết quả tự chấm điểm',
      scored: 'Tổng hợp: {met}; {points}.',
      limits: 'IV. Tồn tại, hạn chế',
      unmet: 'Các tiêu chí chưa đạt hoặc chưa xác định:',
      allMet: 'Không còn tiêu chí chưa đạt.',
      adviceTitle: 'V. Phương hướng, kiến nghị',
      advice:
        'Ủy ban nhân dân {place} tiếp tục duy trì các tiêu chí đã đạt, khắc phục những hạn chế nêu trên và đề nghị cấp có thẩm quyền xem xét, công nhận “Chính quyền thân thiện” năm {year}./.',
    },
    sheet: {
      type: 'Bảng tự chấm điểm',
      subject: 'Kết quả thực hiện các tiêu chí “Chính quyền thân thiện”\nnăm {year} của {place}',
      lead: 'Chấm theo {criteria}.',
      sum: 'Tổng hợp: {met}; {points}.',
      tab: 'Tự chấm điểm',
      comment: 'Thuyết minh',
      figuresTab: 'Số liệu tự điền',
      told: 'Kết quả',
      satisfied: 'Hài lòng (hoặc đúng hạn)',
      base: 'Tổng số',
      share: 'Tỷ lệ',
      source: 'Kỳ, ngày chốt, phiên bản, mã số liệu',
    },
  },
};
