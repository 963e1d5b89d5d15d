import { unzipSync } from 'fflate';
import type { AttachmentKind } from './dossier.entity.js';

/** How each kind is called by who sends it on. */
export const attachmentTypes: Readonly<Record<AttachmentKind, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jpg: 'image/jpeg',
  png: 'image/png',
};

const signatures = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['jpg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
] as const satisfies readonly (readonly [AttachmentKind, readonly number[]])[];

/** What each kind of a ZIP file of Office has for its main part. */
const mainParts = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' } as const satisfies Partial<
  Record<AttachmentKind, string>
>;

/**
 * What a file is, whatever it is called: by how it begins, and of files of Office by what they hold. Programs in them
 * (macros) are taken by nobody.
 * @returns null for anything that is not taken
 * @example attachmentKind(Buffer.from('%PDF-1.7')) // 'pdf'
 * @example attachmentKind(Buffer.from('<html>')) // null
 */
export function attachmentKind(bytes: Uint8Array): AttachmentKind | null {
  const known = signatures.find(([, begin]) => begin.every((byte, index) => bytes[index] === byte));
  if (known) return known[0];
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip ? officeKind(bytes) : null;
}

const MOST_ENTRIES = 10_000;

function officeKind(bytes: Uint8Array): AttachmentKind | null {
  const names = new Set<string>();
  let seen = 0;
  try {
    // Only the list of contents is read; nothing is unpacked.
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.add(name);
        seen += 1;
        // How many there are is said in the file, and need not be true.
        if (seen > MOST_ENTRIES) throw new Error('Too many entries');
        return false;
      },
    });
  } catch {
    return null;
  }
  const hasProgram = [...names].some((name) => /vbaProject\.bin$/i.test(name));
  if (hasProgram || !names.has('[Content_Types].xml')) return null;
  const [kind = null] = (['docx', 'xlsx'] as const).filter((one) => names.has(mainParts[one]));
  return kind;
}
