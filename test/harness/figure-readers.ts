import { RequestMethod, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { FiguresService } from '../../src/figures/figures.service.js';
import type { TestServer } from './server.js';

/**
 * Every route to read something whose controller can reach publications, in whatever room it is, by its handler: what
 * is not an exit tells no figures.
 */
export function readersOfPublications(server: TestServer): readonly string[] {
  const controllers = [...server.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) =>
    metatype && reaches(metatype as Type, FiguresService) ? handlersOf(metatype as Type) : [],
  );
}

/** Whether what is asked for at its making leads to a service. */
function reaches(type: Type, service: Type, seen = new Set<Type>()): boolean {
  if (type === service) return true;
  if (seen.has(type)) return false;
  seen.add(type);
  const made: readonly unknown[] = Reflect.getMetadata('design:paramtypes', type) ?? [];
  return made.some((one) => typeof one === 'function' && reaches(one as Type, service, seen));
}

function handlersOf({ name, prototype }: Type): readonly string[] {
  return Object.entries(Object.getOwnPropertyDescriptors(prototype as object)).flatMap(([method, { value }]) => {
    const isRead = typeof value === 'function' && Reflect.getMetadata('method', value) === RequestMethod.GET;
    return isRead && Reflect.hasMetadata('path', value) ? [`${name}.${method}`] : [];
  });
}
