import { capitalised, uncapitalised } from './letters.js';

it.each([
  ['quý III/2026', 'Quý III/2026'],
  ['đợt tháng 6', 'Đợt tháng 6'],
  ['', ''],
])('%s begins a row as %s, and stands within a sentence as it was', (within, alone) => {
  expect(capitalised(within)).toBe(alone);
  expect(uncapitalised(alone)).toBe(within);
});
