import { newPassword } from '../../src/access/secret-code.js';
import type { NewUser } from '../../src/access/users.service.js';
import { UsersService } from '../../src/access/users.service.js';
import type { TestServer } from './server.js';

/** A browser in which somebody has signed in: it keeps the cookies and can send the forms of its pages. */
export interface SignedIn {
  readonly name: string;
  readonly password: string;
  readonly cookie: string;
  /** The CSRF token of the session. */
  readonly token: string;
  /** The same, as a context of the browser takes them. */
  readonly cookies: { readonly name: string; readonly value: string; readonly url: string }[];
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends a form with the session's own CSRF token, unless the fields carry another. */
  post(path: string, fields?: Record<string, string | readonly string[]>): Promise<Response>;
}

/** Makes a user who has chosen a password, and signs in. */
export async function signInAs(server: TestServer, user: Omit<NewUser, 'name'> & { name?: string }): Promise<SignedIn> {
  const name = user.name ?? `${user.role}.${user.communeId ?? 'all'}`;
  const password = user.password ?? newPassword();
  await server.get(UsersService, { strict: false }).create({ ...user, name, password }, 'test');
  return signIn(server, { name, password });
}

/** Somebody who is a user already signs in, on another day for instance: a session does not last till then. */
export async function signIn(
  server: TestServer,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<SignedIn> {
  const reply = await sendLogin(server, { name, password });
  const cookie = cookiesOf(reply);
  const cookies = cookie.split('; ').map((one) => {
    const [name = '', value = ''] = one.split('=');
    return { name, value, url: server.url };
  });
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(server.url + path, { headers: { accept: 'text/html', cookie, ...headers }, redirect: 'manual' });
  const token = /name="_csrf" value="([^"]+)"/.exec(await (await get('/password')).text())?.[1] ?? '';
  return {
    ...{ name, password, cookie, token, cookies, get },
    post: (path, fields = {}) =>
      fetch(server.url + path, {
        method: 'POST',
        headers: { accept: 'text/html', cookie },
        body: new URLSearchParams(
          Object.entries({ _csrf: token, ...fields }).flatMap(([field, values]) =>
            [values].flat().map((value): [string, string] => [field, value]),
          ),
        ),
        redirect: 'manual',
      }),
  };
}

export function sendLogin(
  server: TestServer,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = new URLSearchParams(fields);
  return fetch(`${server.url}/login`, {
    method: 'POST',
    headers: { accept: 'text/html', ...headers },
    body,
    redirect: 'manual',
  });
}

/** What the browser would send back of the cookies it was given. */
export function cookiesOf(reply: Response): string {
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
