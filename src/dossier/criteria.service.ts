import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import { projectFolder } from '../config/settings.js';
import { type CriteriaFault, type CriteriaSet, readCriteria, versionName } from './criteria-file.js';

/** Injection token of the folder of criteria; `data/criteria` unless given. */
const CRITERIA_FOLDER = Symbol('folder of criteria');

/** A file that was left out, and why. */
export interface FaultyCriteria {
  readonly file: string;
  readonly faults: readonly CriteriaFault[];
}

/** The sets of criteria, read once at the start. */
@Injectable()
export class CriteriaService {
  /** The others are used as ever. */
  readonly faulty: readonly FaultyCriteria[];
  private readonly sets: ReadonlyMap<string, CriteriaSet>;

  /** @throws Error where there is no such folder */
  constructor(@Optional() @Inject(CRITERIA_FOLDER) folder: string = join(projectFolder, 'data', 'criteria')) {
    const read = readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => ({ file, ...readFile(folder, file) }));
    this.sets = new Map(read.flatMap((one) => ('set' in one ? [[versionName(one.set), one.set] as const] : [])));
    this.faulty = read.flatMap((one) => ('faults' in one ? [{ file: one.file, faults: one.faults }] : []));
    for (const { file, faults } of this.faulty) {
      const told = faults.map(({ place, reason }) => `${place}: ${reason}`).join('; ');
      new Logger('criteria').error(`${file} is left out: ${told}`);
    }
  }

  /** @param version as `hai-phong.v1` */
  find(version: string): CriteriaSet | null {
    return this.sets.get(version) ?? null;
  }

  /** The newest version of each, those of a province first. */
  offeredIn(province: string): readonly CriteriaSet[] {
    const all = [...this.sets.values()];
    const newest = all.filter((one) => !all.some(({ key, version }) => key === one.key && version > one.version));
    const isOwn = ({ provinces }: CriteriaSet): number => Number(provinces.includes(province));
    return newest.toSorted((a, b) => isOwn(b) - isOwn(a));
  }
}

function readFile(folder: string, file: string): ReturnType<typeof readCriteria> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  } catch (error) {
    return { faults: [{ place: 'file', reason: error instanceof Error ? error.message : 'no JSON' }] };
  }
  return readCriteria(json, file.replace(/\.json$/, ''));
}
