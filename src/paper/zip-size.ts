/**
 * How large a ZIP file says its contents are once unpacked, in bytes: a small file may unpack to fill the memory.
 * @returns Infinity where the list of contents cannot be read
 */
export function unpackedSize(file: Buffer): number {
  const end = file.lastIndexOf(END_OF_LIST);
  if (end === -1 || end + 22 > file.length) return Number.POSITIVE_INFINITY;
  const entries = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  let size = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY) return Number.POSITIVE_INFINITY;
    size += file.readUInt32LE(at + 24);
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return size;
}

/** APPNOTE.TXT of PKWARE, 4.3.12 and 4.3.16. */
const ENTRY = 0x02014b50;
const END_OF_LIST = Buffer.from('PK\x05\x06', 'latin1');
