import { Parser } from 'saxen';

interface Handlers {
  readonly open?: (element: string, attributes: Readonly<Record<string, string>>) => void;
  /** @param text what stood between the last opening and this end */
  readonly close?: (element: string, text: string) => void;
  /** Every piece of text, in order; an element may stand between two of them. */
  readonly text?: (piece: string) => void;
}

/**
 * Goes through the elements of an XML text in order, with their names and attributes without prefix; none in `''`.
 * @throws Error where it is no XML, and what the handlers throw
 */
export function eachElement(xml: string, { open, close, text: said }: Handlers): void {
  let text = '';
  if (xml === '') return;
  new Parser()
    .on('openTag', (element, attributes, decode) => {
      text = '';
      if (!open) return;
      const decoded = Object.entries(attributes()).map(([name, value]) => [local(name), decode(value)] as const);
      open(local(element), Object.fromEntries(decoded));
    })
    .on('text', (part, decode) => {
      text += decode(part);
      said?.(decode(part));
    })
    .on('cdata', (part) => {
      text += part;
      said?.(part);
    })
    .on('closeTag', (element) => {
      close?.(local(element), text);
      text = '';
    })
    .on('error', (error) => {
      throw error;
    })
    .parse(xml);
}

/** @example local('x:row') // 'row' */
function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
