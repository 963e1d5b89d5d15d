import { Readable } from 'node:stream';
import { unzipSync } from 'fflate';
import { sumsOf, zipFile, zipOf } from './zip.js';

const inAll = async (stream: Readable): Promise<Buffer> => Buffer.concat(await stream.toArray());

describe('an archive', () => {
  const [text, pages] = [zipFile('muc-luc.txt', 'Mục lục'), zipFile('1.1/anh.pdf', Buffer.alloc(200_000, 7))];
  const read = { ...pages, content: () => Readable.from([Buffer.alloc(150_000, 7), Buffer.alloc(50_000, 7)]) };

  it('holds every file as it was, and is the same whenever it is made', async () => {
    const archive = await inAll(zipOf([text, read]));
    const files = unzipSync(archive);
    expect(Object.keys(files)).toEqual(['muc-luc.txt', '1.1/anh.pdf']);
    expect(Buffer.from(files['muc-luc.txt'] ?? []).toString()).toBe('Mục lục');
    expect(files['1.1/anh.pdf']).toHaveLength(200_000);
    expect(archive.equals(await inAll(zipOf([text, pages])))).toBe(true);
  });

  it('breaks off where a file is not what it was', async () => {
    const damaged = { ...read, content: () => Readable.from([Buffer.alloc(200_000, 8)]) };
    await expect(inAll(zipOf([text, damaged]))).rejects.toThrow('1.1/anh.pdf is damaged');
  });

  it('is checked by the sums of its files', () => {
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    expect(sumsOf([zipFile('a b.txt', '')])).toBe(`${empty}  a b.txt\n`);
  });
});
