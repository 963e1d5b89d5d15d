import type { Composition } from './composition.js';
import { editedIn, markOf, newNumbers, paragraphsIn, textOf } from './edited-sections.js';

const composition = {
  sections: [
    { key: 'one', heading: { level: 1, text: 'I' }, paragraphs: ['Có 40 phiếu.', 'Đạt 91,5%.'], after: [] },
    { key: 'two', heading: { level: 1, text: 'II' }, paragraphs: [], after: [] },
  ],
} as unknown as Composition;

it('a part that reads as it was written was not changed, however its lines were left', () => {
  expect(editedIn([composition], { one: 'Có 40 phiếu.\r\n\r\n\r\nĐạt 91,5%.  \n' }, {})).toEqual({});
  expect(editedIn([composition], { one: 'Có 40 phiếu.', two: 'x', three: 'y' }, {})).toEqual({ one: ['Có 40 phiếu.'] });
  expect(editedIn([composition], { one: ' ' }, {})).toEqual({ one: [] });
});

it('a part that was left as it was read was not changed, though it is written otherwise by now', () => {
  const read = { one: markOf(['Có 39 phiếu.', 'Đạt 91,5%.']) };
  expect(editedIn([composition], { one: 'Có 39 phiếu.\r\n\r\nĐạt 91,5%.' }, read)).toEqual({});
  expect(editedIn([composition], { one: 'Có 39 phiếu giấy.' }, read)).toEqual({ one: ['Có 39 phiếu giấy.'] });
});

it('paragraphs come back from their field as they went into it', () => {
  expect(paragraphsIn(textOf(['A', 'B']))).toEqual(['A', 'B']);
});

it('numbers that nobody wrote before are named once', () => {
  expect(newNumbers(['Đạt 95,1%, 40 phiếu, 95,1%'], ['Đạt 91,5% của 40 phiếu'])).toEqual(['95,1%']);
});
