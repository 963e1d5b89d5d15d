import { createApp } from './app.js';
import { Settings } from './config/settings.js';
import { DemoService } from './simulation/demo.service.js';

const settings = Settings.read({
  DATABASE_URL: 'sqlite:data/demo.sqlite',
  HAI_LONG_DEMO: 'true',
  LOG_LEVEL: 'warn',
  ...process.env,
});
const app = await createApp(settings);
const demo = await app.get(DemoService, { strict: false }).prepare();
await app.listen(settings.port, settings.host);

if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify(demo)}\n`);
} else {
  const lines = [
    `Hài Lòng, simulated data: ${demo.url}`,
    ...demo.links.map(({ label, url }) => `  ${label}: ${url}`),
    'Accounts:',
    ...demo.accounts.map(
      ({ name, password, role, commune }) => `  ${name} / ${password} (${role}${commune ? `, ${commune}` : ''})`,
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
