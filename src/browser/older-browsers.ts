/*
 * What we and SurveyJS call that Chrome 70, Safari 13 and Firefox 72 do not have: first of all in every bundle that
 * citizens get. A library of such replacements is as large as the whole script of the form, on a line that is slow.
 */
const replacements: readonly (readonly [of: object | undefined, Readonly<Record<string, unknown>>])[] = [
  [
    Object,
    {
      hasOwn: (object: object, name: string) => Object.getOwnPropertyDescriptor(object, name) !== undefined,
      fromEntries(entries: Iterable<readonly [string, unknown]>) {
        const object: Record<string, unknown> = {};
        for (const [name, value] of entries) object[name] = value;
        return object;
      },
    },
  ],
  [
    String.prototype,
    {
      *matchAll(this: string, pattern: RegExp) {
        const own = new RegExp(pattern);
        for (let found = own.exec(this); found; found = own.exec(this)) yield found;
      },
    },
  ],
  [
    // A worker has no elements.
    typeof Element === 'undefined' ? undefined : Element.prototype,
    {
      replaceChildren(this: Element, ...nodes: (Node | string)[]) {
        while (this.firstChild) this.firstChild.remove();
        this.append(...nodes);
      },
    },
  ],
];

for (const [of, methods] of replacements) {
  for (const name of Object.keys(methods)) {
    if (of && !(name in of))
      Object.defineProperty(of, name, { value: methods[name], writable: true, configurable: true });
  }
}
