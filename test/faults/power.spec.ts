import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { storedInFile } from '../harness/beside-sqlite.js';
import { chanceFrom } from '../harness/chance.js';
import { type Findings, Journal, NOTHING_WRONG } from '../harness/journal.js';
import { senders } from '../harness/senders.js';
import { needs, type ServerProcess, startProcess } from '../harness/server-process.js';
import { databaseIn, type Prepared, prepare, processIn } from './prepared.js';

const CUTS = Number(process.env.CUTS ?? 30);
const CONTROL_CUTS = Math.min(CUTS, 6);
const SEED = Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000_007) || 1;

let prepared: Prepared;
beforeAll(async () => {
  needs('mkfs.ext4', 'e2fsprogs');
  needs('mount', 'mount');
  needs('perl', 'perl-base');
  prepared = await prepare();
});
afterAll(() => prepared.remove());

/**
 * A disk of its own: ext4 on a loop device. What its file holds is what the platter holds; what the kernel has not written
 * there yet is gone with the power.
 */
class Disk {
  readonly at: string;
  private readonly image: string;

  constructor(folder: string) {
    [this.at, this.image] = [join(folder, 'disk'), join(folder, 'disk.img')];
    mkdirSync(this.at, { recursive: true });
    run('truncate', '-s', '96M', this.image);
    run('mkfs.ext4', '-q', this.image);
    this.mount();
  }

  /** No write from before reaches the disk any more, flushed or not by the kernel's own clock: only what was asked for. */
  cutPower(): void {
    // EXT4_IOC_SHUTDOWN, without flushing the journal: Node has no word for it.
    const ioctl = 'my $how = pack("L", 2); open(my $f, "<", $ARGV[0]) or die $!; ioctl($f, 0x8004587d, $how) or die $!';
    run('perl', '-e', ioctl, this.at);
  }

  plugIn(): void {
    run('umount', this.at);
    this.mount();
  }

  remove(): void {
    run('umount', this.at);
  }

  private mount(): void {
    run('mount', '-o', 'loop', this.image, this.at);
  }
}

function run(program: string, ...args: string[]): void {
  try {
    execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    throw new Error(`A power cut takes root, ext4 and a loop device: ${(error as Error).message}`);
  }
}

/** Cuts the power of a server under load so often, and holds what is on the disk against what was acknowledged. */
async function cuts(count: number, nodeArgs: readonly string[]): Promise<{ findings: Findings; acknowledged: number }> {
  const chance = chanceFrom(SEED);
  const disk = new Disk(join(prepared.folder, `power-${nodeArgs.length}`));
  try {
    const folder = prepared.copy(join(disk.at, 'data'));
    run('sync', '-f', disk.at);
    const wishes = await processIn(folder, { nodeArgs });
    const journal = new Journal();
    const end = senders({ url: `http://127.0.0.1:${wishes.port}`, code: prepared.code }, journal, 12);
    for (let cut = 0; cut < count; cut += 1) {
      const server = await startProcess(wishes);
      await new Promise((resolve) => setTimeout(resolve, 200 + chance() * 1_500));
      try {
        // Without power nothing runs on. A server that did could still be told, by a flush under way, that all is well.
        await freeze(server);
        disk.cutPower();
      } finally {
        await server.kill();
      }
      disk.plugIn();
    }
    await end();
    return { findings: journal.against(storedInFile(databaseIn(folder))), acknowledged: journal.count('ok') };
  } finally {
    disk.remove();
  }
}

/** Stops it where it is: in its own code, or waiting for the disk. */
async function freeze({ pid }: ServerProcess): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  while (!/^State:\s+[TD]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

it(`${CUTS} power cuts under load take nothing that was acknowledged (FAULTS_SEED=${SEED})`, async () => {
  const { findings, acknowledged } = await cuts(CUTS, []);
  process.stdout.write(`power: ${CUTS} cuts, ${acknowledged} acknowledged, ${findings.lost} lost\n`);
  expect(findings).toMatchObject(NOTHING_WRONG);
  expect(acknowledged).toBeGreaterThan(CUTS);
});

it('the same server at synchronous=NORMAL loses some: the cut is one', async () => {
  const { findings, acknowledged } = await cuts(CONTROL_CUTS, ['--import', './test/faults/synchronous-normal.mjs']);
  process.stdout.write(`power, control: ${CONTROL_CUTS} cuts, ${acknowledged} acknowledged, ${findings.lost} lost\n`);
  expect(findings.lost).toBeGreaterThan(0);
});
