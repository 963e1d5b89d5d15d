import { NestFactory } from '@nestjs/core';
import { jsonLogger } from './app.js';
import { commands, loneCommands } from './commands.js';
import { Clock } from './config/clock.js';
import { type Command, type CommandCall, parseCall } from './config/command.js';
import { Settings } from './config/settings.js';

const [name, ...args] = process.argv.slice(2);
const all = [...commands, ...loneCommands];
const command = all.find((one) => one.name === name);
if (!command) {
  process.stderr.write(`Commands:\n${all.map((one) => `  ${one.name} ${one.usage}\n`).join('')}`);
  process.exit(2);
}
// Whatever a command writes is for whoever runs the server.
process.umask(0o077);
const settings = Settings.read(process.env);
try {
  const call = parseCall(command, args);
  const value = 'runAlone' in command ? await command.runAlone(settings, call) : await inApplication(command, call);
  process.stdout.write(`${typeof value === 'string' ? value : JSON.stringify(value, null, 2)}\n`);
} catch (error) {
  const { waiting } = error as { readonly waiting?: unknown };
  const list = waiting === undefined ? '' : ` ${JSON.stringify(waiting)}`;
  process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}${list}\n`);
  process.exitCode = 1;
}

async function inApplication(command: Command, call: CommandCall): Promise<unknown> {
  const { AppModule } = await import('./app.module.js');
  const app = await NestFactory.createApplicationContext(AppModule.with(settings, new Clock(), false), {
    abortOnError: false,
    logger: jsonLogger('fatal'),
  });
  const value = await command.run((type) => app.get(type as never, { strict: false }), call);
  await app.close();
  return value;
}
