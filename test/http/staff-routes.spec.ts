import { ModulesContainer } from '@nestjs/core';
import { STAFF_RIGHT } from '../../src/access/staff.js';
import { startServer, type TestServer } from '../harness/server.js';

/** Controllers, or single handlers, that anybody may call. Whatever is not here must say `@Staff`. */
const forEverybody = [
  'FormController',
  'ResponsesController',
  'KioskController',
  'WorkersController',
  'DevicesApiController',
  'QrController',
  'WallController',
  'HomeController',
  'ResultsController',
  'HealthController',
  'MetricsController',
  'SetupController',
  'LoginController.show',
  'LoginController.signIn',
];

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

it('every route says that it is for staff, or is known to be for everybody', () => {
  const controllers = [...server.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const unguarded = controllers.flatMap(({ metatype }) => {
    if (!metatype || forEverybody.includes(metatype.name) || Reflect.hasMetadata(STAFF_RIGHT, metatype)) return [];
    return handlersOf(metatype)
      .filter(({ handler }) => !Reflect.hasMetadata(STAFF_RIGHT, handler))
      .map(({ name }) => `${metatype.name}.${name}`);
  });
  expect(unguarded.filter((name) => !forEverybody.includes(name))).toEqual([]);
});

function handlersOf(controller: { readonly prototype: object }): { name: string; handler: object }[] {
  const names = Object.getOwnPropertyNames(controller.prototype).filter((name) => name !== 'constructor');
  return names.flatMap((name) => {
    const handler: unknown = Object.getOwnPropertyDescriptor(controller.prototype, name)?.value;
    const isRoute = typeof handler === 'function' && Reflect.hasMetadata('path', handler);
    return isRoute ? [{ name, handler }] : [];
  });
}
