/** What a report says of figures, as an officer would write it; what is filled in is written already. */
export const report = {
  report: {
    type: 'Báo cáo',
    title: {
      administration:
        'Kết quả khảo sát mức độ hài lòng của người dân đối với hoạt động của chính quyền {place}, {period}',
      centre:
        'Kết quả khảo sát mức độ hài lòng của người dân đối với sự phục vụ của Trung tâm Phục vụ hành chính công {place}, {period}',
      meeting: 'Kết quả khảo sát mức độ hài lòng của người dân đối với họp thôn, tổ dân phố tại {place}, {period}',
      reception: 'Kết quả khảo sát mức độ hài lòng của người dân đối với việc tiếp công dân của {place}, {period}',
      businesses:
        'Kết quả khảo sát mức độ hài lòng của doanh nghiệp, tổ chức đối với sự phục vụ của chính quyền {place}, {period}',
      officials:
        'Kết quả khảo sát mức độ hài lòng của cán bộ, công chức đối với môi trường làm việc tại {place}, {period}',
      own: 'Kết quả khảo sát “{survey}” tại {place}, {period}',
    },
    unitTitle: 'Kết quả khảo sát mức độ hài lòng của người dân đối với {unit}, {place}, {period}',
    headings: {
      basis: 'Căn cứ, mục đích',
      scope: 'Phạm vi, đối tượng, phương pháp, số phiếu',
      results: 'Kết quả',
      overall: 'Kết quả chung',
      units: 'Kết quả theo đơn vị',
      divided: 'Kết quả theo thôn, tổ dân phố',
      elements: 'Kết quả theo yếu tố',
      questions: 'Kết quả theo câu hỏi',
      change: 'So với kỳ trước',
      comments: 'Ý kiến góp ý',
      feedback: 'Ý kiến, kiến nghị và kết quả giải quyết',
      limits: 'Hạn chế của khảo sát',
      advice: 'Đánh giá, kiến nghị',
    },
    unitHeadings: {
      overall: 'Kết quả của đơn vị',
      questions: 'Kết quả theo câu hỏi',
      fields: 'Kết quả theo lĩnh vực',
      change: 'So với kỳ trước',
    },
    basis: {
      grounds: 'Khảo sát được thực hiện theo các căn cứ nêu trên.',
      purpose: {
        people:
          'Khảo sát nhằm đánh giá mức độ hài lòng của người dân, xác định những việc làm chưa tốt và đơn vị cần chấn chỉnh; kết quả dùng để nâng cao chất lượng phục vụ và để đánh giá việc xây dựng “Chính quyền thân thiện”.',
        others:
          'Khảo sát nhằm đánh giá mức độ hài lòng, xác định những hạn chế trong công việc để chấn chỉnh, nâng cao chất lượng phục vụ; kết quả dùng để đánh giá việc xây dựng “Chính quyền thân thiện”.',
      },
      target: 'Mục tiêu đề ra: tỷ lệ người hài lòng đạt từ {target} trở lên.',
    },
    scope: {
      days: 'Phạm vi, thời gian: khảo sát tại {place}, thu phiếu từ ngày {from} đến hết ngày {to}; chốt số liệu ngày {locked}. Sau ngày này số liệu không thay đổi.',
      parts: 'Số liệu của {period} là tổng của các kỳ đã chốt trong thời gian đó.',
      unit: 'Báo cáo này nêu kết quả của {unit}.',
      who: {
        administration:
          'Đối tượng: người dân trên địa bàn. Phiếu của tổ chức, doanh nghiệp tính riêng; phiếu của cán bộ, công chức không tính vào kết quả.',
        centre:
          'Đối tượng: người dân đến giải quyết thủ tục hành chính. Phiếu của tổ chức, doanh nghiệp tính riêng; phiếu của cán bộ, công chức không tính vào kết quả.',
        meeting: 'Đối tượng: người dân dự họp.',
        reception: 'Đối tượng: người dân đến nơi tiếp công dân.',
        businesses: 'Đối tượng: doanh nghiệp, tổ chức trên địa bàn.',
        officials: 'Đối tượng: cán bộ, công chức, viên chức đang làm việc.',
      },
      method:
        'Phương pháp: người trả lời tự nguyện, không ghi họ tên. Mỗi nội dung có năm mức, từ “Rất không hài lòng” đến “Rất hài lòng”; người hài lòng là người chọn một trong hai mức cao nhất. Câu bỏ trống, câu trả lời “Không biết”, “Chưa có kết quả” không đưa vào tính tỷ lệ.',
      collected: 'Số phiếu hợp lệ có trả lời câu hỏi chung: {count} phiếu.',
      noneCollected: 'Trong kỳ không thu được phiếu nào.',
      fewCollected: 'Số phiếu thu được quá ít nên không nêu, để không ai biết được câu trả lời của từng người.',
      channels: 'Theo nơi trả lời: {parts}.',
      assisted: 'Theo người điền: {parts}.',
      part: '{name} {count} phiếu',
      sheets:
        'Phiếu giấy của đợt này, theo số liệu giao nhận các tập phiếu: phát ra {issued} phiếu, thu về {returned} phiếu, hợp lệ {valid} phiếu, hỏng {spoilt} phiếu.',
      visits: 'Trong kỳ có {visits} lượt tiếp nhận hồ sơ.',
      uncounted:
        'Không tính vào kết quả: {late} phiếu đến muộn, {setAside} phiếu để riêng vì không hợp lệ, {flagged} phiếu loại sau khi xem xét.',
      allCounted: 'Tính đến khi chốt số liệu, không có phiếu nào đến muộn, để riêng hay bị loại.',
      leftOut:
        'Khi chốt số liệu còn {sheets} phiếu giấy chưa nhập xong, {setAside} phiếu chờ xem xét, {tablets} máy tính bảng chưa liên lạc lại; các phiếu này không tính vào kết quả.',
    },
    overall: {
      met: 'Có {base}, đạt tỷ lệ {rate}. So với mục tiêu từ {target} trở lên: đạt mục tiêu trên số phiếu thu được.',
      'not-met':
        'Có {base}, tỷ lệ {rate}. So với mục tiêu từ {target} trở lên: chưa đạt mục tiêu trên số phiếu thu được.',
      none: 'Có {base}, tỷ lệ {rate}.',
      interval: 'Khoảng dao động của tỷ lệ này là {interval} (tính như mẫu ngẫu nhiên; người trả lời là tự nguyện).',
      certain: {
        met: 'Xét cả khoảng dao động, có đủ căn cứ khẳng định đạt {target}.',
        'not-met': 'Xét cả khoảng dao động, có đủ căn cứ khẳng định chưa đạt {target}.',
        inconclusive:
          'Xét cả khoảng dao động, chưa đủ căn cứ khẳng định đạt hay chưa đạt {target} nếu hỏi tất cả mọi người; kết luận trên chỉ đúng với số phiếu đã thu.',
        none: 'Số phiếu này chỉ tương đương {worth} phiếu độc lập nên không xét mức độ chắc chắn của kết luận.',
      },
      few: 'Có {base}. Số người trả lời dưới {fewest} nên chưa tính tỷ lệ, chưa đánh giá đạt hay chưa đạt.',
      'too-few':
        'Số người trả lời dưới {minimum} nên không nêu kết quả, để không ai biết được câu trả lời của từng người.',
      held: 'Không nêu kết quả này, vì nếu nêu thì có thể suy ra câu trả lời của một nhóm rất ít người.',
      merged: 'Số người trả lời dưới {minimum} nên kết quả được gộp với đơn vị khác, không nêu riêng.',
      'no-responses': 'Không có người trả lời nên không có kết quả.',
      groups: 'Tính riêng, không gộp vào tỷ lệ trên: {parts}.',
      weighted:
        'Nếu tính theo cơ cấu lượt tiếp nhận hồ sơ của từng lĩnh vực thì tỷ lệ là {rate}; việc đánh giá đạt hay chưa đạt vẫn theo tỷ lệ trên số phiếu thu được.',
      everybody: 'Để so sánh, tính chung cả {place}: {rate} ({base}).',
    },
    lowestQuestions: 'Phân bố câu trả lời ở các câu có tỷ lệ hài lòng thấp nhất',
    people: '{satisfied}/{base} phiếu hài lòng',
    answers: '{satisfied}/{base} câu trả lời hài lòng của {respondents} phiếu',
    named: '{name} {rate} ({base})',
    namedCounts: '{name} ({counts})',
    namedSure: '{name} {rate} ({base}, {certainty})',
    sure: 'đủ căn cứ',
    unsure: 'chưa đủ căn cứ',
    units: {
      measured: {
        administration:
          'Mỗi nội dung khảo sát được tính cho đơn vị chủ trì nội dung đó; câu hỏi chung không tính cho đơn vị nào.',
        centre: 'Tính theo câu hỏi về việc giải quyết hồ sơ lần này, cho đơn vị giải quyết hồ sơ.',
        others: 'Tính theo câu hỏi chung.',
      },
      'not-met': 'Chưa đạt mục tiêu, {count} đơn vị: {parts}.',
      met: 'Đạt mục tiêu, {count} đơn vị: {parts}.',
      noneNotMet: 'Không có đơn vị nào chưa đạt mục tiêu trên số phiếu thu được.',
      told: 'Tỷ lệ hài lòng, thấp nhất trước: {parts}.',
      few: 'Có từ {minimum} đến dưới {fewest} người trả lời nên chỉ nêu số phiếu, chưa tính tỷ lệ, chưa đánh giá: {parts}.',
      merged: 'Gộp chung vì mỗi đơn vị có dưới {minimum} người trả lời: {names}.',
      mergedTold: 'Gộp chung vì mỗi đơn vị có dưới {minimum} người trả lời: {names}; tính chung {told}.',
      held: 'Không nêu riêng để bảo vệ người trả lời của đơn vị khác: {names}.',
      empty: 'Không có phiếu: {names}.',
      vertical: 'Cơ quan ngành dọc, không áp mục tiêu: {parts}.',
      undetermined: 'Chưa xác định được đơn vị: {parts}.',
      attention:
        'Cần quan tâm trước hết (đủ căn cứ khẳng định dưới mục tiêu, kể cả khi xét nhiều đơn vị cùng lúc): {parts}.',
      attentionOne: '{unit}: {text}',
    },
    items: {
      extremes: 'Được đánh giá cao nhất: {highest}; thấp nhất: {lowest}.',
      lowest: 'Các câu có tỷ lệ hài lòng thấp nhất: {parts}.',
      one: '“{name}” {rate} ({base})',
      none: 'Chưa có nội dung nào đủ {fewest} người trả lời để nêu tỷ lệ.',
      fewest: 'Số liệu từng câu, từng mức ở Phụ lục.',
      field: 'Theo lĩnh vực, thấp nhất là {lowest}; cao nhất là {highest}.',
      village: 'Theo thôn, tổ dân phố, thấp nhất là {lowest}; cao nhất là {highest}.',
      tooNarrow: 'Chưa nêu được từng câu của đơn vị này, vì phần còn lại có quá ít phiếu.',
    },
    change: {
      up: 'So với {before}, tỷ lệ hài lòng tăng từ {from} lên {to}.',
      down: 'So với {before}, tỷ lệ hài lòng giảm từ {from} xuống {to}.',
      'not-established':
        'So với {before}, tỷ lệ hài lòng trước là {from}, nay là {to}; chưa đủ căn cứ kết luận tỷ lệ đã thay đổi.',
      tooFew: 'Chưa đủ phiếu để so với {before}.',
      nothing: 'Chưa có kỳ trước đã chốt để so sánh.',
      parts: 'Kết quả từng kỳ trong {period} nêu ở Phụ lục.',
      unitsUp: 'Đơn vị tăng: {parts}.',
      unitsDown: 'Đơn vị giảm: {parts}.',
      moved: '{name} từ {from} thành {to}',
      unitsSame: 'Các đơn vị còn lại so sánh được với kỳ trước: chưa đủ căn cứ kết luận có thay đổi.',
      unitsNone: 'Chưa có đơn vị nào đủ căn cứ để kết luận tăng hay giảm.',
      otherQuestions: 'Đơn vị này chủ trì những câu khác so với kỳ trước nên không so được.',
    },
    comments: {
      reported: 'Về phiền hà, sách nhiễu, khoản thu ngoài quy định: {counts} người trả lời nêu có.',
      noReport: 'Về phiền hà, sách nhiễu, khoản thu ngoài quy định: không có người trả lời nào nêu có.',
      ticked: '{question}: {parts} (trên {base}).',
      tickedPart: '{name} {share}',
      written: 'Ý kiến tự viết trên phiếu không nêu trong báo cáo này, để không ai nhận ra người viết.',
    },
    limits: {
      voluntary:
        'Người trả lời là tự nguyện, không phải mẫu chọn ngẫu nhiên. Khoảng dao động được tính như mẫu ngẫu nhiên, nên chỉ phản ánh ảnh hưởng của số lượng phiếu, không phản ánh ý kiến của những người không trả lời.',
      few: 'Số phiếu của một số đơn vị còn ít nên chưa đánh giá được: {names}.',
      parts: 'Số liệu gộp nhiều kỳ: một người có thể đã trả lời ở hơn một kỳ.',
      visits:
        'Chưa có số lượt tiếp nhận hồ sơ của kỳ này, nên chưa xác định được số phiếu chiếm tỷ lệ bao nhiêu so với số lượt tiếp nhận.',
      inconclusive: 'Với số phiếu này, kết quả chung chưa đủ căn cứ để khẳng định đạt hay chưa đạt mục tiêu.',
    },
    advice: {
      centre: '{centre} {place}',
      met: {
        met: '{place} đạt mục tiêu về mức độ hài lòng trong {period}, có đủ căn cứ khẳng định.',
        open: '{place} đạt mục tiêu trên số phiếu thu được trong {period}, nhưng số phiếu chưa đủ để khẳng định chắc chắn.',
      },
      'not-met': {
        met: '{place} chưa đạt mục tiêu về mức độ hài lòng trong {period}, có đủ căn cứ khẳng định; cần có biện pháp khắc phục ngay.',
        open: '{place} chưa đạt mục tiêu trên số phiếu thu được trong {period}; số phiếu chưa đủ để khẳng định chắc chắn, cần theo dõi tiếp.',
      },
      noTarget: 'Khảo sát này không đặt mục tiêu; kết quả dùng để tham khảo khi cải tiến công việc.',
      noRate: 'Số phiếu trong {period} chưa đủ để đánh giá. Cần tổ chức thu phiếu rộng hơn ở kỳ sau.',
      units:
        'Đề nghị các đơn vị chưa đạt mục tiêu ({names}) làm rõ nguyên nhân, có biện pháp khắc phục và báo cáo kết quả.',
      questions: 'Đề nghị tập trung khắc phục những nội dung có tỷ lệ hài lòng thấp nhất nêu ở mục III.',
      few: 'Kỳ sau cần tổ chức thu nhiều phiếu hơn ở những nơi còn ít phiếu: {names}.',
      keep: 'Đề nghị các đơn vị giữ vững kết quả, tiếp tục lắng nghe ý kiến người dân.',
      unit: {
        met: '{unit} đạt mục tiêu trong {period}.',
        'not-met':
          'Đề nghị {unit} làm rõ nguyên nhân của những nội dung thấp nhất nêu ở mục III, có biện pháp khắc phục và báo cáo kết quả.',
      },
    },
    closing: 'Trên đây là báo cáo kết quả khảo sát mức độ hài lòng {period} của {issuer}./.',
    annex: {
      figures: 'Bảng số liệu',
      levels: 'Số câu trả lời theo từng mức',
      note: 'Cơ sở của số liệu',
    },
    tables: {
      units: 'Bảng {number}. Mức độ hài lòng theo đơn vị',
      groups: 'Bảng {number}. Mức độ hài lòng theo nhóm người trả lời',
      elements: 'Bảng {number}. Mức độ hài lòng theo yếu tố',
      elementsShort: 'Bảng {number}. Mức độ hài lòng theo yếu tố, mỗi yếu tố một câu (ai cũng được hỏi)',
      elementsFull: 'Bảng {number}. Mức độ hài lòng theo yếu tố, gộp các câu (người chọn trả lời thêm)',
      questions: 'Bảng {number}. Mức độ hài lòng theo câu hỏi',
      field: 'Bảng {number}. Mức độ hài lòng theo lĩnh vực',
      village: 'Bảng {number}. Mức độ hài lòng theo thôn, tổ dân phố',
      channel: 'Bảng {number}. Mức độ hài lòng theo nơi trả lời',
      assisted: 'Bảng {number}. Mức độ hài lòng theo người điền phiếu',
      levels: 'Bảng {number}. Số câu trả lời theo từng mức',
      series: 'Bảng {number}. Mức độ hài lòng qua các kỳ',
    },
    columns: {
      number: 'TT',
      unit: 'Đơn vị',
      name: 'Nội dung',
      group: 'Nhóm',
      period: 'Kỳ',
      counts: 'Hài lòng/ hợp lệ',
      rate: 'Tỷ lệ',
      interval: 'Khoảng dao động',
      verdict: 'Đánh giá',
      outside: 'Không biết',
      term: 'Mục',
      said: 'Nội dung',
    },
    verdicts: {
      met: { established: 'Đạt, đủ căn cứ', open: 'Đạt, chưa đủ căn cứ' },
      'not-met': { established: 'Chưa đạt, đủ căn cứ', open: 'Chưa đạt, chưa đủ căn cứ' },
    },
    note: {
      period: 'Kỳ số liệu',
      campaign: 'Đợt khảo sát',
      filter: 'Bộ lọc',
      noFilter: 'không lọc, toàn bộ {place}',
      unitFilter: 'đơn vị {unit}',
      formulaUnits: 'Cách tính theo đơn vị',
      target: 'Mục tiêu',
      noTarget: 'không áp mục tiêu',
      hash: 'Mã kiểm tra số liệu đã chốt (SHA-256)',
    },
  },
};
