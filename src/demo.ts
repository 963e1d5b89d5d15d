import { createApp } from './app.js';
import { CampaignsService } from './campaigns/campaigns.service.js';
import { Settings } from './config/settings.js';
import { MAIN_LANGUAGE } from './formatting/sentence.js';
import { ClockGuard } from './operations/clock-guard.js';
import { PublicResultsService } from './public-results/public-results.service.js';
import { UpgradeSums } from './responses/upgrade-sums.js';
import { DEMO_COMMUNE, DemoService } from './simulation/demo.service.js';

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

/** Everybody may read what one commune has locked, as after an officer's decision. */
async function showResults(): Promise<void> {
  const results = app.get(PublicResultsService, { strict: false });
  if ((await results.communesThatShow()).size > 0) return;
  for (const { result } of await results.releasable(DEMO_COMMUNE, MAIN_LANGUAGE)) {
    const campaign = await app.get(CampaignsService, { strict: false }).find(result.campaignId);
    await results.release(campaign, result.period, '', 'canbo');
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
