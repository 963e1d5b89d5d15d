import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { FreeSpace } from './free-space.js';
import { Secrets } from './secrets.js';
import { Settings } from './settings.js';

/** Settings, secrets and the clock, the same for every room. */
@Global()
@Module({})
export class ConfigModule {
  static with(settings: Settings, secrets: Secrets, clock: Clock): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: Settings, useValue: settings },
        { provide: Secrets, useValue: secrets },
        { provide: Clock, useValue: clock },
        FreeSpace,
      ],
      exports: [Settings, Secrets, Clock, FreeSpace],
    };
  }
}
