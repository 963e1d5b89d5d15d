import fc from 'fast-check';
import { type PersonalKind, personalIn } from '../masking.js';

/*
 * Whatever is written in a usual way is masked, in whatever sentence: drawn, where the sentences of `test/masking` are
 * written by hand.
 */

const digits = (count: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((list) => list.join(''));
const from = (...ways: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...ways);

/** Digits in groups, with the mark between. */
const parted = (text: string, sizes: readonly number[], mark: string): string =>
  sizes
    .map((size, at) => {
      const begin = sizes.slice(0, at).reduce((sum, one) => sum + one, 0);
      return text.slice(begin, begin + size);
    })
    .join(mark);

const mobile = fc.tuple(from('03', '05', '07', '08', '09'), digits(8)).map((parts) => parts.join(''));
const fixed = fc.tuple(from('0220', '0225', '0243', '0283'), digits(7)).map((parts) => parts.join(''));
const marks = from(' ', '.', '-', ' - ', '');
const phone = fc.oneof(
  fc
    .tuple(mobile, from('4,3,3', '3,3,4', '3,4,3', '4,2,2,2', '2,2,2,2,2'), marks)
    .map(([number, sizes, mark]) => parted(number, sizes.split(',').map(Number), mark)),
  fc.tuple(fixed, marks).map(([number, mark]) => parted(number, [4, 3, 4], mark)),
  fc.tuple(from('+84', '84', '+84 ', '0084'), mobile).map(([code, number]) => code + number.slice(1)),
  mobile.map((number) => number.replace('0', 'O')),
);
const idNumber = fc.oneof(
  fc.tuple(from('030', '031', '001', '036'), from('0', '1', '2', '3'), digits(8)).map((parts) => parts.join('')),
  fc
    .tuple(from('030', '031'), digits(9), from(' ', '.', '-'))
    .map(([province, rest, mark]) => `CCCD ${parted(province + rest, [3, 3, 3, 3], mark)}`),
  digits(9).map((rest) => `CMND ${rest}`),
  digits(9).map((rest) => `chứng minh thư số ${parted(rest, [3, 3, 3], ' ')}`),
);
const plate = fc
  .tuple(from('34', '15', '29', '30', '89'), from('A', 'B1', 'C', '-X1', 'F5', 'LD'), from('-', ' ', ' - '), digits(5))
  .chain(([province, series, mark, number]) =>
    from(number, parted(number, [3, 2], '.')).map((written) => province + series + mark + written),
  );
const local = from('lan', 'nguyen.van.an', 'tuan_89', 'hoa-2k', 'a.b+c');
const email = fc.tuple(local, from('gmail.com', 'yahoo.com.vn', 'hongchau.gov.vn')).map((parts) => parts.join('@'));
const account = fc
  .tuple(from('stk ', 'tài khoản số ', 'Agribank '), from('1903', '0451', '2309'), digits(9))
  .chain(([told, first, rest]) =>
    from(first + rest, parted(first + rest, [4, 3, 3, 3], ' ')).map((number) => told + number),
  );
const surname = from('Nguyễn', 'Trần', 'Lê', 'Phạm', 'Vũ', 'Đỗ', 'Bùi', 'Hoàng', 'Đặng');
const middle = from('Văn', 'Thị', 'Đức', 'Thanh', 'Minh', 'Ngọc');
const given = from('An', 'Hùng', 'Hương', 'Lan', 'Tuấn', 'Thủy', 'Quyết', 'Nhài');
const whole = fc.tuple(surname, middle, given).map((parts) => parts.join(' '));
const title = from('ông', 'bà', 'anh', 'chị', 'cô', 'chú', 'bác', 'đồng chí', 'cán bộ');
const name = fc.oneof(
  whole,
  fc.tuple(title, fc.oneof(whole, given)).map((parts) => parts.join(' ')),
  fc.tuple(title, whole).map(([before, who]) => `${before} ${who.toLowerCase()}`),
  fc.tuple(title, whole).map((parts) => parts.join(' ').normalize('NFD')),
);
const address = fc
  .tuple(from('số nhà', 'ngõ', 'xóm', 'đội', 'ngách', 'hẻm'), fc.integer({ min: 1, max: 300 }))
  .map((parts) => parts.join(' '));
const fileCode = fc
  .tuple(from('H23.15', '000.00.12.H23', 'H23.15.25', 'h23.15'), digits(6), digits(4))
  .map((parts) => parts.join('-'));

/** Words before what is personal, which are no part of it. */
const LED = /^(?:CCCD|CMND|chứng minh thư số|stk|tài khoản số|Agribank|ông|bà|anh|chị|cô|chú|bác|đồng chí|cán bộ) /;

const kinds: Readonly<Record<PersonalKind, fc.Arbitrary<string>>> = {
  phone,
  email,
  'id-number': idNumber,
  plate,
  account,
  address,
  name,
  'file-code': fileCode,
};

const before = from('', 'Tôi phản ánh ', 'de nghi xem lai ', 'Hôm qua, ', 'Cảm ơn xã; ', 'Xin hỏi (', 'gửi xã:\n');
const after = from('', '.', ', đã ba tuần', ' nhé', ' chua duoc tra loi', ') thì sao?', '\nXin cảm ơn!');
const RUNS = 150;

it.each(Object.entries(kinds))('every %s in a usual way of writing is masked', (_, written) => {
  fc.assert(
    fc.property(before, written, after, (first, said, last) => {
      const text = (first + said + last).normalize('NFC');
      const [begin, end] = [first.length, first.length + said.normalize('NFC').length];
      const personal = begin + (LED.exec(said.normalize('NFC'))?.[0].length ?? 0);
      const spans = personalIn(text);
      const open = [...text.slice(personal, end)].filter((char, at) => {
        return /[\p{L}\d]/u.test(char) && !spans.some(({ from, to }) => from <= personal + at && personal + at < to);
      });
      expect({ text, open }).toEqual({ text, open: [] });
    }),
    { numRuns: RUNS, seed: 17 },
  );
});
