import type * as Library from '@nestjs/swagger';

type Decorator = MethodDecorator & ClassDecorator;
type Words = (library: typeof Library) => readonly (MethodDecorator | ClassDecorator)[];

const said: ((library: typeof Library) => void)[] = [];

/**
 * What the contract for programs says of a route, or of all routes of a controller, in decorators of @nestjs/swagger.
 * A server never loads that library (0.4 s and 25 MB of each start): it sends `data/openapi.json`, and the test that
 * compares that file with the routes lets the words be said.
 * @example InContract(({ ApiOperation }) => [ApiOperation({ summary: 'Whether the process is alive' })])
 */
export function InContract(words: Words): Decorator {
  return (target: object, key?: string | symbol, descriptor?: PropertyDescriptor): void => {
    said.push((library) => {
      for (const decorate of words(library).toReversed())
        (decorate as Decorator)(target as never, key as never, descriptor as never);
    });
  };
}

/** Once, before the library is asked for the document of all routes. */
export function sayContract(library: typeof Library): void {
  for (const say of said) say(library);
}
