/** What is wrong with a condition of a definition, and what to do about it. */
export const conditionFaults = {
  'condition-unreadable': {
    why: 'không đọc được điều kiện',
    mend: 'Điều kiện viết dạng {G} = 1, hoặc {A} notempty and {B} > 2.',
  },
  'condition-not-supported': {
    why: 'điều kiện dùng {what}, không dùng được ở đây',
    mend: 'Chỉ so sánh câu hỏi với giá trị: {G} = 1.',
  },
  'condition-no-comparison': {
    why: 'điều kiện phải so sánh một câu hỏi với một giá trị',
    mend: 'Ví dụ viết {G} = 1.',
  },
  'condition-no-value': { why: 'điều kiện không có giá trị để so sánh', mend: 'Ví dụ viết {G} = 1.' },
  'condition-no-question': {
    why: 'điều kiện hỏi về "{name}", không phải là câu hỏi nào',
    mend: 'Xin ghi đúng tên một câu hỏi trong tệp.',
  },
  'condition-two-questions': {
    why: 'điều kiện so sánh hai câu hỏi với nhau, không dùng được ở đây',
    mend: 'Xin so sánh từng câu với một giá trị.',
  },
  'condition-empty-value': {
    why: 'điều kiện so sánh với giá trị trống; xin dùng "empty" hoặc "notempty"',
    mend: 'Ví dụ {G} notempty.',
  },
  'condition-wrong-value': {
    why: 'điều kiện so sánh "{name}" với giá trị không cùng loại',
    mend: 'Câu chọn được nhiều thì viết {X} contains "a"; câu khác viết {X} = "a".',
  },
  'condition-no-order': {
    why: 'chỉ so sánh lớn hơn, nhỏ hơn với số, còn "{name}" không phải là số',
    mend: 'Xin dùng = hoặc anyof.',
  },
  'condition-no-contains': {
    why: 'điều kiện không hỏi được "{name}" có chứa giá trị này không',
    mend: 'Xin dùng =.',
  },
  'condition-no-any': {
    why: 'điều kiện không hỏi được "{name}" có thuộc các giá trị này không',
    mend: 'Xin viết danh sách giá trị: {X} anyof ["a", "b"].',
  },
  'condition-operator': {
    why: 'điều kiện dùng phép "{operator}", không dùng được ở đây',
    mend: 'Các phép gồm = <> < <= > >= contains notcontains anyof noneof allof empty notempty.',
  },
  'condition-circle': { why: 'điều kiện vòng lại chính nó', mend: 'Xin đặt điều kiện khác.' },
};
