/**
 * A small seeded generator (mulberry32): the same seed gives the same simulated commune on every machine. Nothing
 * secret is ever made with it.
 */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** Uniform in [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Standard normal, by Box and Muller. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  pick<T>(values: readonly T[]): T {
    const value = values[Math.floor(this.next() * values.length)];
    if (value === undefined) throw new RangeError('Nothing to pick from');
    return value;
  }

  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return this.pick(entries)[0];
  }

  /**
   * A version 4 UUID.
   * @param place fraction in [0, 1) that its first digits tell: made in this order, millions of rows are appended to
   * their table instead of being scattered over it
   */
  uuid(place: number): string {
    const [first, second, third, fourth] = [place, this.next(), this.next(), this.next()].map((one) =>
      Math.floor(one * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ) as [string, string, string, string];
    const variant = '89ab'.charAt(parseInt(third.charAt(0), 16) & 3);
    return `${first}-${second.slice(0, 4)}-4${second.slice(5)}-${variant}${third.slice(1, 4)}-${third.slice(4)}${fourth}`;
  }

  /** 64 hexadecimal digits, in place of a content hash. */
  hash(): string {
    return Array.from({ length: 8 }, () =>
      Math.floor(this.next() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join('');
  }
}
