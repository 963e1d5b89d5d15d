import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { TestServer } from './server.js';
import type { SignedIn } from './sign-in.js';

/** A file of evidence, as somebody calls it. */
export interface Evidence {
  readonly name: string;
  readonly bytes: Buffer;
}

export function aPdf(text: string, name = `${text}.pdf`): Evidence {
  return { name, bytes: Buffer.from(`%PDF-1.7\n% ${text}\n%%EOF\n`) };
}

/** Sends a file to a criterion as a browser does. @param page of the criterion */
export function attachFile(
  { url }: Pick<TestServer, 'url'>,
  { cookie, token }: Pick<SignedIn, 'cookie' | 'token'>,
  page: string,
  { name, bytes }: Evidence,
): Promise<Response> {
  const form = new FormData();
  form.set('_csrf', token);
  form.set('file', new File([new Uint8Array(bytes)], name));
  const headers = { accept: 'text/html', cookie };
  return fetch(`${url}${page}/files`, { method: 'POST', headers, body: form, redirect: 'manual' });
}

const archived = Buffer.from(zipSync({ 'a.html': strToU8('<a>') }));

/** What no criterion takes: what it is, the status of the answer, and a part of its sentence. */
export const wrongEvidence: readonly (readonly [string, Evidence, number, string])[] = [
  ['a page called PDF', { name: 'a.pdf', bytes: Buffer.from('<html>') }, 422, 'Chỉ nhận tệp PDF'],
  ['an archive', { name: 'a.docx', bytes: archived }, 422, 'Chỉ nhận tệp'],
  ['nothing', { name: '', bytes: Buffer.alloc(0) }, 422, 'Chưa chọn tệp'],
  ['more than 20 MB', { name: 'a.pdf', bytes: Buffer.alloc(20 * 1024 ** 2 + 1, '%PDF-') }, 413, 'lớn hơn 20 MB'],
  ['much more', { name: 'a.pdf', bytes: Buffer.alloc(40 * 1024 ** 2, '%PDF-') }, 413, 'lớn hơn 20 MB'],
];

/** The files of an archive, each of which is as its sum says, and none without one. */
export function checkedArchive(zip: Buffer): Readonly<Record<string, Uint8Array>> {
  const files = unzipSync(zip);
  const sums = strFromU8(files.SHA256SUMS ?? new Uint8Array()).trimEnd();
  const paths = sums.split('\n').map((line) => {
    const [hash, path = ''] = line.split('  ');
    const found = createHash('sha256')
      .update(files[path] ?? '')
      .digest('hex');
    expect([path, found]).toEqual([path, hash]);
    return path;
  });
  const others = Object.keys(files).filter((path) => path !== 'SHA256SUMS');
  expect(paths.toSorted()).toEqual(others.toSorted());
  return files;
}
