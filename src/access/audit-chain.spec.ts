import { type AuditContent, CHAIN_START, type ChainLink, firstBrokenEntry, nextLink } from './audit-chain.js';

const content = (action: string): AuditContent => ({
  at: '2026-11-03T05:00:00.000Z',
  actor: 'lan',
  communeId: 'hong-chau',
  action,
  object: 'spring-2025',
  details: { quarter: '2026-Q3' },
});

let head: ChainLink = CHAIN_START;
const entries = ['campaign-created', 'campaign-locked', 'rows-exported'].map((action) => {
  head = nextLink(head, content(action));
  return { ...head, content: content(action) };
});

describe('the audit log', () => {
  it('is whole as it was written', () => {
    expect(firstBrokenEntry(entries, head)).toBeNull();
    expect(firstBrokenEntry([], CHAIN_START)).toBeNull();
  });

  it('hashes what logs of earlier versions hold as they did', () => {
    expect(entries[0]?.hash).toBe('f78618a9a40f7d5dfc27b27c134e8031fc0f2a9c0ed1a228369bc9718155e7d7');
  });

  it('shows which entry was changed', () => {
    const changed = entries.map((entry) => (entry.number === 2 ? { ...entry, content: content('nothing') } : entry));
    expect(firstBrokenEntry(changed, head)).toBe(2);
  });

  it('shows that an entry was taken out, at the start, between others or at the end', () => {
    const without = (gone: number) => entries.filter(({ number }) => number !== gone);
    expect([1, 2, 3].map((gone) => firstBrokenEntry(without(gone), head))).toEqual([1, 2, 3]);
    expect(firstBrokenEntry([], head)).toBe(1);
  });

  it('shows entries that the head does not know', () => {
    expect(firstBrokenEntry(entries, entries[1] ?? CHAIN_START)).toBe(3);
    expect(firstBrokenEntry(entries, CHAIN_START)).toBe(1);
    expect(firstBrokenEntry(entries, { ...head, hash: 'another' })).toBe(3);
  });
});
