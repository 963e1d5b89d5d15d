/** Respondents by their level of one item (rows, lowest first) and of another (columns, lowest first). */
export type CrossTable = readonly (readonly number[])[];

/**
 * Spearman's rank correlation of two items from their cross-table, ties sharing their mean rank. 1 when whoever is more
 * satisfied with the one is more satisfied with the other, 0 when the one tells nothing of the other.
 * @param table counts of respondents, real, ≥ 0, all rows of one length
 * @returns correlation in [−1, 1]; null when everybody gave the same answer to one of the items
 * @throws RangeError when a count is negative or rows differ in length
 * @see Kendall and Gibbons (1990), Rank Correlation Methods, 5th ed., 3.8
 * @example rankCorrelation([[10, 5], [5, 30]]) // 0.5238
 */
export function rankCorrelation(table: CrossTable): number | null {
  const columns = table[0]?.length ?? 0;
  if (!table.every((row) => row.length === columns && row.every((count) => count >= 0))) {
    throw new RangeError('a cross-table holds counts of at least 0 in rows of one length');
  }
  const rowTotals = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columnTotals = Array.from({ length: columns }, (_, index) => {
    return table.reduce((sum, row) => sum + (row[index] ?? 0), 0);
  });
  const rowRanks = centredRanks(rowTotals);
  const columnRanks = centredRanks(columnTotals);
  const spread = Math.sqrt(weightedSquares(rowRanks, rowTotals) * weightedSquares(columnRanks, columnTotals));
  if (spread === 0) return null;
  let together = 0;
  table.forEach((row, i) => {
    row.forEach((count, j) => {
      together += count * (rowRanks[i] ?? 0) * (columnRanks[j] ?? 0);
    });
  });
  return Math.max(-1, Math.min(1, together / spread));
}

/** Mean rank of the respondents at each level, less the mean rank of all: twice that, so that it stays whole. */
function centredRanks(totals: readonly number[]): number[] {
  const all = totals.reduce((sum, count) => sum + count, 0);
  let below = 0;
  return totals.map((count) => {
    const rank = 2 * below + count - all;
    below += count;
    return rank;
  });
}

function weightedSquares(ranks: readonly number[], totals: readonly number[]): number {
  return ranks.reduce((sum, rank, index) => sum + rank * rank * (totals[index] ?? 0), 0);
}
