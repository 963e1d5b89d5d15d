import type { Addition } from './addition.js';

/** The additions of one commit as one text: cells by number, vectors by what they hold, in seven bits a byte. */
interface Packed {
  readonly names: readonly string[];
  /**
   * Of each addition: the length of its vector; how many places it fills, each with the places passed over and its
   * count; how many cells, each by number.
   */
  readonly bytes: string;
}

export function packAdditions(additions: readonly Addition[]): string {
  const numbers = new Map<string, number>();
  const bytes: number[] = [];
  for (const { cells, length, places, counts } of additions) {
    write(bytes, length);
    write(bytes, places.length);
    places.forEach((place, index) => {
      write(bytes, place - (places[index - 1] ?? -1) - 1);
      write(bytes, counts[index] ?? 0);
    });
    write(bytes, cells.length);
    for (const name of cells) {
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      write(bytes, number);
    }
  }
  const packed: Packed = { names: [...numbers.keys()], bytes: Buffer.from(bytes).toString('base64') };
  return JSON.stringify(packed);
}

/** The additions of a text made by `packAdditions`. */
export function unpackAdditions(text: string): readonly Addition[] {
  const { names, bytes: packed } = JSON.parse(text) as Packed;
  const bytes = { buffer: Buffer.from(packed, 'base64'), at: 0 };
  const additions: Addition[] = [];
  while (bytes.at < bytes.buffer.length) {
    const length = read(bytes);
    const places: number[] = [];
    const counts: number[] = [];
    for (let left = read(bytes); left > 0; left -= 1) {
      places.push((places.at(-1) ?? -1) + 1 + read(bytes));
      counts.push(read(bytes));
    }
    const cells = Array.from({ length: read(bytes) }, () => names[read(bytes)] ?? '');
    additions.push({ cells, length, places, counts });
  }
  return additions;
}

/** LEB128: seven bits a byte, least significant first, the eighth where more follow. */
function write(bytes: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
}

function read(bytes: { readonly buffer: Buffer; at: number }): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes.buffer[bytes.at++] ?? 0;
    value |= (byte & 127) << shift;
    if (byte < 128) return value >>> 0;
  }
}
