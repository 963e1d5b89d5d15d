import { parseJsonText } from './json-text.js';

describe('a pasted JSON text', () => {
  it('is read, with or without a byte order mark', () => {
    expect(parseJsonText('\uFEFF{"key": "xuan"}')).toEqual({ value: { key: 'xuan' } });
  });

  it('that is broken names the line and the column', () => {
    expect(parseJsonText('{\n  "key": xuan }')).toEqual({ fault: { line: 2, column: 10 } });
  });

  it('that ends too early points at its end', () => {
    expect(parseJsonText('{\n  "key":')).toEqual({ fault: { line: 2, column: 9 } });
  });
});
