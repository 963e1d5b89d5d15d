import { parseCatalogue } from '../../src/communes/catalogue-file.js';
import { SPRING } from './spring.js';

/** Spring with as many units, fields, counters and villages as a real commune has. */
export const villages = Array.from({ length: 18 }, (_, index) => ({
  key: `thon-${index + 1}`,
  name: `Thôn ${index + 1}`,
}));

export const fields = [
  { key: 'ho-tich', name: 'Hộ tịch', unit: 'registry' },
  { key: 'dat-dai', name: 'Đất đai', unit: 'land' },
  { key: 'chung-thuc', name: 'Chứng thực', unit: 'registry' },
  { key: 'bao-tro', name: 'Bảo trợ xã hội', unit: 'culture' },
  { key: 'kinh-doanh', name: 'Đăng ký kinh doanh', unit: 'parks' },
  { key: 'thue', name: 'Thuế', unit: 'tax' },
  { key: 'xay-dung', name: 'Xây dựng', unit: 'parks' },
  { key: 'nguoi-co-cong', name: 'Người có công', unit: 'culture' },
  { key: 'moi-truong', name: 'Môi trường', unit: 'parks' },
];

export const LARGE = {
  ...SPRING,
  units: [
    ...SPRING.units,
    { key: 'culture', name: 'Phòng Văn hóa – Xã hội', kind: 'department' },
    { key: 'land', name: 'Văn phòng Đăng ký đất đai', kind: 'vertical' },
  ],
  fields,
  counters: ['q1', 'q2', 'q3'].map((key) => ({ key, name: `Quầy ${key.slice(1)}`, unit: 'centre', fields: [] })),
  villages,
  leads: { A01: 'registry', A02: 'parks', A03: 'culture', A04: 'culture', A08: 'registry', A13: 'parks' },
};

export const largeCatalogue = parseCatalogue(LARGE);

/** Items by the unit that leads them. */
export const ledPools: Readonly<Record<string, readonly string[]>> = {
  'led:registry': ['A01', 'A08'],
  'led:parks': ['A02', 'A13'],
  'led:culture': ['A03', 'A04'],
};
