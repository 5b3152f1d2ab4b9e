/** Who can stand in a crowd. */
export interface Member {
  /** Its number in the crowd; -1 outside of one. */
  at: number;
  readonly listener: { next(text: string): boolean };
  /** Its listener threw, and hears nothing more. */
  broke(): void;
}

/** The listeners that have heard everything so far. What each event costs for each of them is spent here, and nowhere else. */
export class Crowd<Each extends Member> {
  #members: (Each | undefined)[] = [];
  #size = 0;
  #telling = false;

  get size(): number {
    return this.#size;
  }

  add(member: Each): void {
    member.at = this.#members.length;
    this.#members.push(member);
    this.#size += 1;
  }

  /** Does nothing where it is not in the crowd. */
  remove(member: Each): void {
    const { at } = member;
    if (at === -1) return;
    member.at = -1;
    this.#size -= 1;
    if (this.#telling) {
      this.#members[at] = undefined;
      return;
    }
    const last = this.#members.pop() as Each;
    if (last === member) return;
    this.#members[at] = last;
    last.at = at;
  }

  /** Takes all out. */
  clear(): Each[] {
    const members = this.#members.filter((member) => member !== undefined);
    for (const member of members) member.at = -1;
    this.#members = [];
    this.#size = 0;
    return members;
  }

  /** Tells everyone. Those who take no more for now are out of the crowd afterwards. */
  tell(text: string): readonly Each[] {
    const members = this.#members;
    // Who joins or leaves meanwhile moves nobody.
    const { length } = members;
    let full: Each[] | undefined;
    this.#telling = true;
    for (let at = 0; at < length; at++) {
      const member = members[at];
      try {
        if (member === undefined || member.listener.next(text)) continue;
      } catch {
        member?.broke();
        continue;
      }
      full ??= [];
      full.push(member);
    }
    this.#telling = false;
    if (this.#size < members.length) this.#closeRanks();
    if (full === undefined) return NOBODY;
    const left = full.filter(({ at }) => at !== -1);
    for (const member of left) this.remove(member);
    return left;
  }

  #closeRanks(): void {
    this.#members = this.#members.filter((member) => member !== undefined);
    for (const [at, member] of this.#members.entries()) (member as Each).at = at;
  }
}

const NOBODY: readonly never[] = [];
