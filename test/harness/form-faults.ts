/**
 * In the page of a form: what its screen breaks of the promises. Nothing reaches out of the page sideways, no two things
 * to read or touch lie over each other, no word leaves its answer or button, and nothing to touch is small.
 */
export const FORM_FAULTS = `(() => {
  const faults = new Set();
  const nearly = 1;
  const all = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true }));
  const named = (one) => (one.textContent || one.name || one.localName).trim().slice(0, 30);
  const overlap = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > nearly &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > nearly;
  if (document.documentElement.scrollWidth > innerWidth + nearly) faults.add('scrolls sideways');

  const texts = all('body *').flatMap((one) =>
    [...one.childNodes].filter((node) => node.nodeType === 3 && node.data.trim()).map((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return { name: named(node), owner: one, box: range.getBoundingClientRect() };
    }),
  ).filter(({ owner }) => !owner.closest('option, .away') && getComputedStyle(owner).clipPath === 'none');
  const targets = all('.o, button, summary, select, textarea, .bar label, main a');
  const boxes = [...texts, ...targets.map((one) => ({ name: named(one), owner: one, box: one.getBoundingClientRect() }))];
  for (const { name, owner, box } of texts) {
    if (box.left < -nearly || box.right > innerWidth + nearly) faults.add(name + ' reaches out of the page');
    const around = owner.closest('.o, button')?.getBoundingClientRect();
    if (around && (box.right > around.right + nearly || box.bottom > around.bottom + nearly)) faults.add(name + ' leaves its answer');
  }
  boxes.forEach((one, index) => {
    for (const other of boxes.slice(index + 1)) {
      const isInside = one.owner === other.owner || one.owner.contains(other.owner) || other.owner.contains(one.owner);
      if (!isInside && overlap(one.box, other.box)) faults.add(one.name + ' lies over ' + other.name);
    }
  });
  for (const one of all('.o, .go button, select')) {
    if (one.getBoundingClientRect().height < 44) faults.add(named(one) + ' is too small');
  }
  return [...faults];
})()`;
