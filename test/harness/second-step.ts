import { generateSync } from 'otplib';
import type { TestServer } from './server.js';
import { type SignedIn, sendLogin } from './sign-in.js';

/** What somebody's phone holds, and what they wrote down. */
export interface Phone {
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

/** The page on which the second step is switched on: its secret, and what it sends along. */
export async function offered(person: SignedIn): Promise<{ readonly secret: string; readonly sealed: string }> {
  const html = await (await person.get('/password/second-step')).text();
  const secret = /class="secret">([A-Z2-7 ]+)</.exec(html)?.[1]?.replaceAll(' ', '') ?? '';
  return { secret, sealed: /name="sealed" value="([^"]+)"/.exec(html)?.[1] ?? '' };
}

/** Switches the second step on, as a person does. */
export async function switchOn(server: TestServer, person: SignedIn): Promise<Phone> {
  const { secret, sealed } = await offered(person);
  const sent = { password: person.password, code: codeNow(server, secret), sealed };
  const html = await (await person.post('/password/second-step/on', sent)).text();
  return { secret, recoveryCodes: [...html.matchAll(/class="secret">([a-z2-9-]{9})</g)].map(([, code = '']) => code) };
}

/** The code that the application shows at the server's time. */
export function codeNow(server: TestServer, secret: string, secondsLater = 0): string {
  return generateSync({ secret, epoch: Math.floor(server.clock.now().getTime() / 1000) + secondsLater });
}

/** The first step: name and password. @returns what the page of the second one sends along */
export async function ticketOf(server: TestServer, person: { name: string; password: string }): Promise<string> {
  const html = await (await sendLogin(server, { name: person.name, password: person.password })).text();
  return /name="ticket" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

export function sendCode(server: TestServer, ticket: string, code: string, headers: Record<string, string> = {}) {
  const body = new URLSearchParams({ ticket, code });
  const init = { method: 'POST', headers: { accept: 'text/html', ...headers }, body, redirect: 'manual' } as const;
  return fetch(`${server.url}/login/code`, init);
}
