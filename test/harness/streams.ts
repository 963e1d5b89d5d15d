/** A stream of events that somebody listens to. */
export interface Listening {
  readonly status: number;
  /** What it told so far. */
  readonly told: readonly string[];
  /** Resolves once the server has ended it. */
  readonly ended: Promise<void>;
  /** Resolves with what it tells next, beyond what it has told already. */
  next(): Promise<string>;
  /** Goes away, as a page that is closed. */
  leave(): void;
}

/** Opens a stream as the script of a page does. @param headers by whom */
export async function listen(address: string, headers: Record<string, string> = {}): Promise<Listening> {
  const leaving = new AbortController();
  const asked = { accept: 'text/event-stream', ...headers };
  const reply = await fetch(address, { headers: asked, signal: leaving.signal });
  const told: string[] = [];
  const waiting: ((event: string) => void)[] = [];
  const read = async (): Promise<void> => {
    for await (const part of reply.body ?? []) {
      for (const [, data = ''] of Buffer.from(part)
        .toString()
        .matchAll(/data: (.+)\n/g)) {
        told.push(data);
        for (const hear of waiting.splice(0)) hear(data);
      }
    }
  };
  return {
    ...{ status: reply.status, told, ended: read().catch(() => undefined) },
    next: () => new Promise((resolve) => waiting.push(resolve)),
    leave: () => leaving.abort(),
  };
}

/** Resolves once the server has ended each of them; false where one is open after the time that is promised. */
export async function areOver(streams: readonly Listening[]): Promise<boolean> {
  const ended = Promise.all(streams.map((stream) => stream.ended)).then(() => true);
  const tooLate = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PROMISED_MS).unref());
  return Promise.race([ended, tooLate]);
}

const PROMISED_MS = 5_000;
