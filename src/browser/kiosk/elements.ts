type Child = Node | string;

/** An element with its attributes and children; text stays text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * A button. The second tap of a double tap does nothing: it was meant for the screen before.
 * @param taps `each` where quick taps are meant, as on the keys of the PIN
 */
export function button(
  className: string,
  label: Child,
  action: () => void,
  { taps = 'first' }: { readonly taps?: 'first' | 'each' } = {},
): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className }, label);
  made.addEventListener('click', (event) => {
    if (taps === 'each' || event.detail < 2) action();
  });
  return made;
}

/** One of the five faces that stand in the page. */
export function faceOf(level: number): SVGSVGElement {
  return svg('0 0 32 32', 'use', { href: `#f${level}` });
}

export function tick(): SVGSVGElement {
  const drawn = svg('0 0 64 64', 'path', {
    d: 'M32 3a29 29 0 1 0 0 58 29 29 0 0 0 0-58M19 33l9 9 18-20',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '4',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
  drawn.setAttribute('class', 'tick');
  return drawn;
}

function svg(viewBox: string, tag: string, attributes: Readonly<Record<string, string>>): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const drawn = document.createElementNS(space, 'svg');
  drawn.setAttribute('viewBox', viewBox);
  drawn.setAttribute('aria-hidden', 'true');
  const part = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, value);
  drawn.append(part);
  return drawn;
}
