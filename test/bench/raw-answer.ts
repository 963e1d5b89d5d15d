import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { brotliDecompressSync, constants } from 'node:zlib';
import { here, type Server, startServer } from './node-process.js';

/** An answer as it came, not unpacked. */
interface RawAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Starts node:http with the very bytes and headers that the product answers to a request. */
export async function startRawCopy(folder: string, name: string, answer: RawAnswer): Promise<Server> {
  return startServer({ script: here('raw-http'), environment: { ANSWER: written(folder, name, answer) } });
}

/** The same for those alone whose token the product's database knows, which it asks each time. */
export async function startSignedInCopy(
  folder: string,
  name: string,
  { answer, database }: { readonly answer: RawAnswer; readonly database: string },
): Promise<Server> {
  const environment = { ANSWER: written(folder, name, answer), FILE: database };
  return startServer({ script: here('raw-signed-in'), environment });
}

function written(folder: string, name: string, answer: RawAnswer): string {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify({ headers: answer.headers, body: answer.body.toString('base64') }));
  return file;
}

/** @throws Error when the answer is not 200 */
export function rawAnswer(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    request({ port, path, headers, host: '127.0.0.1' }, async (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path} answered ${response.statusCode}`));
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      const ofConnection = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding']);
      const kept = Object.entries(response.headers).filter(([name]) => !ofConnection.has(name));
      resolve({ headers: Object.fromEntries(kept) as Record<string, string>, body: Buffer.concat(chunks) });
    })
      .on('error', reject)
      .end();
  });
}

/** Bytes of a whole answer on the wire: status line, headers, body. */
export function bytesOnTheWire(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const lines = Object.entries({ host: '127.0.0.1', connection: 'close', ...headers });
    const socket = connect({ port, host: '127.0.0.1' });
    socket.on('data', (chunk) => {
      bytes += chunk.length;
    });
    socket.on('end', () => resolve(bytes));
    socket.on('error', reject);
    socket.write(`GET ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
  });
}

/** Of a page packed with brotli, the bytes a browser needs before it has unpacked this text. */
export function bytesUntil(packed: Buffer, text: string): number {
  const options = { finishFlush: constants.BROTLI_OPERATION_FLUSH };
  const has = (bytes: number): boolean => brotliDecompressSync(packed.subarray(0, bytes), options).includes(text);
  let [tooFew, enough] = [0, packed.length];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (has(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}
