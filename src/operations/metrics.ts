import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Clock } from '../config/clock.js';
import { FreeSpace } from '../config/free-space.js';

/** Counters for whoever keeps the server running: times by route pattern and status, nothing about persons. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  /** Observed in seconds. */
  readonly requests = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.01, 0.05, 0.2, 1, 5],
    registers: [this.registry],
  });

  constructor(clock: Clock, space: FreeSpace) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'clock_unsure',
      help: '1 while nothing locks because the clock is ahead of or behind what was last written, until an officer confirms it',
      registers: [this.registry],
      collect() {
        this.set(clock.state === 'trusted' ? 0 : 1);
      },
    });
    new Gauge({
      name: 'free_space_megabytes',
      help: 'Room left on the disk of the data',
      registers: [this.registry],
      collect() {
        this.set(space.megabytes);
      },
    });
  }
}
