import { conditionFaults } from './condition-faults.js';

/** What is wrong with a definition of SurveyJS, and what to do about it: for whoever brings one along. */
export const definitionFaults = {
  definitionFaults: {
    of: 'Mục “{name}”: {why}.',
    ofAll: 'Cả phiếu: {why}.',
    kinds: {
      string: 'một đoạn chữ',
      number: 'một số',
      int: 'một số nguyên',
      boolean: 'true hoặc false',
      array: 'một danh sách',
      object: 'một nhóm thuộc tính trong dấu ngoặc nhọn',
    },
    refusedFor: {
      remote: {
        why: 'điện thoại sẽ phải lấy từ máy chủ khác, và máy chủ đó biết ai đang trả lời',
        mend: 'Xin ghi các lựa chọn ngay trong tệp và bỏ hình ảnh.',
      },
      regex: {
        why: 'biểu thức chính quy có thể làm máy chủ bận mãi; số, ngày và thư điện tử đã được kiểm tra sẵn',
        mend: 'Xin ghi loại nội dung bằng "inputType": "number", "date", "email" hoặc "tel".',
      },
      workedOut: {
        why: 'phần mềm không tính thay người trả lời, để phiếu giấy và điện thoại hỏi và lưu như nhau',
        mend: 'Xin bỏ đi; các phép cộng có thể làm từ kết quả.',
      },
      away: { why: 'sẽ đưa người dân sang trang khác khi phiếu chưa gửi xong', mend: 'Xin bỏ đi.' },
      shared: { why: 'hai câu hỏi không dùng chung một câu trả lời được', mend: 'Xin bỏ đi, hoặc chỉ hỏi một lần.' },
      locked: {
        why: 'câu không ai trả lời được thì không hỏi; khi nào hỏi thì ghi ở "visibleIf"',
        mend: 'Xin bỏ đi và ghi điều kiện của nó ở "visibleIf".',
      },
      person: {
        why: 'không nhận tệp, ảnh, chữ ký vì sẽ biết ai trả lời',
        mend: 'Xin bỏ câu này, hoặc hỏi bằng lời với loại "comment".',
      },
      masked: {
        why: 'câu trả lời được giữ đúng như đã viết; với số, ngày, thư điện tử xin dùng "inputType"',
        mend: 'Xin bỏ khuôn nhập.',
      },
    },
    faults: {
      'too-large': { why: 'quá lớn', mend: 'Xin chia thành hai phiếu, hoặc bỏ những gì không hỏi đến.' },
      'too-deep': { why: 'lồng vào nhau quá nhiều tầng', mend: 'Xin đưa các nhóm câu ra ngoài, không lồng vào nhau.' },
      'no-json-value': { why: 'có giá trị không thuộc dạng JSON', mend: 'Xin lưu lại tệp dưới dạng JSON.' },
      'not-json': {
        why: 'không đọc được dạng JSON từ dòng {line}',
        mend: 'Xin xem ở đó có thiếu dấu phẩy, dấu nháy hay dấu ngoặc không, hoặc lưu lại tệp.',
      },
      'no-definition': {
        why: 'không phải mẫu phiếu của SurveyJS',
        mend: 'Tệp bắt đầu bằng dấu { và có "pages" gồm các "elements". Trong SurveyJS Creator, nội dung này ở thẻ “JSON Editor”.',
      },
      'file-name': {
        why: 'trong tệp ghi là {version}',
        mend: 'Xin đặt tên tệp là {version}.json, hoặc sửa trong tệp cho khớp với tên.',
      },
      'reserved-name': { why: 'không dùng được tên "{name}"', mend: 'Xin chọn tên khác.' },
      'text-too-long': { why: 'có đoạn chữ dài quá {most} ký tự', mend: 'Xin viết ngắn lại.' },
      'unreadable-text': { why: 'có ký tự điều khiển không nhìn thấy trong chữ', mend: 'Xin gõ lại thay vì dán.' },
      'property-not-supported': { why: 'không dùng được thuộc tính "{name}"{because}', mend: 'Xin bỏ thuộc tính này.' },
      'type-not-supported': {
        why: 'không dùng được loại "{name}"{because}',
        mend: 'Xin dùng một trong các loại: radiogroup, checkbox, dropdown, rating, boolean, text, comment, matrix.',
      },
      missing: { why: 'thiếu "{name}"', mend: 'Xin ghi thêm.' },
      'wrong-name': {
        why: 'không dùng được "{name}" (tên là một từ, bắt đầu bằng chữ cái, không quá 40 chữ cái không dấu, chữ số, dấu - và _)',
        mend: 'Thay cho "{value}" xin đặt một tên ngắn không dấu, phần người dân đọc ghi ở "title"; sửa cả trong các điều kiện.',
      },
      'name-not-allowed': { why: 'không dùng được "{name}" (tên này bị cấm)', mend: 'Xin chọn tên khác.' },
      'answer-in-text': {
        why: 'không dùng được "{name}" (không đưa câu trả lời vào lời văn bằng dấu { } được)',
        mend: 'Xin viết lại câu, không có phần này.',
      },
      'wrong-choice-value': {
        why: 'không dùng được "{name}" (giá trị bắt đầu bằng chữ hoặc số và không có các dấu | { } < >)',
        mend: 'Xin ghi "value" ngắn, ví dụ "a1", và phần người dân đọc ở "text".',
      },
      'value-not-allowed': { why: 'không dùng được "{name}" (giá trị này bị cấm)', mend: 'Xin chọn giá trị khác.' },
      'wrong-day': { why: 'không dùng được "{name}" (ngày viết dạng 2026-11-05)', mend: 'Xin viết lại như vậy.' },
      'wrong-key': {
        why: 'không dùng được "{name}" (chỉ gồm chữ thường không dấu, chữ số và dấu -)',
        mend: 'Xin viết lại như vậy.',
      },
      'wrong-kind': {
        why: 'không dùng được "{name}" (phải là {expected})',
        mend: 'Xin viết lại như vậy, hoặc bỏ đi.',
      },
      'not-one-of': {
        why: 'không dùng được "{name}" (phải là một trong: {values})',
        mend: 'Xin chọn một trong số đó, hoặc bỏ đi.',
      },
      'too-much': { why: 'không dùng được "{name}" (nhiều nhất là {most})', mend: 'Xin giảm bớt.' },
      'too-little': { why: 'không dùng được "{name}" (ít nhất là {least})', mend: 'Xin thêm.' },
      'wrong-value': { why: 'không dùng được "{name}"', mend: 'Xin bỏ đi, hoặc viết như tài liệu của SurveyJS.' },
      'name-twice': {
        why: 'tên này dùng hai lần',
        mend: 'Mỗi trang, mỗi câu có một tên riêng, không phân biệt chữ hoa, chữ thường.',
      },
      'text-empty': { why: 'có đoạn chữ để trống', mend: 'Xin ghi nội dung, hoặc bỏ đi.' },
      'html-tag': {
        why: 'không dùng được thẻ {tag}',
        mend: 'Chỉ dùng <p>, <b>, <i>, <br>, <ul>, <ol>, <li>, không kèm gì bên trong thẻ.',
      },
      'no-scale-of-this-type': {
        why: 'loại {type} không làm câu đo mức hài lòng được',
        mend: 'Xin đổi sang "radiogroup", "dropdown" hoặc "rating", hoặc bỏ "satisfied".',
      },
      'scale-levels': { why: 'thang đo phải có 3, 4 hoặc 5 mức', mend: 'Không tính các câu trả lời ghi ở "outside".' },
      'levels-not-numbers': {
        why: 'các mức của thang đo phải là các số từ 1 đến {levels}',
        mend: 'Xin cho "value" từ 1 (kém nhất) đến {levels} (tốt nhất), còn lời ghi ở "text".',
      },
      'outside-number': {
        why: 'câu trả lời ngoài thang đo cần giá trị bằng chữ, ví dụ "dk"',
        mend: 'Xin sửa giá trị, cả ở "outside".',
      },
      'outside-last': {
        why: 'câu trả lời ngoài thang đo phải đứng cuối',
        mend: 'Xin chuyển xuống cuối "choices".',
      },
      'satisfied-not-highest': {
        why: 'các mức được coi là hài lòng phải là những mức cao nhất, và không phải tất cả',
        mend: 'Với thang 1 đến 5 là [4, 5]; với thang 1 đến 3 là [3].',
      },
      'asks-too-many': { why: 'bắt chọn nhiều hơn số được chọn', mend: 'Xin giảm "minSelectedChoices".' },
      'bounds-no-numbers': { why: 'giới hạn không phải là số', mend: 'Xin ghi "min", "max" là số, không có dấu nháy.' },
      'bounds-no-days': { why: 'giới hạn không phải là ngày', mend: 'Xin ghi "min", "max" dạng "2026-11-05".' },
      'choice-twice': {
        why: 'có lựa chọn ghi hai lần',
        mend: 'Mỗi "value" chỉ có một lần, không phân biệt chữ hoa, chữ thường.',
      },
      'rate-count': { why: 'phải có từ 2 đến {most} số', mend: 'Xin xem lại "rateMin", "rateMax", "rateStep".' },
      'default-on-scale': {
        why: 'thang đo không được chọn sẵn mức nào ("defaultValue")',
        mend: 'Xin bỏ đi: người được hỏi không thấy mức nào chọn sẵn.',
      },
      'default-no-answer': {
        why: '"defaultValue" không phải là một câu trả lời của câu này',
        mend: 'Xin bỏ đi, hoặc dùng một giá trị của câu.',
      },
      'scale-with-other': {
        why: 'thang đo, hay câu dùng để chia nhóm, không có câu trả lời bằng lời khác',
        mend: 'Xin bỏ "showOtherItem" và "showNoneItem", hoặc bỏ "satisfied".',
      },
      'no-choices-from-commune': {
        why: 'loại {type} không lấy lựa chọn từ dữ liệu của xã, phường được',
        mend: 'Xin đổi sang "dropdown".',
      },
      'no-choices': { why: 'không có lựa chọn nào', mend: 'Xin ghi các lựa chọn ở "choices".' },
      'no-dimension-of-this-type': {
        why: 'loại {type} không dùng để chia nhóm "{dimension}" được',
        mend: 'Xin đổi sang "radiogroup" hoặc "dropdown".',
      },
      'dimension-value': {
        why: '"{value}" không phải là giá trị của nhóm "{dimension}"',
        mend: 'Các giá trị gồm: {values}.',
      },
      'no-choices-to-list': {
        why: 'câu "{name}" không có lựa chọn riêng để lấy',
        mend: 'Xin ghi tên một câu có "choices" và không có "showOtherItem".',
      },
      'repeats-too-much': { why: 'hỏi quá {most} câu', mend: 'Xin cho ít dòng, ít mục hơn, hoặc bỏ bớt cột.' },
      'repeats-choices': {
        why: 'câu hỏi nhiều lần phải có lựa chọn riêng',
        mend: 'Xin bỏ "choicesFromQuestion".',
      },
      'repeats-counted': {
        why: 'câu hỏi nhiều lần không tính vào tỷ lệ nào',
        mend: 'Xin bỏ "satisfied", "element" và tương tự; hoặc chỉ hỏi một lần.',
      },
      ...conditionFaults,
      'general-twice': { why: 'đã có câu hỏi chung khác', mend: 'Chỉ một câu có "general".' },
      'general-not-first': { why: 'câu hỏi chung phải đứng đầu', mend: 'Xin chuyển lên đầu trang thứ nhất.' },
      'general-not-for-all': {
        why: 'câu hỏi chung phải là thang đo, không có câu trả lời ngoài thang, và hỏi tất cả mọi người',
        mend: 'Xin ghi "satisfied" và "isRequired": true, bỏ "outside" và "visibleIf", cả ở trang chứa câu này.',
      },
      'headline-twice': {
        why: 'đã có câu khác về việc giải quyết hồ sơ',
        mend: 'Chỉ một câu có "resolvingHeadline".',
      },
      'headline-no-scale': { why: 'câu về việc giải quyết hồ sơ phải là thang đo', mend: 'Xin ghi "satisfied".' },
      'element-unknown': {
        why: 'yếu tố "{element}" không có trong reportElements',
        mend: 'Xin ghi vào đó với "key" và "title", hoặc bỏ "element".',
      },
      'element-no-scale': {
        why: 'chỉ câu đo mức hài lòng mới thuộc một yếu tố',
        mend: 'Xin ghi "satisfied", hoặc bỏ "element".',
      },
      'dimension-twice': {
        why: 'đã có câu khác dùng để chia nhóm "{dimension}"',
        mend: 'Xin bỏ ở một trong hai câu.',
      },
      'not-opened': { why: 'SurveyJS không mở được ({reason})', mend: 'Xin xem lại bằng một công cụ của SurveyJS.' },
      'and-more': { why: 'còn {number} lỗi khác', mend: 'Xin sửa các lỗi trên rồi kiểm tra lại.' },
      'no-title': { why: 'chưa có tên phiếu', mend: 'Xin đặt tên trước khi đưa vào sử dụng.' },
      'no-subject': {
        why: 'chưa ghi phiếu hỏi về việc gì',
        mend: 'Xin chọn ở mục “Khảo sát về” trước khi đưa vào sử dụng.',
      },
      'no-general-item': {
        why: 'chưa có câu nào được đánh dấu là câu hỏi chung',
        mend: 'Xin đánh dấu câu hỏi mức hài lòng nói chung, có 3 đến 5 mức; câu này đứng đầu phiếu. Tỷ lệ hài lòng tính theo câu này.',
      },
      'not-counted': {
        why: 'chưa ghi mức nào được coi là hài lòng nên không tính vào tỷ lệ nào',
        mend: 'Nếu cần tính thì xin đánh dấu; các câu trả lời vẫn được xem như thường.',
      },
      'left-out': {
        why: 'chỉ đổi cách SurveyJS trình bày nên được bỏ qua: {names}',
        mend: 'Không phải làm gì.',
      },
      'not-known': {
        why: 'SurveyJS không có thuộc tính "{name}" nên được bỏ qua',
        mend: 'Nếu gõ nhầm thì xin sửa; nếu không thì không phải làm gì.',
      },
    },
  },
};
