/**
 * Whole numbers as bytes: seven bits a byte (LEB128), least significant first, the eighth where more follow. Most counts
 * of a sum are small, so most take one byte. Stored rows are written so: what is changed here needs a migration.
 */
export class Packing {
  private bytes = new Uint8Array(1024);
  private at = 0;

  /** @param value a whole number from 0 to 2³² − 1 */
  count(value: number): void {
    this.makeRoom(LONGEST);
    let rest = value;
    while (rest > 127) {
      this.bytes[this.at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.at++] = rest;
  }

  /** With its length before it. */
  text(value: string): void {
    const written = Buffer.from(value);
    this.count(written.length);
    this.makeRoom(written.length);
    this.bytes.set(written, this.at);
    this.at += written.length;
  }

  get packed(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.at));
  }

  private makeRoom(needed: number): void {
    if (this.at + needed <= this.bytes.length) return;
    const more = new Uint8Array(2 * (this.at + needed));
    more.set(this.bytes.subarray(0, this.at));
    this.bytes = more;
  }
}

/** Bytes of the largest number. */
const LONGEST = 5;

/** Reads what was packed, in the same order. */
export class Unpacking {
  private at = 0;

  constructor(private readonly packed: Uint8Array) {}

  get isOver(): boolean {
    return this.at >= this.packed.length;
  }

  /** What was not read yet. */
  get left(): Buffer {
    return Buffer.from(this.packed.subarray(this.at));
  }

  count(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.packed[this.at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  text(): string {
    const length = this.count();
    this.at += length;
    return Buffer.from(this.packed.subarray(this.at - length, this.at)).toString();
  }
}

/**
 * A vector of counts. Of zeros in a row only how many further ones follow the first is written.
 * @example [...packCounts(new Uint32Array([300, 0, 0, 0, 7]))] // [172, 2, 0, 2, 7]
 */
export function packCounts(counts: Uint32Array): Buffer {
  const packing = new Packing();
  for (let at = 0; at < counts.length; at += 1) {
    const value = counts[at] ?? 0;
    packing.count(value);
    if (value !== 0) continue;
    const first = at;
    while (counts[at + 1] === 0) at += 1;
    packing.count(at - first);
  }
  return packing.packed;
}

/** The vector that was packed. */
export function unpackCounts(packed: Uint8Array): Uint32Array {
  const unpacking = new Unpacking(packed);
  const counts: number[] = [];
  while (!unpacking.isOver) {
    const value = unpacking.count();
    counts.push(value);
    if (value === 0) for (let further = unpacking.count(); further > 0; further -= 1) counts.push(0);
  }
  return Uint32Array.from(counts);
}
