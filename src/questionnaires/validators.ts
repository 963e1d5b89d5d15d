type Properties = Readonly<Record<string, unknown>>;

/**
 * A question with the bounds that its validators are, as properties of its own: they are checked, counted down and told
 * by us everywhere. What is no bound stays: a condition, which is compiled, or what is refused.
 * @example intoBounds({ type: 'text', validators: [{ type: 'numeric', minValue: 1 }] })
 *   // { type: 'text', inputType: 'number', min: 1 }
 */
export function intoBounds(question: Properties): Properties {
  const { validators, ...rest } = question;
  if (!Array.isArray(validators)) return question;
  let read: Properties = rest;
  const left = validators.flatMap((validator) => {
    const names = namesIn(validator);
    if (!names) return [validator];
    const { type, minLength, text: _, notificationType: __, ...given } = validator;
    read = tightened(read, { ...names.kind, ...renamed(given, names.bounds) });
    return minLength === undefined ? [] : [{ type, minLength }];
  });
  return left.length > 0 ? { ...read, validators: left } : read;
}

/** By the type of a validator: what it makes of a line, and what its bounds are called there. */
const NAMES: Readonly<
  Record<string, { readonly kind: Properties; readonly bounds: Readonly<Record<string, string>> }>
> = {
  numeric: { kind: { inputType: 'number' }, bounds: { minValue: 'min', maxValue: 'max' } },
  // A line has no property for its least length, so that this one stays a validator.
  text: { kind: {}, bounds: { minLength: 'minLength', maxLength: 'maxLength' } },
  email: { kind: { inputType: 'email' }, bounds: {} },
  answercount: { kind: {}, bounds: { minCount: 'minSelectedChoices', maxCount: 'maxSelectedChoices' } },
};
const WORDS = ['type', 'text', 'notificationType'];

/** Undefined where a validator is no bound, or one that says more than a bound can. */
function namesIn(validator: unknown) {
  if (typeof validator !== 'object' || validator === null || !('type' in validator)) return undefined;
  const names = NAMES[String(validator.type)];
  return Object.keys(validator).every((name) => WORDS.includes(name) || name in (names?.bounds ?? {}))
    ? names
    : undefined;
}

function renamed(given: Properties, names: Readonly<Record<string, string>>): Properties {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [names[name], value]));
}

/** The narrower of two bounds of one name. */
function tightened(question: Properties, bounds: Properties): Properties {
  const narrower = Object.entries(bounds).map(([name, value]) => {
    const before = question[name];
    if (typeof before !== 'number' || typeof value !== 'number') return [name, value];
    return [name, name.startsWith('min') ? Math.max(before, value) : Math.min(before, value)];
  });
  return { ...question, ...Object.fromEntries(narrower) };
}
