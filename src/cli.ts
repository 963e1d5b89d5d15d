import { NestFactory } from '@nestjs/core';
import { jsonLogger } from './app.js';
import { AppModule } from './app.module.js';
import { commands } from './commands.js';
import { Clock } from './config/clock.js';
import { parseCall } from './config/command.js';
import { Settings } from './config/settings.js';

const [name, ...args] = process.argv.slice(2);
const command = commands.find((one) => one.name === name);
if (!command) {
  process.stderr.write(`Commands:\n${commands.map((one) => `  ${one.name} ${one.usage}\n`).join('')}`);
  process.exit(2);
}
try {
  const call = parseCall(command, args);
  const settings = Settings.read(process.env);
  const app = await NestFactory.createApplicationContext(AppModule.with(settings, new Clock(), false), {
    abortOnError: false,
    logger: jsonLogger('error'),
  });
  const value = await command.run((type) => app.get(type as never, { strict: false }), call);
  process.stdout.write(`${typeof value === 'string' ? value : JSON.stringify(value, null, 2)}\n`);
  await app.close();
} catch (error) {
  const { waiting } = error as { readonly waiting?: unknown };
  const list = waiting === undefined ? '' : ` ${JSON.stringify(waiting)}`;
  process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}${list}\n`);
  process.exitCode = 1;
}
