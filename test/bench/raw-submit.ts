import { createServer } from 'node:http';

/** A response that came, as an anchor stores it. */
export interface Submitted {
  readonly id: string;
  readonly answers: string;
  /** Answers 201: to be called once it is stored for good. */
  readonly stored: () => void;
}

/**
 * The way in of the anchors of a durable submit: node:http and JSON.parse. No checks, no sums, no receipt: the least that
 * may answer 201.
 */
export function takeSubmissions(take: (submitted: Submitted) => void): void {
  // A connection that waits its turn longer than Node's five seconds must not be closed just when it is used again.
  createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { id, answers } = JSON.parse(Buffer.concat(chunks).toString()) as { id: string; answers: object };
      const receipt = JSON.stringify({ id, receipt: '0000000000000' });
      const stored = (): void => {
        response.writeHead(201, { 'content-type': 'application/json', 'content-length': receipt.length }).end(receipt);
      };
      take({ id, answers: JSON.stringify(answers), stored });
    });
  }).listen(Number(process.env.PORT), process.env.HOST);
}
