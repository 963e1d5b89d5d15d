import { type Profiler, Session } from 'node:inspector/promises';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

/** What a server tells about itself. */
export interface ProbeReport {
  /** Resident memory now and at its highest, in bytes. */
  readonly memory: number;
  readonly memoryPeak: number;
  /** Processor time used since the start, in seconds. */
  readonly processor: number;
  /** 99th percentile of the delay of a timer since watching began, in milliseconds; 0 when nobody watches. */
  readonly eventLoopDelay: number;
  /** The longest of these delays. */
  readonly longestBlock: number;
}

// Loaded before the server by `node --import`; answers questions of the bench and does nothing else.
let delays: IntervalHistogram | null = null;

process.on('message', async (question: unknown) => {
  if (question === 'watch') {
    delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    delays.enable();
  }
  if (question === 'profile') await startProfile();
  process.send?.(question === 'profiled' ? await profile() : report());
});
process.channel?.unref();

const RESOLUTION_MS = 1;

/** The inspector is asked from inside: no port is opened. */
const inspector = new Session();

async function startProfile(): Promise<void> {
  inspector.connect();
  await inspector.post('Profiler.enable');
  await inspector.post('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US });
  await inspector.post('Profiler.start');
}

async function profile(): Promise<Profiler.Profile> {
  const { profile: found } = await inspector.post('Profiler.stop');
  inspector.disconnect();
  return found;
}

const SAMPLE_EVERY_US = 200;

function report(): ProbeReport {
  const { user, system } = process.cpuUsage();
  return {
    memory: process.memoryUsage.rss(),
    memoryPeak: process.resourceUsage().maxRSS * 1024,
    processor: (user + system) / 1e6,
    eventLoopDelay: delays ? delays.percentile(99) / 1e6 : 0,
    longestBlock: delays ? delays.max / 1e6 : 0,
  };
}
