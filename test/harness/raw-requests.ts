import { connect } from 'node:net';
import type { TestServer } from './server.js';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Writes what no client of HTTP would, word for word, and reads what comes back until the server hangs up. */
export function write(server: TestServer, request: string | Buffer): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const parts: Buffer[] = [];
    socket.on('data', (part) => parts.push(part)).on('error', reject);
    socket.on('close', () => {
      const [head = '', body = ''] = Buffer.concat(parts)
        .toString()
        .split(/\r\n\r\n(.*)/s);
      const [first = '', ...lines] = head.split('\r\n');
      const headers = new Headers(lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]));
      resolve({ status: Number(first.split(' ')[1]), headers, body });
    });
    socket.write(request);
  });
}

/** A request without a body. @param line its method and address */
export const head = (line: string, more: readonly string[] = []): string =>
  [`${line} HTTP/1.1`, 'Host: here', 'Connection: close', ...more, '', ''].join('\r\n');

/** A request with one. */
export function sent(path: string, type: string, body: Buffer | string, more: readonly string[] = []): Buffer {
  const bytes = Buffer.from(body);
  const length = `Content-Length: ${bytes.length}`;
  return Buffer.concat([Buffer.from(head(`POST ${path}`, [`Content-Type: ${type}`, length, ...more])), bytes]);
}
