import { parseArgs } from 'node:util';
import { cleanText } from '../rules/typed-text.js';
import type { Settings } from './settings.js';

/** Finds a service of the running application by its class. */
export type Get = <T>(type: { readonly prototype: T }) => T;

/** One command of `npm run -s hailong -- <name>`. Its value is printed: text as it is, anything else as JSON. */
export interface Command extends CommandLine {
  readonly run: (get: Get, call: CommandCall) => Promise<unknown>;
}

/** One that needs nothing of the application: it works where the application cannot start. */
export interface LoneCommand extends CommandLine {
  readonly runAlone: (settings: Settings, call: CommandCall) => Promise<unknown>;
}

interface CommandLine {
  readonly name: string;
  /** Arguments and options as the help prints them, e.g. `ID [--period 2026-Q3]`. */
  readonly usage: string;
  readonly options: readonly CommandOption[];
}

interface CommandOption {
  readonly name: string;
  readonly kind: 'text' | 'flag';
  readonly required?: boolean;
}

export interface CommandCall {
  readonly arguments: readonly string[];
  readonly text: (option: string) => string | undefined;
  readonly flag: (option: string) => boolean;
}

/**
 * Reads a command line.
 * @throws Error with a sentence that names the option which is unknown or missing
 */
export function parseCall(command: CommandLine, args: readonly string[]): CommandCall {
  const options = Object.fromEntries(
    command.options.map(({ name, kind }) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  for (const { name, required } of command.options) {
    if (required && values[name] === undefined) throw new Error(`${command.name}: --${name} is missing`);
  }
  return {
    arguments: positionals.map(cleanText),
    text: (option) => {
      const value = values[option];
      return typeof value === 'string' ? cleanText(value) : undefined;
    },
    flag: (option) => values[option] === true,
  };
}
