import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CriteriaService } from './criteria.service.js';
import { readCriteria } from './criteria-file.js';

const shipped = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join('data', 'criteria', `${name}.json`), 'utf8'));
const BAC_GIANG = 'bac-giang.v1';

describe('the criteria that come with the product', () => {
  const criteria = new CriteriaService();

  it('are all usable, and say what of them is not known', () => {
    expect(criteria.faulty).toEqual([]);
    const [first, ...others] = criteria.offeredIn('Hải Phòng');
    expect([first?.key, others.map(({ key }) => key)]).toEqual(['hai-phong', ['bac-giang']]);
    expect(first?.groups.map(({ key }) => first.criteria.filter(({ group }) => group === key).length)).toEqual([
      ...[2, 8, 12, 6],
    ]);
    expect(first?.criteria.every(({ points }) => points === null)).toBe(true);
    expect(first?.unknown).not.toBeNull();
  });

  it('of Bắc Giang have the points of their five groups', () => {
    const [set] = criteria.offeredIn('Bắc Ninh');
    expect(set?.criteria.map(({ points }) => points)).toEqual([20, 25, 20, 15, 20]);
    expect(set?.total).toBe(100);
  });
});

describe('a file of criteria', () => {
  const faultsOf = (change: (file: Record<string, unknown>) => unknown, name = BAC_GIANG) => {
    const read = readCriteria(change(shipped(BAC_GIANG)), name);
    return 'faults' in read ? read.faults.map(({ place, reason }) => `${place}: ${reason}`) : [];
  };

  it('is told by everything that is wrong with it, each at its place', () => {
    const twice = (file: Record<string, unknown>) => {
      const [first, ...more] = file.criteria as readonly object[];
      return { ...file, criteria: [{ ...first, points: 19, group: '9' }, { ...first }, ...more] };
    };
    expect(faultsOf(twice)).toEqual(['criteria.1: 1 stands there twice', 'criteria.0.group: there is no group 9']);
    expect(faultsOf((file) => ({ ...file, groups: [{ ...(file.groups as object[])[0], points: 21 }] }))).toContain(
      'groups.0.points: its criteria have 20',
    );
    expect(faultsOf((file) => file, 'bac-giang.v2')).toEqual(['key: not that of bac-giang.v2']);
    expect(faultsOf((file) => ({ ...file, title: { en: 'One' }, more: 1 }))).toHaveLength(2);
  });

  it('that cannot be used is left out and named, and the others are offered', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hai-long-criteria-'));
    writeFileSync(join(folder, 'broken.v1.json'), '{');
    for (const version of [1, 2])
      writeFileSync(join(folder, `bac-giang.v${version}.json`), JSON.stringify({ ...shipped(BAC_GIANG), version }));
    const criteria = new CriteriaService(folder);
    rmSync(folder, { recursive: true });
    expect(criteria.faulty.map(({ file }) => file)).toEqual(['broken.v1.json']);
    expect(criteria.offeredIn('Bắc Ninh').map(({ version }) => version)).toEqual([2]);
    expect(criteria.find(BAC_GIANG)?.version).toBe(1);
  });
});
