/** Those who wait until a client takes more again. */
export class Waiting {
  #acts: (() => void)[] | undefined;

  /** Whether there is something to wait for. */
  get isOn(): boolean {
    return this.#acts !== undefined;
  }

  begin(): void {
    this.#acts ??= [];
  }

  /** Is called back once, at the end; never where there is nothing to wait for. */
  add(act: () => void): void {
    this.#acts?.push(act);
  }

  /** Calls back in order. Where one of them makes it begin anew, the others go on waiting, each before that one. */
  end(): void {
    const acts = this.#acts ?? [];
    this.#acts = undefined;
    let called = 0;
    for (const act of acts) {
      if (this.isOn) break;
      called += 1;
      act();
    }
    if (called < acts.length) this.#acts = [...acts.slice(called), ...(this.#acts ?? [])];
  }
}
