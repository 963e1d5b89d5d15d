/** A commune's own questionnaires, from the file that is brought to the version that is asked no more. */
export const ownQuestionnaires = {
  ownQuestionnaires: {
    title: 'Mẫu phiếu riêng của xã, phường',
    none: 'Chưa có mẫu phiếu riêng.',
    noneHint: 'Có thể tải lên tệp làm bằng SurveyJS, sửa cho hợp rồi dùng như các mẫu có sẵn.',
    new: 'Tải lên mẫu phiếu',
    newLead:
      'Chọn tệp JSON làm bằng SurveyJS, hoặc dán nội dung. Phần mềm kiểm tra cả tệp và kê hết các chỗ phải sửa; tệp đạt thì giữ thành bản nháp, chưa ai phải trả lời.',
    file: 'Tệp JSON',
    text: 'Nội dung tệp',
    textHint: 'Chọn tệp thì nội dung hiện ra ở đây. Không quá 100.000 ký tự.',
    name: 'Tên ngắn của mẫu phiếu',
    nameHint: 'Dùng để đặt mã; để trống thì lấy theo tên phiếu. Sau này không đổi được.',
    upload: 'Kiểm tra và tải lên',
    save: 'Kiểm tra và lưu',
    back: 'Quay lại',
    edit: 'Sửa nội dung tệp',
    download: 'Tải tệp JSON',
    next: 'Soạn phiên bản mới',
    state: 'Trạng thái',
    usedBy: 'Đang dùng ở',
    unused: 'chưa dùng',
    at: 'Ở',
    faults: { other: 'Có {count} chỗ phải sửa' },
    warnings: 'Cần biết',
    faultyFile: 'Tệp {file} trên máy chủ không dùng được nên bỏ qua',
    states: { draft: 'Bản nháp', published: 'Đang sử dụng', retired: 'Đã ngừng dùng' },
    inReport:
      'Phương pháp: người trả lời tự nguyện, không ghi họ tên. Người hài lòng là người chọn mức mà mẫu phiếu {version} tính là hài lòng. Câu bỏ trống và phương án ngoài thang đo không đưa vào tính tỷ lệ.',
    confirmed: 'Tôi đã xem và đồng ý',
    yoursKept: 'Nội dung vừa nhập vẫn còn ở dưới; lưu lần nữa thì thay bản của người kia.',
    theirs: 'Xem bản đang có',
    saved: {
      uploaded: 'Đã tải lên, giữ thành bản nháp.',
      changed: 'Đã lưu bản nháp.',
      published: 'Đã đưa vào sử dụng. Từ nay có thể chọn mẫu này khi tạo đợt khảo sát.',
      retired: 'Đã ngừng dùng. Các đợt đang chạy vẫn tiếp tục.',
      begun: 'Đây là bản nháp của phiên bản mới, giống phiên bản trước.',
      deleted: 'Đã xóa bản nháp.',
    },
    refused: {
      unconfirmed: 'Xin đánh dấu ô đồng ý trước.',
      stale: 'Có người vừa sửa mẫu phiếu này.',
      unready: 'Mẫu phiếu chưa dùng được: xin xem những việc còn phải làm.',
    },
    steps: {
      publish: {
        title: 'Đưa mẫu phiếu vào sử dụng',
        link: 'Đưa vào sử dụng',
        means: 'Phiên bản này sẽ giữ nguyên mãi, không sửa và không xóa được nữa. Muốn đổi thì soạn phiên bản mới.',
        button: 'Đưa vào sử dụng',
      },
      retire: {
        title: 'Ngừng dùng mẫu phiếu',
        link: 'Ngừng dùng',
        means:
          'Không tạo được đợt khảo sát mới với phiên bản này. Các đợt đang dùng vẫn thu phiếu, số liệu vẫn giữ nguyên.',
        button: 'Ngừng dùng',
      },
      delete: {
        title: 'Xóa bản nháp',
        link: 'Xóa bản nháp',
        means: 'Bản nháp sẽ mất hẳn. Nếu còn cần thì tải tệp JSON về trước.',
        button: 'Xóa bản nháp',
      },
    },
  },
};
