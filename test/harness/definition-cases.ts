import type { Answers } from '../../src/rules/answers.js';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** One definition of `test/cases`, and what people do with it at each entrance: all of it comes to the same answers. */
export interface Case {
  readonly answers: Answers;
  /** In the fields of the form without script. */
  readonly typed: Fields;
  /** On the keys of the keying screen; `w…` is a word written whole. */
  readonly keyed: readonly string[];
  /** In the cells of an imported file. */
  readonly cells: Readonly<Record<string, string>>;
  /** What may not be sent: by the API and typed, the code for programs and the sentence for people. */
  readonly refused: {
    readonly answers: Readonly<Record<string, unknown>>;
    readonly typed: Fields;
    readonly code: string;
    readonly sentence: string;
    /** SurveyJS refuses it too, before it is sent. */
    readonly bySurveyJs?: true;
  };
  /** Stands over questions on the printed sheet. */
  readonly over?: string;
}

/** The title of the matrix in every definition that has one. */
export const matrix = 'Ông/Bà hài lòng ở mức nào về:';
const hidden: Case = {
  answers: { G: 5, 'M.r1': 4 },
  typed: { G: '5', WHY: 'trước khi đổi ý', 'M.r1': '4' },
  keyed: ['5', '4', 'Enter', '1'],
  cells: { G: 'Rất hài lòng', 'M.r1': '4' },
  refused: {
    ...{ answers: { G: 5, WHY: 'x' }, code: 'WHY:hidden-question' },
    ...{ typed: { G: '5', 'M.r1': '9' }, sentence: 'Xin chọn một trong các câu trả lời có sẵn.' },
  },
  over: matrix,
};
/** By version: every definition of the folder. */
export const cases: Readonly<Record<string, Case>> = {
  'case-entries.v1': {
    answers: {
      ...{ G: 4, 'P.1.who': 'Người khác', 'P.1.why': 'bận', 'P.2.who': 'Chủ hộ' },
      ...{ 'T.r1.speed': 'Nhanh', 'T.r1.c2': 3, 'D.1.paper': 'Đơn' },
    },
    typed: {
      ...{ G: '4', 'P.1.who': 'Người khác', 'P.1.why': 'bận', 'P.2.who': 'Chủ hộ' },
      ...{ 'T.r1.speed': 'Nhanh', 'T.r1.c2': '3', 'D.1.paper': 'Đơn' },
    },
    keyed: ['4', '2', 'wbận', '1', '1', '3', 'Enter', '1', 'Enter', '1'],
    cells: {
      ...{ G: '4', 'P.1.who': 'Người khác', 'P.1.why': 'bận', 'P.2.who': '1' },
      ...{ 'T.r1.speed': 'Nhanh', 'T.r1.c2': '3', 'D.1.paper': 'Đơn' },
    },
    refused: {
      ...{ answers: { G: 4, 'P.1.who': 'Chủ hộ', 'P.1.why': 'bận' }, code: 'P.1.why:hidden-question' },
      ...{ typed: { G: '4', 'T.r1.c2': '60' }, sentence: 'Số nhập vào không được quá 50.' },
    },
  },
  'case-hidden-page-default.v1': hidden,
  'case-hidden-page-onhidden.v1': hidden,
  'case-hidden-question-default.v1': hidden,
  'case-long-labels.v1': {
    answers: { G: 4, X: 'c39' },
    typed: { G: '4', X: 'c39' },
    keyed: ['4', '4', '0', ...Array.from({ length: 25 }, () => 'Enter'), '1'],
    cells: { G: '4', X: '40' },
    refused: {
      ...{ answers: { G: 4, X: 'c40' }, code: 'X:unknown-choice' },
      ...{ typed: { G: '4', X: 'c40' }, sentence: 'Xin chọn một trong các câu trả lời có sẵn.' },
    },
    over: matrix,
  },
  'case-long-text.v1': {
    answers: { G: 4, T: 'Nhanh gọn' },
    typed: { G: '4', T: ' Nhanh gọn ' },
    keyed: ['4', 'wNhanh gọn', 'w', 'Enter', 'Enter', '1'],
    cells: { G: '4', T: 'Nhanh gọn' },
    refused: {
      ...{ answers: { G: 4, T: 'ă'.repeat(350) }, code: 'T:too-long' },
      ...{ typed: { G: '4', T: 'ă'.repeat(350) }, sentence: 'Nội dung quá dài, xin viết không quá 200 ký tự.' },
    },
    over: matrix,
  },
  'case-matrix-required.v1': {
    answers: { G: 5, 'M.r2': 3 },
    typed: { G: '5', 'M.r2': '3' },
    keyed: ['5', 'Enter', '3', '1'],
    cells: { G: '5', 'M.r2': '3' },
    refused: {
      ...{ answers: { G: 5 }, code: 'M.r1:one-required', bySurveyJs: true },
      ...{ typed: { G: '5' }, sentence: 'Xin Ông/Bà trả lời ít nhất một câu trong nhóm này.' },
    },
    over: matrix,
  },
  'case-matrix-scale.v1': {
    answers: { G: 5, 'M.r1': 4, 'M.r2': 'dk' },
    typed: { G: '5', 'M.r1': '4', 'M.r2': 'dk' },
    keyed: ['5', '4', '0', '1'],
    cells: { G: '5', 'M.r1': '4', 'M.r2': 'Không biết' },
    refused: {
      ...{ answers: { G: 5, 'M.r1': 4 }, code: 'M.r2:required', bySurveyJs: true },
      ...{ typed: { G: '5', 'M.r1': '4' }, sentence: 'Xin Ông/Bà trả lời câu này.' },
    },
    over: matrix,
  },
  'case-more-of-surveyjs.v1': {
    answers: {
      ...{ G: 4, USED: ['Bưu điện', 'Điện thoại'], 'M.r1': 3, 'T.t1': 4, 'T.mail': 'lan@xa.vn' },
      ...{ WAY: 'Đi bộ', 'WAY-Comment': 'dốc', N: 2 },
    },
    typed: {
      ...{ G: '4', USED: ['Bưu điện', 'Điện thoại'], 'M.r1': '3', 'T.t1': '4', 'T.mail': ' lan@xa.vn' },
      ...{ WAY: 'Đi bộ', 'WAY-Comment': 'dốc', N: '2' },
    },
    keyed: [...['4', '1', '3', 'Enter', '3', 'Enter', '4', 'Enter', 'wlan@xa.vn', '2', 'wdốc', '2', 'Enter', '1']],
    cells: {
      ...{ G: '4', USED: 'Bưu điện; Điện thoại', 'M.r1': '3', 'T.t1': '4', 'T.mail': 'lan@xa.vn' },
      ...{ WAY: 'Đi bộ', 'WAY-Comment': 'dốc', N: '2' },
    },
    refused: {
      ...{ answers: { G: 4, N: 0 }, code: 'N:not-together', bySurveyJs: true },
      ...{ typed: { G: '4', USED: ['Bưu điện'] }, sentence: 'Xin chọn ít nhất 2 lựa chọn.' },
    },
    over: matrix,
  },
  'case-nps.v1': {
    answers: { G: 5, NPS: 0 },
    typed: { G: '5', NPS: '0' },
    keyed: ['5', '0', '1'],
    cells: { G: '5', NPS: '0' },
    refused: {
      ...{ answers: { G: 5, NPS: 11 }, code: 'NPS:unknown-choice' },
      ...{ typed: { G: '5', NPS: '11' }, sentence: 'Xin chọn một trong các câu trả lời có sẵn.' },
    },
  },
  'case-numbers.v1': {
    answers: { G: 5, N: 1500, N2: 30.5 },
    typed: { G: '5', N: '1.500', N2: '30,5' },
    keyed: ['5', '1', '5', '0', '0', 'Enter', '3', '0', 'Enter', '1'],
    cells: { G: '5', N: '1.500', N2: '30,5' },
    refused: {
      ...{ answers: { G: 5, N: 2500 }, code: 'N:too-large', bySurveyJs: true },
      ...{ typed: { G: '5', N: '2.500' }, sentence: 'Số nhập vào không được quá 2000.' },
    },
  },
  'case-numeric-checkbox.v1': {
    answers: { G: 4, K: [1, 3] },
    typed: { G: '4', K: ['1', '3'] },
    keyed: ['4', '1', '3', 'Enter', 'Enter', 'Enter', '1'],
    cells: { G: '4', K: 'Một; 3' },
    refused: {
      ...{ answers: { G: 4, K: [1, 4] }, code: 'K:unknown-choice' },
      ...{ typed: { G: '4', K: ['1', '4'] }, sentence: 'Xin chọn một trong các câu trả lời có sẵn.' },
    },
    over: matrix,
  },
  'case-other-and-day.v1': {
    answers: { G: 4, HARD: ['far', 'other'], 'HARD-Comment': 'Mất điện', WHERE: 'Trung tâm', DAY: '2026-11-02' },
    typed: { G: '4', HARD: ['far', 'other'], 'HARD-Comment': 'Mất điện', WHERE: 'Trung tâm', DAY: '2/11/2026' },
    keyed: ['4', '1', '3', '1', '4', 'Enter', 'wMất điện', '1', ...'02112026', 'Enter', '1'],
    cells: { G: '4', HARD: 'Đường xa; Khác (ghi rõ)', 'HARD-Comment': 'Mất điện', WHERE: '1', DAY: '02/11/2026' },
    refused: {
      ...{ answers: { G: 4, HARD: ['far', 'none'] }, code: 'HARD:not-alone' },
      ...{ typed: { G: '4', DAY: '31.09.2026' }, sentence: 'Xin ghi ngày có thật, ví dụ 05/11/2026.' },
    },
  },
  'case-trailing-space.v1': {
    answers: { G: 4, X: 'Thôn 1', Y: 'Thôn A' },
    typed: { G: '4', X: 'Thôn 1', Y: 'Thôn A ' },
    keyed: ['4', '1', '1', '1'],
    cells: { G: '4', X: 'Thôn 1 ', Y: 'thôn a' },
    refused: {
      ...{ answers: { G: 4, X: 'Thôn 3' }, code: 'X:unknown-choice' },
      ...{ typed: { G: '4', X: 'Thôn 3' }, sentence: 'Xin chọn một trong các câu trả lời có sẵn.' },
    },
  },
};
