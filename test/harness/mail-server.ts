import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail as it reached the server: its envelope, and what was sent, with the words decoded. */
interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly words: string;
}

/** A real SMTP server on this machine, which keeps what it is sent. */
export interface MailServer {
  /** `smtp://127.0.0.1:41234` */
  readonly url: string;
  readonly received: Received[];
  /** Refuses whatever comes from now on, in the middle of it. */
  refuse(refusing: boolean): void;
  stop(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const received: Received[] = [];
  let refusing = false;
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false },
    onData(stream, session, done) {
      const { mailFrom, rcptTo } = session.envelope;
      text(stream).then((raw) => {
        if (refusing) return done(Object.assign(new Error('Not now, canbo@xa.gov.vn'), { responseCode: 451 }));
        const to = rcptTo.map(({ address }) => address);
        received.push({ from: mailFrom ? mailFrom.address : '', to, raw, words: wordsIn(raw) });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    refuse: (wanted) => {
      refusing = wanted;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Subject and text; both may be quoted-printable or base64. */
function wordsIn(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const subject = head
    .replace(/\r\n\s+/g, ' ')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, said: string) =>
      decoded(how, said.replaceAll('_', ' ')),
    );
  return `${subject}\n\n${decoded(/base64/i.test(head) ? 'B' : 'Q', body)}`;
}

function decoded(how: string, said: string): string {
  if (how.toUpperCase() === 'B') return Buffer.from(said, 'base64').toString();
  const bytes = said
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
