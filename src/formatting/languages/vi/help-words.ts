/** The pages of help, and what the words of the product mean. */
export const helpWords = {
  helpWords: {
    title: 'Trợ giúp',
    titleOf: 'Trợ giúp: {role}',
    roles: 'Trợ giúp theo vai trò',
    own: 'vai trò của Ông/Bà',
    tasks: 'Việc của tôi',
    tasksOf: 'Việc của vai trò này',
    contents: 'Các mục',
    open: 'Mở trang',
    glossaryTitle: 'Các từ dùng trên trang',
    glossary: {
      campaign: {
        term: 'Đợt khảo sát',
        meaning:
          'Một lần hỏi ý kiến theo một mẫu phiếu, có ngày mở, ngày kết thúc và nơi thu phiếu. Đợt tháng 6, đợt tháng 11 hỏi về chính quyền; góp ý tại Trung tâm thu thường xuyên.',
      },
      period: {
        term: 'Kỳ',
        meaning:
          'Phần được chốt số liệu một lần: cả đợt, hoặc từng quý, từng tháng khi thu thường xuyên. Mỗi câu trả lời chỉ nằm trong một kỳ.',
      },
      point: {
        term: 'Điểm thu nhận',
        meaning:
          'Nơi người dân trả lời: mã QR ở quầy, máy tính bảng, cuộc họp thôn, phiếu giấy hoặc đường dẫn gửi riêng. Mã đã in dùng được lâu dài.',
      },
      batch: {
        term: 'Tập phiếu',
        meaning:
          'Các phiếu giấy đánh số, phát cùng lúc ở một nơi. Số phiếu chỉ để kiểm đếm, không cho biết phiếu của ai.',
      },
      lock: {
        term: 'Chốt số liệu',
        meaning:
          'Lúc số liệu của một kỳ trở thành cuối cùng. Sau đó không thêm, sửa hay bỏ được phiếu nào, kể cả người quản trị hệ thống. Chốt số liệu không phải là công bố.',
      },
      publication: {
        term: 'Số liệu đã chốt',
        meaning:
          'Bản số liệu giữ nguyên từ lúc chốt, kèm tên đơn vị, mục tiêu và mã kiểm tra. Mọi trang, tệp và báo cáo đều lấy từ đây.',
      },
      release: {
        term: 'Công bố',
        meaning:
          'Cho người dân xem số liệu đã chốt trên trang công khai. Cán bộ soạn, Chủ tịch phê duyệt; có thể rút lại.',
      },
      rate: {
        term: 'Tỷ lệ người hài lòng',
        meaning:
          'Phần người chọn “Hài lòng” hoặc “Rất hài lòng” ở câu hỏi chung. Người chọn “Không biết / Không sử dụng” hoặc bỏ trống không tính.',
      },
      answersRate: {
        term: 'Tỷ lệ lượt đánh giá hài lòng',
        meaning: 'Gộp nhiều câu của một yếu tố hoặc một đơn vị: phần câu trả lời hài lòng trên mọi câu trả lời hợp lệ.',
      },
      reading: {
        term: 'Đạt, chưa đạt trên số phiếu thu được',
        meaning: 'So tỷ lệ của số phiếu đã thu với mục tiêu, bằng số nguyên, không bao giờ làm tròn lên.',
      },
      certainty: {
        term: 'Đủ căn cứ, chưa đủ căn cứ',
        meaning:
          'Nói về tất cả mọi người thì chắc đến đâu. Đủ căn cứ khi cả khoảng dao động nằm về một phía của mục tiêu; chưa đủ là chuyện thường khi phiếu chưa nhiều.',
      },
      interval: {
        term: 'Khoảng dao động',
        meaning: 'Khoảng mà tỷ lệ thật có thể nằm trong đó, tính như mẫu ngẫu nhiên; người trả lời là tự nguyện.',
      },
      merged: {
        term: 'Gộp để giữ kín',
        meaning:
          'Đơn vị, nhóm có dưới 10 người trả lời được gộp với nhau cho đến khi đủ 10, để không ai bị nhận ra. Dòng phải giữ lại vì nếu nêu thì suy ra được dòng khác được ghi là giữ lại để bảo vệ người khác.',
      },
      few: {
        term: 'Ít phiếu, chưa tính tỷ lệ',
        meaning: 'Từ 10 đến 29 người trả lời: chỉ nêu số phiếu hài lòng, vì tỷ lệ từ ít phiếu dễ gây hiểu sai.',
      },
      setAside: {
        term: 'Phiếu để riêng, chờ xem xét',
        meaning:
          'Phiếu đã đến máy chủ mà chưa tính được, ví dụ có câu trả lời không hợp lệ. Không bị mất và không được tính cho đến khi có người xét.',
      },
      late: {
        term: 'Phiếu đến muộn',
        meaning: 'Phiếu trả lời trong hạn nhưng đến sau khi chốt số liệu. Được giữ lại, không tính vào kết quả nào.',
      },
      trial: {
        term: 'Phiếu thử',
        meaning: 'Phiếu gửi trước ngày mở đợt để thử, không phải ý kiến của ai. Không bao giờ được tính.',
      },
      visits: {
        term: 'Lượt tiếp nhận hồ sơ',
        meaning:
          'Số lượt Trung tâm tiếp nhận theo tuần và lĩnh vực, do cán bộ ghi. Đặt cạnh số phiếu để biết bao nhiêu phần đã trả lời; một người đến hai lần là hai lượt.',
      },
      proof: {
        term: 'Mức bảo đảm mỗi người một phiếu',
        meaning:
          'Chắc nhất là mã dùng một lần và phiếu đánh số do Mặt trận phát; rồi đến mã QR tự đổi, mã cố định và máy tính bảng; thấp nhất là phiếu do đơn vị được đánh giá tự phát.',
      },
      assisted: {
        term: 'Cán bộ ghi hộ',
        meaning: 'Phiếu do cán bộ giúp điền. Vẫn được tính, và kết quả khi bỏ các phiếu đó được nêu bên cạnh.',
      },
    },
  },
};
