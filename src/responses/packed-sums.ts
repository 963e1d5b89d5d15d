/**
 * A vector of sums as it is stored: 32-bit counts, least significant byte first, in base64.
 * @example unpackSums(packSums(new Uint32Array([0, 3]))) // Uint32Array [0, 3]
 */
export function packSums(sums: Uint32Array): string {
  return Buffer.from(sums.buffer, sums.byteOffset, sums.byteLength).toString('base64');
}

/** The vector of a stored text. */
export function unpackSums(text: string): Uint32Array {
  const bytes = Buffer.from(text, 'base64');
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** Adds one vector to another in place. @throws RangeError where it has more places */
export function addSums(to: Uint32Array, from: Uint32Array): void {
  if (from.length > to.length) throw new RangeError(`${from.length} sums do not fit into ${to.length}`);
  for (let index = 0; index < from.length; index += 1) to[index] = (to[index] ?? 0) + (from[index] ?? 0);
}
