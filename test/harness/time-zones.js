import { TestEnvironment } from 'jest-environment-node';

/** Lets a test move its machine: `standIn('Pacific/Honolulu')`. A test sees a copy of the environment, Node its own. */
export default class TimeZones extends TestEnvironment {
  async setup() {
    await super.setup();
    this.before = process.env.TZ;
    this.global.standIn = (zone) => {
      process.env.TZ = zone;
    };
  }

  async teardown() {
    if (this.before === undefined) delete process.env.TZ;
    else process.env.TZ = this.before;
    await super.teardown();
  }
}
