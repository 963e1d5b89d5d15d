import { docxOf } from './docx.js';
import { balanced, written } from './docx-text.js';
import type { OfficialDocument } from './official-document.js';

const paper: OfficialDocument = {
  ...{ language: 'vi', type: 'Báo cáo', subject: 'Kết quả', grounds: ['Căn cứ A', 'Căn cứ B'], annexes: [] },
  head: {
    ...{ superior: null, issuers: ['Ủy ban nhân dân xã Xuân'], number: 'Số: /BC-UBND', placeAndDay: 'Xuân, ngày' },
    ...{ state: 'Cộng hòa xã hội chủ nghĩa Việt Nam', motto: 'Độc lập - Tự do - Hạnh phúc' },
  },
  body: [{ kind: 'picture', name: 'none', title: 'Hình', description: 'Không có' }],
  signatures: [{ authority: ['Chủ tịch'], name: '' }],
  recipients: { title: 'Nơi nhận:', lines: ['- Lưu: VT.'] },
};

it('the same document is the same file, whenever it is written', async () => {
  const text = { ...paper, body: [{ kind: 'paragraph', text: 'A & B <c>' } as const] };
  const [one, other] = [await docxOf([text], new Map()), await docxOf([text, text].slice(1), new Map())];
  expect(one.equals(other)).toBe(true);
});

it('a picture that is not given is no empty place', async () => {
  await expect(docxOf([paper], new Map())).rejects.toThrow('There is no picture none');
});

it('signs that no XML may hold are left out', () => {
  expect(written('a\u0000b\u000bc\ud800d\uffff\n😀')).toBe('abcd\n😀');
});

it('a long name stands in lines as even as its words allow', () => {
  expect(balanced('VĂN PHÒNG', { size: 12, width: 66 })).toEqual(['VĂN PHÒNG']);
  expect(balanced('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG', { size: 12, width: 62 })).toEqual([
    'TRUNG TÂM PHỤC VỤ',
    'HÀNH CHÍNH CÔNG',
  ]);
});
