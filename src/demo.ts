import { createApp } from './app.js';
import { CampaignsService } from './campaigns/campaigns.service.js';
import { Settings } from './config/settings.js';
import { MAIN_LANGUAGE } from './formatting/sentence.js';
import { ClockGuard } from './operations/clock-guard.js';
import { ReleasesService, versionOf } from './public-results/releases.service.js';
import { UpgradeSums } from './responses/upgrade-sums.js';
import { DEMO_COMMUNE, DemoService } from './simulation/demo.service.js';

// As the server does.
process.umask(0o077);
const settings = Settings.read({
  DATABASE_URL: 'sqlite:data/demo.sqlite',
  HAI_LONG_DEMO: 'true',
  LOG_LEVEL: 'warn',
  ...process.env,
});
const app = await createApp(settings);
// A new database begins with the sums of this version; its own must not be taken for those of an earlier one.
await app.get(UpgradeSums, { strict: false }).onModuleInit();
const demo = await app.get(DemoService, { strict: false }).prepare();
await showResults();
await app.listen(settings.port, settings.host);
// Simulated data of another day wait for nobody's word.
await app.get(ClockGuard, { strict: false }).confirm(function* () {});

/** One commune's results, prepared by the officer and approved by the chairman; the newest still waits for him. */
async function showResults(): Promise<void> {
  const releases = app.get(ReleasesService, { strict: false });
  const all = await releases.releasable(DEMO_COMMUNE, MAIN_LANGUAGE);
  if (all.some(({ shown, waiting }) => shown ?? waiting)) return;
  const oldestFirst = all.toSorted(({ result: a }, { result: b }) => (a.lockedOn < b.lockedOn ? -1 : 1));
  for (const [at, { result }] of oldestFirst.entries()) {
    const campaign = await app.get(CampaignsService, { strict: false }).find(result.campaignId);
    const done = result.subject === 'centre' ? 'Nhân dân góp ý phải chờ lâu. Trung tâm đã mở thêm một quầy.' : '';
    await releases.prepare(campaign, result.period, done, 'canbo');
    if (at < oldestFirst.length - 1) await releases.approve(campaign, result.period, versionOf({ done }), 'chutich');
  }
}

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
