/** 20 mm. */
const SMALLEST_TARGET_PX = 75.6;

/**
 * In the page of a tablet: what its screen breaks of the promises. Nothing scrolls, lies out of sight or over something
 * else, no word is cut off or leaves its button, no target is small, nothing leads away. What is covered by a question
 * in front of the screen is not looked at.
 */
export const SCREEN_FAULTS = `(() => {
  const faults = new Set();
  const nearly = 1;
  const front = document.querySelector('.over') ?? document.body;
  const all = (selector) => [...front.querySelectorAll(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true }));
  const overlap = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > nearly &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > nearly;
  const within = (a, b) =>
    a.left >= b.left - nearly && a.right <= b.right + nearly && a.top >= b.top - nearly && a.bottom <= b.bottom + nearly;
  const named = (one) => (one.textContent || one.localName).trim().slice(0, 30);

  for (const one of [document.documentElement, document.body, ...all('main, .top, .foot, .over > div')]) {
    const scrolls = one.scrollHeight > one.clientHeight + nearly || one.scrollWidth > one.clientWidth + nearly;
    if (scrolls || one.scrollTop !== 0 || one.scrollLeft !== 0) faults.add(one.localName + ' scrolls');
  }
  const buttons = all('button, input');
  for (const button of buttons) {
    const { width, height } = button.getBoundingClientRect();
    if (width < ${SMALLEST_TARGET_PX} || height < ${SMALLEST_TARGET_PX}) faults.add(named(button) + ' is too small');
  }
  const texts = all('*').flatMap((one) => [...one.childNodes].filter((node) => node.nodeType === 3 && node.data.trim()));
  const parts = [
    ...texts.map((text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return { name: named(text), owner: text.parentElement, box: range.getBoundingClientRect() };
    }),
    ...all('svg, input').map((one) => ({ name: named(one), owner: one, box: one.getBoundingClientRect() })),
  ];
  const sight = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (const { name, owner, box } of parts) {
    const around = owner.closest('button, .top, .foot, .demo, main, .over > div') ?? document.body;
    if (!within(box, sight)) faults.add(name + ' is out of sight');
    if (!within(box, around.getBoundingClientRect())) faults.add(name + ' leaves its ' + around.localName);
  }
  const boxes = [
    ...parts,
    ...buttons.map((one) => ({ name: named(one), owner: one, box: one.getBoundingClientRect() })),
  ];
  boxes.forEach((one, index) => {
    for (const other of boxes.slice(index + 1)) {
      const isInside = one.owner === other.owner || one.owner.contains(other.owner) || other.owner.contains(one.owner);
      if (!isInside && overlap(one.box, other.box)) faults.add(one.name + ' lies over ' + other.name);
    }
  });
  if (document.querySelector('a')) faults.add('there is a link');
  return [...faults];
})()`;
