export const dashboardMethods = {
  methods: {
    title: 'Cách tính mọi con số',
    lead: 'Mỗi mục có phần dễ hiểu cho cán bộ, rồi phần cho người làm thống kê với công thức và tài liệu.',
    formal: 'Cho người làm thống kê',
    source: 'Tài liệu',
    contents: 'Các mục',
    truth: 'Tỷ lệ thật',
    needed: 'Số phiếu cần',
    people: 'Số người trả lời',
    met: 'Khẳng định đạt',
    inconclusive: 'Chưa đủ căn cứ',
    notMet: 'Khẳng định chưa đạt',
    needTable: 'Số phiếu cần để có {power} khả năng kết luận với mục tiêu {target}',
    errorTable: 'Khi tỷ lệ thật đúng bằng {target}, kết luận rơi vào đâu',
    parts: {
      formulas: {
        title: 'Công thức F1 đến F6',
        plain:
          'Một câu được tính là hài lòng khi chọn mức 4 hoặc 5 trên 5 mức; mẫu phiếu riêng của xã, phường tính theo các mức được đánh dấu là hài lòng ở từng câu. Tỷ lệ là số câu hài lòng chia cho số câu có chọn mức. “Không biết”, “Không sử dụng”, “Chưa có kết quả” và bỏ trống không nằm trong mẫu số; số lượng được nêu bên cạnh. F4 là tỷ lệ chính: tỷ lệ người dân hài lòng ở câu hỏi chung. F2 gộp các câu của một yếu tố, F3 gộp các tiêu chí (các câu phần B nếu phiếu có, nếu không thì các câu thuộc yếu tố), F6 là người hài lòng với mọi tiêu chí đó mà họ đã trả lời. F5 và F2′ là số trung bình, không so với mục tiêu.',
        formal:
          'F1 = xⱼ / nⱼ của câu j. F2 = Σⱼ xⱼ / Σⱼ nⱼ trong yếu tố; F2′ = trung bình của xⱼ / nⱼ. F3 như F2 với mọi tiêu chí. F4 = F1 của câu hỏi chung, đơn vị là người. F5 = Σ mức / n. F6 = số người hài lòng ở mọi tiêu chí đã trả lời / số người có trả lời, cùng các tiêu chí như F3.',
        source: 'SIPAS (Bộ Nội vụ)',
      },
      readings: {
        title: 'Hai cách đọc: đạt trên số phiếu, và chắc chắn đến đâu',
        plain:
          'Cách đọc thứ nhất so đúng số phiếu thu được với mục tiêu và không làm tròn lên: 89,96% là chưa đạt 90%. Cách đọc thứ hai nói có đủ căn cứ để khẳng định cho tất cả những người được hỏi ý kiến hay không. “Chưa đủ căn cứ” là chuyện bình thường ở cỡ một xã, không phải lỗi. Mức chắc chắn chỉ nêu khi có từ {fewestForVerdict} phiếu quy đổi và có mục tiêu.',
        formal:
          'Đạt ⇔ 10⁶·x ≥ 10⁶·τ·n trên số nguyên. Khẳng định đạt ⇔ cận dưới ≥ τ; khẳng định chưa đạt ⇔ cận trên < τ; còn lại chưa kết luận. Với τ = 90% và n = 400 cần ít nhất {fewestToMeet} phiếu hài lòng để khẳng định đạt, và khẳng định chưa đạt khi không quá {mostToMiss}.',
        source: 'Kế hoạch của xã; Clopper, Pearson (1934), Biometrika 26, 404–413',
      },
      interval: {
        title: 'Khoảng dao động',
        plain:
          'Nếu hỏi lại những người khác thì tỷ lệ sẽ xê dịch. Khoảng dao động cho biết xê dịch chừng nào, tính như mẫu ngẫu nhiên. Người trả lời ở đây là tự nguyện nên không gọi là “sai số”; phiếu càng nhiều, khoảng càng hẹp.',
        formal:
          'Hai cận một phía 95% theo Clopper–Pearson, tức khoảng hai phía mức {level}, trên n số phiếu quy đổi: cận dưới là phân vị 5% của Beta(x, n − x + 1), cận trên là phân vị 95% của Beta(x + 1, n − x), x = p̂·n, n có thể lẻ. Cùng một khoảng cho hình vẽ, câu chữ và kết luận; của số gộp nhiều câu thì làm tròn ra ngoài đến ba chữ số.',
        source:
          'Clopper, Pearson (1934), Biometrika 26, 404–413; Korn, Graubard (1998), Survey Methodology 24, 193–201',
      },
      error: {
        title: 'Lời khẳng định sai bao nhiêu lần',
        plain:
          'Khi ai cũng trả lời riêng và tỷ lệ thật đúng bằng mục tiêu, câu “đủ căn cứ khẳng định đạt” sai nhiều nhất {falseMet} số đợt, câu “đủ căn cứ khẳng định chưa đạt” sai nhiều nhất {falseNotMet}. Khi phiếu từ một đến tám cuộc họp và người trong một cuộc họp giống nhau không quá mức đã tính, một lời khẳng định sai nhiều nhất {falseTogether}. Tỷ lệ thật càng xa mục tiêu thì càng ít sai.',
        formal:
          'Tính đúng theo nhị thức ở p = τ = {target}, mọi n từ {fewestForVerdict} đến {mostAnswers}: lớn nhất {falseMet} ở n = {falseMetAt} và {falseNotMet} ở n = {falseNotMetAt}; danh nghĩa không quá 5%. Dưới {fewestForVerdict} phiếu quy đổi không kết luận. Với cuộc họp: xét 1–8 cuộc họp, 0–1.000 phiếu riêng, tương quan trong cụm 0,05–0,2, tỷ lệ thật 85–95%.',
        source: 'Clopper, Pearson (1934), Biometrika 26, 404–413; Brown, Cai, DasGupta (2001)',
      },
      pooled: {
        title: 'Gộp nhiều câu của một người',
        plain:
          'Một người trả lời năm câu không phải là năm người. Khi gộp câu, khoảng dao động được nới ra theo mức giống nhau giữa các câu của một người.',
        formal:
          'n hiệu dụng = min(A, max(m, A / deff)), A là số câu trả lời, m số người; deff là phương sai tuyến tính hóa của tỷ số Σs / Σa chia cho phương sai nhị thức. n hiệu dụng = m khi tỷ lệ là 0 hoặc 1 hoặc m < 10.',
        source: 'Kish (1965), Survey Sampling, 8.2; Cochran (1977), 6.4; Dean, Pagano (2015), Stat. Med. 34, 485–503',
      },
      batches: {
        title: 'Phiếu trả lời cùng một dịp',
        plain:
          'Người ngồi cùng một cuộc họp thường nghĩ gần giống nhau: một cuộc họp {meetingPeople} người chỉ có giá trị như {meetingWorth} phiếu trả lời riêng. Phiếu phát cùng một lần trong một thôn cũng giống nhau, nhưng ít hơn. Xấp phiếu gom lại để nhập máy thì không phải một dịp. Cách tính chỉ dựa vào số người, không dựa vào câu trả lời.',
        formal:
          'n quy đổi = N² / Σ m(1 + ρ(m − 1)) trên các dịp m người, ρ = {meeting} với cuộc họp, {handOut} với phiếu phát một lần trong một thôn, m = 1 với người trả lời riêng; của số gộp nhiều câu còn chia cho hệ số thiết kế giữa các câu của một người. ρ cố định: gần 90% thì ước lượng từ vài cuộc họp sai nhiều. Nêu tròn số, làm tròn xuống.',
        source: 'Kish (1965), Survey Sampling, 5.4 và 8.2',
      },
      power: {
        title: 'Cần bao nhiêu phiếu',
        plain:
          'Tỷ lệ thật càng gần mục tiêu thì càng cần nhiều phiếu mới khẳng định được. Hãy định số phiếu trước khi mở đợt; không thu thêm chỉ để cho “xanh”.',
        formal:
          'Số phiếu rời nhỏ nhất để có xác suất {power} kết luận được với mục tiêu {target}, tính đúng theo nhị thức, kể từ đó không còn hụt; không nêu số trên {mostAnswers}.',
        source:
          'Chernick, Liu (2002), Am. Stat. 56, 149–155; Cochran (1977), 4.4 (danh sách bốc ngẫu nhiên: n = n₀ / (1 + (n₀ − 1)/N))',
      },
      change: {
        title: 'So hai đợt',
        plain:
          'Chỉ so cùng câu hỏi, cùng công thức. “Tăng” hoặc “giảm” chỉ nói khi khoảng dao động của mức chênh không chứa 0; nếu không thì “chưa đủ căn cứ nói là thay đổi thật”. Bên cạnh có mức chênh nhỏ nhất mà hai đợt có thể nhận ra. Nếu nơi trả lời hoặc người điền hộ thay đổi nhiều, mức chênh còn được tính lại theo cơ cấu của đợt trước.',
        formal:
          'Khoảng lai Newcombe (cách 10) từ hai khoảng Wilson mức {level}. Mức nhỏ nhất nhận ra được với xác suất {power}. Chuẩn hóa trực tiếp theo cơ cấu kênh và người điền của đợt trước; tầng dưới {fewestPerStratum} phiếu được gộp.',
        source: 'Newcombe (1998), Stat. Med. 17, 873–890; Fleiss, Levin, Paik (2003), 4.2 và 19.3',
      },
      time: {
        title: 'Theo thời gian',
        plain:
          'Lên xuống giữa các tháng, quý hay đợt phần lớn là ngẫu nhiên. Chỉ khi có từ {fewestPoints} điểm, mỗi điểm từ 30 người, mới vẽ biểu đồ kiểm soát và nói có điều khác thường hay không.',
        formal:
          'Biểu đồ p: p̄ ± 3·√(p̄(1 − p̄)/n), n là số phiếu quy đổi như trong khoảng dao động của điểm đó; nới theo Laney khi điểm phân tán hơn nhị thức. Ba quy tắc: một điểm ngoài 3σ, chín điểm liền một phía, sáu điểm liền cùng tăng hoặc cùng giảm.',
        source:
          'Montgomery (2013), 7.2; Laney (2002), Quality Engineering 14, 531–537; Nelson (1984), J. Quality Technology 16, 237–239',
      },
      funnel: {
        title: 'So các đơn vị',
        plain:
          'Đơn vị ít phiếu lên xuống nhiều hơn đơn vị nhiều phiếu, nên không xếp hạng. Biểu đồ phễu cho thấy đơn vị nào khác mục tiêu nhiều hơn mức ngẫu nhiên.',
        formal:
          'Giới hạn 95% và 99,8% theo nhị thức chính xác quanh mục tiêu, nội suy, ở số phiếu quy đổi của đơn vị (như trong khoảng dao động của nó, làm tròn xuống); nới theo hệ số phân tán vượt mức khi có từ tám đơn vị.',
        source: 'Spiegelhalter (2005), Stat. Med. 24, 1185–1202',
      },
      weights: {
        title: 'Gia quyền theo số lượt tiếp nhận hồ sơ',
        plain:
          'Nếu lĩnh vực có nhiều lượt tiếp nhận hồ sơ mà ít phiếu thì tỷ lệ chung bị lệch. Số gia quyền cho mỗi lĩnh vực nặng đúng bằng số lượt tiếp nhận hồ sơ của nó, đặt cạnh số chưa gia quyền. Gia quyền làm giảm số phiếu quy đổi. Tính từ bảng lĩnh vực của số liệu đã chốt: các lĩnh vực đã gộp là một nhóm với tổng số lượt của chúng; phiếu không ghi lĩnh vực không thuộc nhóm nào.',
        formal:
          'Hậu phân tầng: Σ W·p với W là phần số lượt tiếp nhận hồ sơ; tầng dưới {fewestPerStratum} phiếu được gộp. n hiệu dụng theo Kish: 1 / Σ(W²/n), giảm thêm theo tỷ lệ phiếu quy đổi của số chung.',
        source: 'Holt, Smith (1979), J. R. Stat. Soc. A 142, 33–46; Kish (1992), J. Off. Stat. 8, 183–200',
      },
      attention: {
        title: 'Cần quan tâm trước, và điều đi cùng mức hài lòng chung',
        plain:
          'Trong mấy chục câu, vài câu thấp chỉ do ngẫu nhiên. Vì vậy chỉ nêu nhiều nhất ba câu mà cả khoảng dao động {many} nằm dưới mục tiêu. Từ {fewestForAssociation} phiếu còn nêu yếu tố nào đi cùng mức hài lòng chung; đó không phải nguyên nhân.',
        formal:
          'Cận trên Clopper–Pearson hai phía {many} < τ. Tương quan hạng Spearman từ bảng chéo có nhiều hạng trùng, khoảng jackknife trên thang Fisher; yếu tố nhiều câu lấy mức trung bình của mỗi người, tròn đến nửa mức. Chỉ công bố hệ số và khoảng, hai chữ số.',
        source: 'Kendall, Gibbons (1990), 3.8; Efron, Tibshirani (1993), 11; Fisher (1921), Metron 1, 3–32',
      },
      warning: {
        title: '“Cần xem ngay”: báo sớm khi đang thu phiếu',
        plain:
          'Trước khi chốt số liệu, không ai xem được kết quả, trừ một điều: đơn vị nào đến lúc này chắc chắn dưới mục tiêu thì giám đốc Trung tâm và Chủ tịch thấy tên đơn vị đó, không kèm con số nào. Chỉ xét đơn vị thuộc xã, phường đã có từ {fewestForWarning} phiếu quy đổi. Đơn vị thật ra đạt mục tiêu bị nêu tên nhầm trong nhiều nhất {falseWarning} số kỳ, dù mở trang xem bao nhiêu lần. Lời báo không nói đơn vị thấp bao nhiêu, thấp ở điểm nào, vì sao; cũng không thay cho kết quả khi chốt, và mất đi nếu các phiếu về sau tốt hơn. Đơn vị không bị nêu tên chưa hẳn đã đạt: có thể mới có ít phiếu, hoặc chỉ thấp hơn mục tiêu một chút.',
        formal:
          'Phép thử tuần tự cho mỗi đơn vị: tỷ số hợp lý trộn của các tỷ lệ dưới τ so với τ, theo phân phối Beta(10τ, 10(1 − τ)) lấy phần dưới τ, trên phiếu quy đổi; nêu tên khi tỷ số ≥ 200. Nếu tỷ lệ thật đạt τ thì xác suất vượt ngưỡng vào bất kỳ lúc nào không quá 1/200 (Ville). Mô phỏng 50.000 kỳ, mỗi kỳ 2.000 người, xét sau từng phiếu, có đến 50 cuộc họp với tương quan trong cụm {meeting}, tỷ lệ thật đúng {target}: nêu nhầm nhiều nhất {falseWarning} (làm tròn lên). Khi tỷ lệ thật là 80% và ai cũng trả lời riêng: nêu đúng 36% số kỳ khi có 100 phiếu, 99% khi có 400 phiếu.',
        source:
          'Ville (1939); Robbins (1970), Ann. Math. Stat. 41, 1397–1409; Howard, Ramdas, McAuliffe, Sekhon (2021), Ann. Stat. 49, 1055–1080',
      },
      disclosure: {
        title: 'Giữ kín từng người',
        plain:
          'Nhóm dưới {minimum} phiếu được gộp với nhóm khác. Từ {minimum} đến dưới {fewestForRate} phiếu chỉ nêu số phiếu hài lòng, vì tỷ lệ từ ít phiếu dễ gây hiểu nhầm. Từ {fewestForRate} phiếu mới có tỷ lệ. Dòng “giữ lại để bảo vệ người khác” là dòng mà nếu nêu ra thì có thể suy ra một nhóm nhỏ ở dòng khác. Kết quả của một quầy chỉ giám đốc Trung tâm và Chủ tịch xem được. Không bao giờ có điểm của một người.',
        formal:
          'k = {minimum}. Gộp ô nhỏ nhất trước cho đến khi ô gộp đạt k; một bộ lọc ngoài kỳ; không ô giao nào có 1–9 người; tuổi, giới tính, ngày trong tuần chỉ ở cấp xã. Khi chốt, mọi con số sẽ nêu là một phương trình trên các nhóm người cùng dòng; khử chính xác từng tập người trả lời, không suy ra được nhóm nào, hoặc hai, ba nhóm cộng lại, có 1–9 người; nếu suy ra được thì gộp dòng nhỏ nhất và xét lại. Số phương trình, số nhóm, số dòng gộp ghi ở trang Độ tin cậy.',
        source: 'Hundepool et al. (2012), Statistical Disclosure Control',
      },
      publication: {
        title: 'Chốt số liệu',
        plain:
          'Trước khi chốt, ai cũng xem được ai đã trả lời (bao nhiêu phiếu, ở đâu), không ai xem được trả lời gì. Kết quả chỉ nêu một lần, khi chốt; sau đó số, tên đơn vị và mã kiểm tra không đổi nữa. Phiếu đến muộn vẫn được nhận nhưng không tính. Kỳ dài hơn (quý, năm) là tổng các kỳ đã chốt. Chạy thử thì xem được ngay, vì phiếu thử không phải của ai và không bao giờ được tính.',
        formal:
          'Một bản cho mỗi kỳ, ghi một lần khi chốt: tổng, cơ cấu, phần loại ra, lượt tiếp nhận hồ sơ, tên, loại đơn vị, mục tiêu và đơn vị chủ trì. Mã kiểm tra là SHA-256 trên toàn bộ nội dung đó. Xem số đang chạy còn khiến người ta thu thêm đến khi “đạt”: khi tỷ lệ thật là {target}, 31% số đợt sẽ “đạt” sai.',
        source: 'Dwork, Smith et al. (2017), Annu. Rev. Stat. Appl. 4, 61–84 (tấn công bằng phép trừ)',
      },
      proof: {
        title: 'Ai điền phiếu, và có chắc mỗi người một phiếu',
        plain:
          'Cán bộ điền giúp thường cho kết quả cao hơn, nên nêu riêng tự điền và được giúp. Mã dùng một lần, phiếu đánh số do bên độc lập phát và mã QR đổi theo giờ bảo đảm hơn mã cố định; tỷ lệ chỉ tính các phiếu đó được đặt cạnh tỷ lệ chung. Một người có thể gửi nhiều phiếu qua một mã cố định: 10.000 phiếu như thế làm tỷ lệ của cả quý lệch khoảng 7 điểm phần trăm nếu không ai xem các dấu hiệu bất thường, và không quá 1 điểm khi những ngày có dấu hiệu đã được loại (đo trên số liệu mô phỏng).',
        formal:
          'Phân tích độ nhạy, không phải tỷ lệ chính thứ hai: F4 trên các phiếu có mức bảo đảm mạnh, qua cùng quy tắc giữ kín.',
        source: 'AAPOR (2016), Standard Definitions; de Leeuw (2005), J. Off. Stat. 21, 233–255',
      },
    },
  },
};
