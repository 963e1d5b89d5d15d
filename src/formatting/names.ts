const collator = new Intl.Collator('vi', { numeric: true });

/**
 * Orders names as a Vietnamese reader does: Đ after D, tone marks last, "Thôn 2" before "Thôn 10".
 * @returns below 0 when `a` stands first, above 0 when `b` does, else 0
 * @example ['Thôn 10', 'Đông', 'Dương', 'Thôn 2'].sort(compareNames) // ['Dương', 'Đông', 'Thôn 2', 'Thôn 10']
 */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}
