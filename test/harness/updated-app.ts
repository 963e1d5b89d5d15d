import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the next release would say of itself in its script. */
export const RELEASE = 'next';

/** The same server as after an update: its form has another script, under another address, and another worker. */
export async function updatedApp(url: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const body: Buffer[] = [];
    for await (const part of request) body.push(part as Buffer);
    const { accept, 'content-type': type } = request.headers;
    const reply = await fetch(url + request.url, {
      method: request.method ?? 'GET',
      headers: { ...(accept && { accept }), ...(type && { 'content-type': type }) },
      ...(body.length > 0 && { body: Buffer.concat(body) }),
    });
    const headers = [...reply.headers].filter(
      ([name]) => !['content-encoding', 'content-length', 'etag'].includes(name),
    );
    response.writeHead(reply.status, Object.fromEntries(headers));
    response.end(updated(request.url ?? '', Buffer.from(await reply.arrayBuffer())));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function updated(path: string, content: Buffer): Buffer | string {
  if (path.startsWith('/assets/form.js')) return `${content}\ndocument.documentElement.dataset.release = '${RELEASE}';`;
  if (path.startsWith('/form-worker.js')) return `${content}\n// ${RELEASE}`;
  if (path.startsWith('/k/')) return content.toString().replaceAll('/assets/form.js?', `/assets/form.js?${RELEASE}`);
  return content;
}
