import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire between a browser and a server that a test can cut, for pages and workers alike. */
export interface WeakNetwork {
  readonly url: string;
  cut(): void;
  /** From now on what is asked arrives, and the reply to it does not. */
  loseReplies(): void;
  mend(): void;
  /** From now on the wire ends at another server, as after an update. */
  leadTo(url: string): void;
  stop(): Promise<void>;
}

export async function weakNetwork(url: string): Promise<WeakNetwork> {
  let target = new URL(url);
  const open = new Set<Socket>();
  let isCut = false;
  let losesReplies = false;
  const server = createServer((browser) => {
    if (isCut) {
      browser.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [browser, far]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        browser.destroy();
        far.destroy();
      });
    }
    browser.pipe(far);
    far.on('data', (part) => {
      if (losesReplies) browser.destroy();
      else browser.write(part);
    });
    far.on('end', () => browser.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    loseReplies: () => {
      losesReplies = true;
    },
    mend: () => {
      isCut = false;
      losesReplies = false;
    },
    leadTo: (other) => {
      for (const socket of open) socket.destroy();
      target = new URL(other);
    },
    stop: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
