import { placeOfBoxes, placeOfField } from './printed-places.js';

it('what is shown of a question holds its boxes, their digits and their words, and stays on the page', () => {
  const box = (question: string, x: number, y: number) => ({ question, value: '1', x, y, side: 6.5 });
  const boxes = [box('G', 120, 100), box('G', 134, 100), box('E1', 120, 120)];
  expect(placeOfBoxes({ boxes }, 'G')).toEqual({ x: 111, y: 96, width: 83, height: 14.5 });
  expect(placeOfField({ x: 1, y: 290, width: 80, height: 9 })).toEqual({ x: 0, y: 286, width: 83, height: 11 });
});
