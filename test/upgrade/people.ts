import { chanceFrom } from '../harness/chance.js';

type Answers = Record<string, unknown>;

/** Answers of the people of an installation: the same ones from the same seed, on every database. */
export class People {
  private readonly chance: () => number;

  constructor(seed: number) {
    this.chance = chanceFrom(seed);
  }

  /** A version 4 UUID, as a phone makes it. */
  id(): string {
    const digits = Array.from({ length: 32 }, () => this.among('0123456789abcdef'.split(''))).join('');
    const [a, b, c, d, e] = [
      [0, 8],
      [8, 12],
      [13, 16],
      [17, 20],
      [20, 32],
    ].map((from) => digits.slice(...from));
    return `${a}-${b}-4${c}-8${d}-${e}`;
  }

  /** Somebody at the Centre; two in five go on to part B. */
  atCentre(): Answers {
    const items = this.levels(['E1', 'E2', 'E3', 'E5'], 'dk');
    const partB = Array.from({ length: 19 }, (_, at) => `Q${String(at + 1).padStart(2, '0')}`);
    return {
      ...{
        G: this.level(),
        FIELD: this.among(['ho-tich', 'ho-tich', 'ho-tich', 'dat-dai', 'dat-dai', 'thue', 'khac']),
      },
      ...{ FILE: this.often(0.1) ? 'no-result' : this.level(), ...items, ...this.text() },
      ...(this.often(0.4) && { ...this.levels(partB, 'dk'), USED: true, Q20: this.level(), ...this.context() }),
      ...(this.often(0.4) && { WAY: this.among(['direct', 'online', 'post']), EXPECT: ['time', 'papers'] }),
    };
  }

  /** Somebody asked about the commune's administration. */
  onAdministration(): Answers {
    const items = Array.from({ length: 15 }, (_, at) => `A${String(at + 1).padStart(2, '0')}`);
    return {
      ...{ G: this.level(), ...this.levels(items, 'dk'), VILLAGE: this.among(['dong', 'dong', 'doai']) },
      ...{ ...this.text(), ...this.context(), ...(this.often(0.5) && { INT1: 'very', INFO: ['loudspeaker'] }) },
    };
  }

  /** Somebody at a village meeting. */
  atMeeting(): Answers {
    return { G: this.level(), A01: this.often(0.8), ...this.levels(['A02', 'A03'], 'dk'), ...this.text() };
  }

  /** Somebody at the tablet: one tap, and what was good or could be better. */
  atTablet(): Answers {
    const level = this.level();
    return { G: level, ...(level >= 4 ? { GOOD: ['attitude'] } : { BETTER: ['time', 'papers'] }) };
  }

  among<T>(values: readonly T[]): T {
    return values[Math.floor(this.chance() * values.length)] as T;
  }

  private often(share: number): boolean {
    return this.chance() < share;
  }

  private level(): number {
    return this.often(0.88) ? this.among([4, 5]) : this.among([1, 2, 3]);
  }

  private levels(codes: readonly string[], outside: string): Answers {
    return Object.fromEntries(codes.map((code) => [code, this.often(0.06) ? outside : this.level()]));
  }

  private context(): Answers {
    const group = this.among([...Array(8).fill('people'), 'organisation', 'business']);
    return { GROUP: group, AGE: this.among(['under-25', '25-49', '50-60']), SEX: this.among(['male', 'female']) };
  }

  private text(): Answers {
    return this.often(0.15)
      ? { TEXT: this.among(['Cán bộ nhiệt tình.', 'Nên có thêm ghế chờ.', 'Gọi tôi: 0912345678']) }
      : {};
  }
}
