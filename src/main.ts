import { SetupService } from './access/setup.service.js';
import { createApp } from './app.js';
import { Settings } from './config/settings.js';
import { WriteQueue } from './database/write-queue.js';

// Whatever the server writes is for whoever runs it.
process.umask(0o077);
try {
  const settings = Settings.read(process.env);
  const app = await createApp(settings);
  await app.listen(settings.port, settings.host);
  void app.get(WriteQueue).diskFailed.then(endOfItself);
  const setUp = await app.get(SetupService).firstStartLink();
  process.stdout.write(`Hài Lòng: ${settings.baseUrl}\n`);
  if (setUp) process.stdout.write(`First start. Within 24 hours open ${settings.baseUrl}${setUp}\n`);
} catch (error) {
  // What refuses a start is a sentence for whoever runs the server; where it comes from is for whoever mends it.
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`Hài Lòng did not start: ${process.env.LOG_LEVEL === 'debug' ? stack : message}\n`);
  process.exit(1);
}

/**
 * Whoever waits is told first. An orderly end would write into the database what may not be on the disk, so there is none;
 * the service manager starts the next process.
 */
function endOfItself(error: unknown): void {
  const { code } = error as { readonly code?: unknown };
  process.stderr.write(`Hài Lòng ends: the disk did not keep what it was given (${code}). Look at the disk\n`);
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 500);
}
