import { jest } from '@jest/globals';
import { FormCache } from './form-cache.js';
import { formFields } from './form-fields.js';
import { faceOf } from './form-questions.js';
import { encodingOf } from './form-replies.js';

describe('the pages kept for the form', () => {
  it('are rendered once for all who ask', async () => {
    const cache = new FormCache(2);
    const render = jest.fn(() => '<p>Quầy 1</p>');
    await Promise.all([cache.page('a', render), cache.page('a', render), cache.page('a', render)]);
    expect(render).toHaveBeenCalledTimes(1);
  });

  it('give way to newer ones', async () => {
    const cache = new FormCache(2);
    const render = jest.fn(() => '<p>Quầy 1</p>');
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await cache.page(key, render);
    expect(render).toHaveBeenCalledTimes(4);
  });

  it('are not kept when rendering failed', async () => {
    const cache = new FormCache(2);
    const failing = cache.page('a', () => {
      throw new Error('no template');
    });
    await expect(failing).rejects.toThrow('no template');
    expect((await cache.page('a', () => 'well')).html.toString()).toBe('well');
  });
});

describe('the encoding a browser gets', () => {
  it('is the best one it accepts', () => {
    expect(encodingOf('gzip, deflate, br')).toBe('brotli');
    expect(encodingOf('gzip;q=1.0, br;q=0')).toBe('gzip');
    expect(encodingOf(undefined)).toBe('identity');
  });
});

describe('what a stranger posts', () => {
  it('is read as text under names, and nothing else', () => {
    expect({ ...formFields({ G: '5', EXPECT: ['a', 'b'], x: { y: 1 }, n: 5 }) }).toEqual({
      G: ['5'],
      EXPECT: ['a', 'b'],
    });
    expect(formFields(null)).toEqual({});
  });
});

describe('the faces of shorter scales', () => {
  it('leave out some symmetrically', () => {
    expect([1, 2, 3].map((level) => faceOf(level, 3))).toEqual([1, 3, 5]);
    expect([1, 2, 3, 4].map((level) => faceOf(level, 4))).toEqual([1, 2, 4, 5]);
    expect(faceOf(3, 4)).toBe(4);
  });
});
