import { SetupService } from './access/setup.service.js';
import { createApp } from './app.js';
import { Settings } from './config/settings.js';

// Whatever the server writes is for whoever runs it.
process.umask(0o077);
try {
  const settings = Settings.read(process.env);
  const app = await createApp(settings);
  await app.listen(settings.port, settings.host);
  const setUp = await app.get(SetupService).firstStartLink();
  process.stdout.write(`Hài Lòng: ${settings.baseUrl}\n`);
  if (setUp) process.stdout.write(`First start. Within 24 hours open ${settings.baseUrl}${setUp}\n`);
} catch (error) {
  // What refuses a start is a sentence for whoever runs the server; where it comes from is for whoever mends it.
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`Hài Lòng did not start: ${process.env.LOG_LEVEL === 'debug' ? stack : message}\n`);
  process.exit(1);
}
