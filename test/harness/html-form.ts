/** A field as a browser shows it: what can stand in it, and what stands in it now. */
export interface FormField {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'day' | 'time' | 'long' | 'password' | 'choice' | 'box' | 'hidden';
  /** The values that the page offers; empty for what is typed. */
  readonly offered: readonly string[];
  /** As many characters as a browser lets somebody type. */
  readonly longest: number;
  readonly isRequired: boolean;
}

export interface HtmlForm {
  readonly action: string;
  readonly fields: readonly FormField[];
  /** As a browser would send it. */
  readonly values: Readonly<Record<string, string>>;
}

/** The forms of a page that change something, with what they would send. Files are left out. */
export function formsOn(page: string): readonly HtmlForm[] {
  return [...page.matchAll(/<form([^>]* method="post"[^>]*)>([\s\S]*?)<\/form>/g)].map(([, open = '', inner = '']) => {
    const action = unescaped(/ action="([^"]*)"/.exec(open)?.[1] ?? '');
    const elements = [
      ...[...inner.matchAll(/<input[^>]*>/g)].map(([tag]) => input(tag)),
      ...[...inner.matchAll(/(<textarea[^>]*>)([\s\S]*?)<\/textarea>/g)].map(([, tag = '', text = '']) => ({
        ...field(tag, 'long'),
        value: unescaped(text.replace(/^\r?\n/, '')),
      })),
      ...[...inner.matchAll(/(<select[^>]*>)([\s\S]*?)<\/select>/g)].map(([, tag = '', options = '']) =>
        select(tag, options),
      ),
    ].filter(({ name }) => name !== '' && name !== '_csrf');
    const fields = new Map<string, FormField>();
    const values: Record<string, string> = {};
    for (const { value, ...one } of elements) {
      const known = fields.get(one.name);
      fields.set(one.name, known ? { ...one, offered: [...known.offered, ...one.offered] } : one);
      if (value !== null) values[one.name] ??= value;
    }
    const [button] = inner.matchAll(/<button[^>]* type="submit"[^>]*>/g);
    const pressed = button && attribute(button[0], 'name');
    if (button && pressed) values[pressed] ??= attribute(button[0], 'value') ?? '';
    return { action, fields: [...fields.values()], values };
  });
}

type Element = FormField & { readonly value: string | null };

const kinds: Readonly<Record<string, FormField['kind']>> = {
  ...{
    hidden: 'hidden',
    password: 'password',
    date: 'day',
    time: 'time',
    checkbox: 'box',
    radio: 'choice',
    number: 'number',
  },
};

function input(tag: string): Element {
  const type = attribute(tag, 'type') ?? 'text';
  const isNumeric = ['numeric', 'decimal'].includes(attribute(tag, 'inputmode') ?? '');
  // A code opens once and is never shown again; what is hidden or only shown is nobody's to type.
  const isSecret = attribute(tag, 'autocomplete') === 'one-time-code';
  const isShown = / (?:hidden|readonly)[ >]/.test(tag);
  const plain = isSecret ? 'password' : isShown ? 'hidden' : isNumeric ? 'number' : 'text';
  const one = field(tag, kinds[type] ?? plain);
  const value = attribute(tag, 'value') ?? '';
  if (type === 'file') return { ...one, name: '', value: null };
  if (one.kind !== 'box' && one.kind !== 'choice') return { ...one, value };
  return { ...one, offered: [value], value: / checked/.test(tag) ? value : null };
}

function select(tag: string, options: string): Element {
  const all = [...options.matchAll(/<option([^>]*)>/g)].map(([, open = '']) => open);
  const offered = all.map((open) => attribute(open, 'value') ?? '');
  const chosen = all.findIndex((open) => / selected/.test(open));
  return { ...field(tag, 'choice'), offered, value: offered[Math.max(0, chosen)] ?? '' };
}

function field(tag: string, kind: FormField['kind']): FormField {
  const longest = kind === 'day' || kind === 'time' ? 10 : Number.POSITIVE_INFINITY;
  return { name: attribute(tag, 'name') ?? '', kind, offered: [], longest, isRequired: / required/.test(tag) };
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : unescaped(found);
}

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { quot: '"', lt: '<', gt: '>', amp: '&', '#x3D': '=', '#x27': "'" };
  return text.replace(/&(quot|lt|gt|amp|#x3D|#x27|#x60);/g, (_, sign: string) => signs[sign] ?? '`');
}
