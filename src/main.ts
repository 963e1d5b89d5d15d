import { SetupService } from './access/setup.service.js';
import { createApp } from './app.js';
import { Settings } from './config/settings.js';

const settings = Settings.read(process.env);
const app = await createApp(settings);
await app.listen(settings.port, settings.host);
const setUp = await app.get(SetupService).firstStartLink();
process.stdout.write(`Hài Lòng: ${settings.baseUrl}\n`);
if (setUp) process.stdout.write(`First start. Within 24 hours open ${settings.baseUrl}${setUp}\n`);
