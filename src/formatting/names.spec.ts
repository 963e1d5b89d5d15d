import { compareNames } from './names.js';

describe('names', () => {
  it('stand in the order of the Vietnamese alphabet, numbers by their size', () => {
    expect(['Thôn 10', 'Đông', 'Dương', 'Thôn 2'].sort(compareNames)).toEqual(['Dương', 'Đông', 'Thôn 2', 'Thôn 10']);
    expect(['Ân', 'Anh', 'Ăn', 'An'].sort(compareNames)).toEqual(['An', 'Anh', 'Ăn', 'Ân']);
  });
});
