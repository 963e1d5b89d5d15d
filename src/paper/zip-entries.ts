import { inflateRawSync } from 'node:zlib';
import { FileRefused } from './import-file.js';

/** The files in a ZIP file by name, each unpacked when it is asked for. */
export class ZipEntries {
  private readonly entries = new Map<string, { readonly packed: Buffer; readonly stored: boolean }>();

  /**
   * @param left bytes that all of it together may unpack to, counted as they come out: a few bytes may unpack to fill
   * the memory, whatever the list of contents says of their size
   * @throws Error where the list of contents cannot be read
   */
  constructor(
    file: Buffer,
    private left: number,
  ) {
    const end = file.lastIndexOf(END_OF_LIST);
    if (end === -1) throw new Error('There is no list of contents');
    let at = file.readUInt32LE(end + 16);
    for (let entry = file.readUInt16LE(end + 10); entry > 0; entry -= 1) {
      if (file.readUInt32LE(at) !== ENTRY) throw new Error('The list of contents is broken');
      const nameLength = file.readUInt16LE(at + 28);
      const start = file.readUInt32LE(at + 42);
      const data = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
      const packed = file.subarray(data, data + file.readUInt32LE(at + 20));
      const stored = file.readUInt16LE(at + 10) === 0;
      this.entries.set(file.toString('utf8', at + 46, at + 46 + nameLength), { packed, stored });
      at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /**
   * The text of a file, in UTF-8; `''` where there is none of that name.
   * @throws FileRefused when it would be more than is left
   */
  text(name: string): string {
    const entry = this.entries.get(name);
    if (!entry) return '';
    const bytes = entry.stored ? entry.packed : unpacked(entry.packed, this.left);
    this.left -= bytes.length;
    if (this.left <= 0) throw new FileRefused('too-many-cells');
    return bytes.toString('utf8');
  }
}

function unpacked(packed: Buffer, maxOutputLength: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength });
  } catch (error) {
    const isTooMuch = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooMuch ? new FileRefused('too-many-cells') : error;
  }
}

/** APPNOTE.TXT of PKWARE, 4.3.12 and 4.3.16. */
const ENTRY = 0x02014b50;
const END_OF_LIST = Buffer.from('PK\x05\x06', 'latin1');
