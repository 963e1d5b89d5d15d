import { connect, type Socket } from 'node:net';

/** One kept-alive connection with one request at a time: the least work a loader can do for a request. */
export class LoaderConnection {
  private readonly socket: Socket;
  private missing = 0;
  private status = 0;
  private head = '';
  private answered: (status: number) => void = () => undefined;

  constructor(port: number) {
    const buffer = Buffer.allocUnsafe(256 * 1024);
    const callback = (length: number): boolean => {
      this.receive(buffer.subarray(0, length));
      return true;
    };
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer, callback } });
    this.socket.on('error', () => this.finish(0));
    this.socket.on('close', () => this.finish(0));
  }

  /** @param answered is given the status; 0 when the connection broke */
  send(request: string, answered: (status: number) => void): void {
    this.answered = answered;
    this.socket.write(request, 'latin1');
  }

  close(): void {
    this.answered = () => undefined;
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    if (this.missing > 0) this.missing -= chunk.length;
    else if (!this.readHead(chunk)) return;
    if (this.missing === 0) this.finish(this.status);
  }

  private readHead(chunk: Buffer): boolean {
    const end = chunk.indexOf('\r\n\r\n');
    if (end < 0) {
      this.head += chunk.toString('latin1');
      return false;
    }
    const head = this.head + chunk.toString('latin1', 0, end);
    this.head = '';
    this.status = Number(head.slice(9, 12));
    this.missing = bodyLength(head, this.status) - (chunk.length - end - 4);
    return true;
  }

  private finish(status: number): void {
    const { answered } = this;
    this.answered = () => undefined;
    answered(status);
  }
}

function bodyLength(head: string, status: number): number {
  const length = /\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return Number(length);
  if (status === 304 || status === 204) return 0;
  throw new Error('The loader reads answers with Content-Length only');
}
