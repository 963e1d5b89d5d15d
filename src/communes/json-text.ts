/** Where a JSON text stops being readable; lines and columns count from 1. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
}

/**
 * Reads a JSON text that a person pasted.
 * @example parseJsonText('{"key": "xuan"}') // { value: { key: 'xuan' } }
 * @example parseJsonText('{\n  "key": xuan }') // { fault: { line: 2, column: 10 } }
 */
export function parseJsonText(text: string): { readonly value: unknown } | { readonly fault: JsonFault } {
  // Windows editors begin a file with a byte order mark.
  const json = text.replace(/^\uFEFF/, '');
  try {
    return { value: JSON.parse(json) };
  } catch {
    const before = json.slice(0, lengthThatReads(json)).split('\n');
    return { fault: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 } };
  }
}

/**
 * How far a broken text could still be the beginning of a JSON text. Not every Node says where parsing failed, but
 * each says when a text only ended too early; the longest beginning of that kind is found by halving.
 */
function lengthThatReads(json: string): number {
  let reads = 0;
  let fails = json.length + 1;
  while (fails - reads > 1) {
    const middle = Math.floor((reads + fails) / 2);
    if (couldGoOn(json.slice(0, middle))) reads = middle;
    else fails = middle;
  }
  return reads;
}

function couldGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const message = String(error);
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? -1);
    return /end of JSON|Unterminated string/.test(message) || position >= beginning.length;
  }
}
