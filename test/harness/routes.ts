import { RequestMethod } from '@nestjs/common';
import { SSE_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import { IF_SIGNED_IN, type Right, STAFF_RIGHT } from '../../src/access/staff.js';
import type { TestServer } from './server.js';

/** One handler of a controller, as the running application knows it. */
export interface Route {
  /** `UsersController.create` */
  readonly name: string;
  readonly controller: string;
  /** Its address, with `:id` for what differs. */
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly isForStaff: boolean;
  /** It tells what it knows for as long as somebody listens. */
  readonly isStream: boolean;
  /** What a role needs for it; null where being signed in is enough, undefined for everybody's. */
  readonly right: Right | null | undefined;
  readonly takesFile: boolean;
}

/** Every route there is. */
export function routesOf(server: TestServer): readonly Route[] {
  const controllers = [...server.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => (metatype ? handlersOf(metatype) : []));
}

function handlersOf(controller: { readonly name: string; readonly prototype: object }): readonly Route[] {
  const names = Object.getOwnPropertyNames(controller.prototype).filter((name) => name !== 'constructor');
  return names.flatMap((name) => {
    const handler: unknown = Object.getOwnPropertyDescriptor(controller.prototype, name)?.value;
    if (typeof handler !== 'function' || !Reflect.hasMetadata('path', handler)) return [];
    const parts = [Reflect.getMetadata('path', controller), Reflect.getMetadata('path', handler)].map(String);
    return {
      ...{ name: `${controller.name}.${name}`, controller: controller.name },
      path: `/${parts.flatMap((part) => part.split('/').filter((one) => one !== '')).join('/')}`,
      method: RequestMethod[Reflect.getMetadata('method', handler) as RequestMethod] as Route['method'],
      // What a handler says replaces what its controller says, as the guard reads it.
      right: rightIn([handler, controller].find((one) => Reflect.hasMetadata(STAFF_RIGHT, one))),
      takesFile: 'takesFile' in (Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) ?? {}),
      isForStaff: [controller, handler].some((one) => Reflect.hasMetadata(STAFF_RIGHT, one)),
      isStream: Reflect.hasMetadata(SSE_METADATA, handler),
    };
  });
}

/** A page that shows staff more than others needs no right of them. */
function rightIn(marked: object | undefined): Route['right'] {
  const right: Right | typeof IF_SIGNED_IN | null | undefined = marked && Reflect.getMetadata(STAFF_RIGHT, marked);
  return right === IF_SIGNED_IN ? null : right;
}
