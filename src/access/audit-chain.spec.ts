import { type AuditContent, CHAIN_START, chainHash, firstBrokenLink } from './audit-chain.js';

const content = (action: string): AuditContent => ({
  at: '2026-11-03T05:00:00.000Z',
  actor: 'lan',
  communeId: 'hong-chau',
  action,
  object: 'spring-2025',
  details: { quarter: '2026-Q3' },
});

function chain(actions: readonly string[]): { number: number; hash: string; content: AuditContent }[] {
  let previous = CHAIN_START;
  return actions.map((action, index) => {
    previous = chainHash(previous, index + 1, content(action));
    return { number: index + 1, hash: previous, content: content(action) };
  });
}

describe('the audit log', () => {
  it('is whole as it was written', () => {
    expect(firstBrokenLink(chain(['campaign-created', 'campaign-locked', 'rows-exported']))).toBeNull();
    expect(firstBrokenLink([])).toBeNull();
  });

  it('shows which row was changed', () => {
    const rows = chain(['campaign-created', 'campaign-locked', 'rows-exported']);
    const changed = rows.map((row) => (row.number === 2 ? { ...row, content: content('nothing') } : row));
    expect(firstBrokenLink(changed)).toBe(2);
  });

  it('shows that a row was taken out', () => {
    const rows = chain(['campaign-created', 'campaign-locked', 'rows-exported']);
    expect(firstBrokenLink(rows.filter(({ number }) => number !== 2))).toBe(3);
  });
});
