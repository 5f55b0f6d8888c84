import type { Reporter, SerializedError, TestModule } from "vitest/node";

/** Sums the tests of all packages. A file that cannot be loaded and an error outside any test count as failed. */
export class TotalReporter implements Reporter {
  readonly #count = { passed: 0, failed: 0, skipped: 0 };

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    this.#count.failed += unhandledErrors.length;
    for (const module of modules) this.#add(module);
  }

  #add(module: TestModule): void {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      this.#count[state === "pending" ? "failed" : state] += 1;
    }
    const suites = [...module.children.allSuites()];
    this.#count.failed += module.errors().length + suites.reduce((sum, suite) => sum + suite.errors().length, 0);
  }

  get line(): string {
    return `${this.#count.passed} passed, ${this.#count.failed} failed, ${this.#count.skipped} skipped`;
  }

  /** A run without a single passed test proves nothing and has not succeeded. */
  get succeeded(): boolean {
    return this.#count.failed === 0 && this.#count.passed > 0;
  }
}
