import { UsersService } from '../../src/access/users.service.js';
import { Commune } from '../../src/communes/commune.entity.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { startServer, type TestServer } from './server.js';

/** A server with two communes and nobody who may sign in yet. */

export let server: TestServer;

export async function startWithCommunes(more: Record<string, string> = {}): Promise<TestServer> {
  const started = await startServer('2026-11-03', more);
  await started.get(WriteQueue, { strict: false }).commit(function* () {
    yield* tableOf(Commune).insert({ id: 'hong-chau', name: 'xã Hồng Châu' });
    yield* tableOf(Commune).insert({ id: 'viet-khe', name: 'xã Việt Khê' });
  });
  return started;
}

export const page = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(server.url + path, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' });
export const users = (): UsersService => server.get(UsersService, { strict: false });

/** The server, anew for each file that is about it. */
export function atTheFrontDoor(): void {
  beforeAll(async () => {
    server = await startWithCommunes();
  });
  afterAll(() => server.stop());
}
