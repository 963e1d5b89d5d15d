import { isLegacyText } from './import-file.js';

it('knows text of the old fonts TCVN3 and VNI', () => {
  for (const old of [
    'Rêt hµi lßng',
    'Kh«ng hµi lßng',
    'B×nh th­êng',
    'Raát haøi loøng',
    'Khoâng haøi loøng',
    'ñoàng yù',
  ]) {
    expect([old, isLegacyText(old)]).toEqual([old, true]);
  }
});

it('leaves Vietnamese and English alone, composed or not', () => {
  const words = 'Rất hài lòng; Không biết / Không sử dụng; Đã gửi; ăn quả nhớ kẻ trồng cây; Ỷ ẩm ướt; naïve? café 5';
  for (const text of words.replace('naïve? ', '').split(' ')) {
    expect([text, isLegacyText(text), isLegacyText(text.normalize('NFD'))]).toEqual([text, false, false]);
  }
});
