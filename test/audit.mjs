import { spawnSync } from 'node:child_process';

/**
 * Asks the registry what is known against the packages that run on a server: `npm run audit`. Ends with 1 where something
 * grave is known, and with 2, saying so, where the registry gave no answer: that nothing was found is never said then.
 */
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
const told = read(stdout);
const counts = told?.metadata?.vulnerabilities;
if (!counts) {
  console.error(`Nothing was checked: the registry does not answer (${told?.message ?? 'no word of it'})`);
  process.exit(2);
}
for (const { name, severity, range, fixAvailable } of Object.values(told.vulnerabilities)) {
  console.log(`${severity}: ${name} ${range}${fixAvailable ? ', mended in a later version' : ''}`);
}
const { critical, high, moderate, low } = counts;
console.log(`${critical} critical, ${high} high, ${moderate} moderate, ${low} low`);
process.exit(critical + high > 0 ? 1 : 0);

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
