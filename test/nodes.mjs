import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * Runs types, unit and HTTP suites under other versions of Node, from `npm ci` on, in a copy of what stands here:
 * `npm run test:nodes` under 22 and 24, `npm run test:nodes -- 24` under one. Binary and headers come in one package
 * (the one that the package `node` fetches for this machine), so better-sqlite3 is built for the Node that loads it,
 * whatever headers npm points to. A dependency that doesn't want this Node ends the run.
 */
const versions = process.argv.length > 2 ? process.argv.slice(2) : ['22', '24'];
const nodePackage = `node-${process.platform}-${process.arch}`;
const steps = [
  ['ci', '--engine-strict'],
  ['run', 'types'],
  ['run', 'build'],
  ['run', 'jest', '--', '--config', 'test/together/jest.config.mjs', '--ignoreProjects', 'browser', 'process'],
];

for (const version of versions) {
  const folder = mkdtempSync(join(tmpdir(), `hai-long-node-${version}-`));
  // PostgreSQL runs as a user of its own, who must be able to enter.
  chmodSync(folder, 0o755);
  try {
    const home = installed(version, join(folder, 'node'));
    const env = {
      ...process.env,
      PATH: [join(home, 'bin'), process.env.PATH].join(delimiter),
      npm_config_nodedir: home,
    };
    const cwd = copied(join(folder, 'hai-long'));
    const node = execFileSync('node', ['--version'], { cwd, env, encoding: 'utf8' }).trim();
    for (const step of steps) {
      const started = performance.now();
      execFileSync('npm', step, { cwd, env, stdio: 'inherit' });
      console.log(`Node ${node}: npm ${step.join(' ')}: ${Math.round((performance.now() - started) / 1000)} s`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where `bin` and `include` of the newest Node of this version are. */
function installed(version, prefix) {
  execFileSync('npm', ['install', '--silent', '--prefix', prefix, `${nodePackage}@${version}`], { stdio: 'inherit' });
  return join(prefix, 'node_modules', nodePackage);
}

/** A folder with the files that are committed, and those that will be. */
function copied(folder) {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  for (const file of String(listed).split('\0').filter(Boolean)) cpSync(file, join(folder, file));
  return folder;
}
