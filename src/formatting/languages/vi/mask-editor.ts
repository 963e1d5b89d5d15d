export const maskEditor = {
  maskEditor: {
    original: 'Nguyên văn',
    originalHint: 'Chỉ cán bộ được phân quyền đọc nguyên văn. Chỗ tô màu là chỗ người khác không đọc được.',
    found: 'Che những chỗ nào?',
    hide: 'Che “{words}” ({kind})',
    more: 'Che thêm các từ này',
    moreHint: 'Mỗi dòng một từ hoặc cụm từ, đúng như trong nguyên văn. Từ đó đứng ở đâu thì che ở đó.',
    selected: 'Che phần đang chọn trong nguyên văn',
    absent: 'Trong nguyên văn không có: {words}. Xin chép đúng từng chữ.',
    save: 'Lưu phần che',
  },
};
