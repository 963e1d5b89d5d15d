import { page, press, scanWith, total, waitFor, walkToTheEnd, withAForm } from '../harness/form-phone.js';

withAForm();

/** As Chrome 70, Safari 13 and Firefox 72 are without. */
const WITHOUT_LATER_METHODS = `
  delete Object.hasOwn; delete Object.fromEntries; delete Array.prototype.at; delete String.prototype.matchAll;
  delete Element.prototype.replaceChildren; delete String.prototype.replaceAll; delete Array.prototype.findLast;
  delete Array.prototype.toSorted; delete crypto.randomUUID; delete Crypto.prototype.randomUUID;
  delete window.structuredClone; delete Promise.allSettled; delete HTMLFormElement.prototype.requestSubmit;
  delete Navigator.prototype.locks;`;

it('the form is answered with script in a browser that lacks what came after 2019', async () => {
  const before = await total();
  await scanWith(WITHOUT_LATER_METHODS);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await walkToTheEnd();
  await press('Gửi');
  await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
  expect([errors, await total(), page.url().includes('#')]).toEqual([[], before + 1, false]);
});

describe('where the script fails', () => {
  it.each([
    ['at its start', 'replaceState'],
    ['in the middle', 'pushState'],
  ])('%s, the page goes on without it, with all answers, and the form is counted once', async (_, method) => {
    const before = await total();
    await scanWith(`History.prototype.${method} = undefined;`);
    await walkToTheEnd();
    await press('Quay lại');
    await waitFor('Ai điền phiếu này?');
    await press('Tiếp tục');
    await waitFor('Câu 9 / 9');
    await press('Gửi');
    await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
    expect(await total()).toBe(before + 1);
  });
});
