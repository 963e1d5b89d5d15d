import { strToU8, zipSync } from 'fflate';
import { attachmentKind } from './attachment-kind.js';

const office = (...names: readonly string[]): Uint8Array =>
  zipSync(Object.fromEntries(['[Content_Types].xml', ...names].map((name) => [name, strToU8('<a/>')])));

describe('what a file is', () => {
  it.each([
    ['pdf', Buffer.from('%PDF-1.7\n…')],
    ['jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0])],
    ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])],
    ['docx', office('word/document.xml')],
    ['xlsx', office('xl/workbook.xml')],
  ])('is known by its content: %s', (kind, bytes) => {
    expect(attachmentKind(bytes)).toBe(kind);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<html><script>alert(1)</script>')],
    ['a program', Buffer.from('MZ\x90\x00')],
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['an archive of something else', office('index.html')],
    ['an archive that is cut off', office('word/document.xml').subarray(0, 60)],
    ['a document with a macro', office('word/document.xml', 'word/vbaProject.bin')],
    ['a PDF that begins with something else', Buffer.from('GIF89a %PDF-1.7')],
  ])('is refused where it is %s', (_, bytes) => {
    expect(attachmentKind(bytes)).toBeNull();
  });
});
