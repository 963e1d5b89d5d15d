import { FeedbackService, type Told } from '../../src/feedback/feedback.service.js';
import { words } from './page-words.js';
import type { TestServer } from './server.js';

/** Somebody who writes to a commune on its page and follows it, without script and without a cookie. */
export function aCitizen(server: () => TestServer, commune = 'spring') {
  const read = async (reply: Response) => {
    const html = await reply.text();
    const code = words(/class="tracking">(.*?)</.exec(html)?.[1] ?? '').trim() || null;
    return { status: reply.status, html, text: words(html), code, headers: reply.headers };
  };
  const post = async (path: string, fields: Record<string, string>) =>
    read(await fetch(server().url + path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' }));
  const open = async (path = `/feedback/${commune}`) => read(await fetch(server().url + path));
  return {
    ...{ open, post },
    /** Opens the page and sends it. */
    write: async (fields: Record<string, string>) => {
      const [, id = ''] = /name="_id" value="([^"]+)"/.exec((await open()).html) ?? [];
      return post(`/feedback/${commune}`, { _id: id, kind: 'report', text: 'Đường tối', ...fields });
    },
    track: (code: string, more: Record<string, string> = {}) =>
      post('/feedback/track', { code, _action: 'check', ...more }),
    /** What the commune has of it, the newest first. */
    kept: (): Promise<readonly Told[]> => server().get(FeedbackService, { strict: false }).all(commune),
  };
}
