/**
 * Answers of reads that come with every request and seldom change. They are kept until one of their tables is written
 * to, and all are forgotten when another process (a command beside the server, another server) may have written.
 */
export class Remembered {
  private readonly tables = new Set<string>();
  private readonly answers = new Map<string, unknown>();
  private version: unknown = null;
  private isChecked = false;
  private times = 0;

  /** @param dataVersion a value that changes when somebody else may have written to the database */
  constructor(private readonly dataVersion: () => unknown) {}

  /**
   * @param tables that the answer comes from
   * @param question names the read and everything it depends on
   */
  answer<T>(tables: readonly string[], question: string, read: () => T): T {
    this.checkVersion();
    if (this.answers.has(question)) return this.answers.get(question) as T;
    for (const table of tables) this.tables.add(table);
    const answer = read();
    this.keep(question, answer);
    return answer;
  }

  /** How often everything was forgotten: whoever makes something of several answers compares it before and after. */
  get timesForgotten(): number {
    return this.times;
  }

  /** Keeps what was made of answers given before. */
  keep(question: string, answer: unknown): void {
    if (this.answers.size >= MOST_KEPT) this.forget();
    this.answers.set(question, answer);
  }

  /** What was kept under a name; undefined where it was forgotten. */
  recall(question: string): unknown {
    this.checkVersion();
    return this.answers.get(question);
  }

  /** Forgets one of them. */
  drop(question: string): void {
    this.answers.delete(question);
  }

  /** Once for all requests that the event loop holds at the moment. */
  private checkVersion(): void {
    if (this.isChecked) return;
    const version = this.dataVersion();
    if (version !== this.version) this.forget();
    this.version = version;
    this.isChecked = true;
    setImmediate(() => {
      this.isChecked = false;
    });
  }

  written(table: string): void {
    if (this.tables.has(table)) this.forget();
  }

  forget(): void {
    this.times += 1;
    this.answers.clear();
  }
}

/** More than the points of a large city; whoever tries out codes fills no memory. */
const MOST_KEPT = 20_000;
