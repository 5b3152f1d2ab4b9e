import { addressKey } from './address-key.js';

/** How many connections there may be. */
export interface SeatLimits {
  readonly connectionsPerAddress: number;
  readonly connectionsPerIdentity: number;
}

/** Counts connections by address and by identity. */
export class Seats {
  readonly #limits: SeatLimits;
  readonly #addresses = new Map<string, number>();
  readonly #subjects = new Map<string, number>();

  constructor(limits: SeatLimits) {
    this.#limits = limits;
  }

  /** @returns undefined where there are as many connections of the address as there may be. */
  take(address: string): Seat | undefined {
    const key = addressKey(address);
    return take(this.#addresses, key, this.#limits.connectionsPerAddress) ? new Seat(this, key) : undefined;
  }

  /** For seats alone. */
  takeSubject(subject: string): boolean {
    return take(this.#subjects, subject, this.#limits.connectionsPerIdentity);
  }

  /** For seats alone. */
  release(address: string | undefined, subject: string | null): void {
    if (address !== undefined) release(this.#addresses, address);
    if (subject !== null) release(this.#subjects, subject);
  }
}

/** One connection, as it is counted. */
export class Seat {
  readonly #seats: Seats;
  #address: string | undefined;
  #subject: string | null = null;

  constructor(seats: Seats, address: string) {
    this.#seats = seats;
    this.#address = address;
  }

  /**
   * Counts the connection under who it turns out to be of; null is nobody.
   *
   * @returns false where there are as many of that identity as there may be.
   */
  identify(subject: string | null): boolean {
    if (subject === this.#subject) return true;
    this.#seats.release(undefined, this.#subject);
    this.#subject = null;
    // One that was released meanwhile would be counted for ever.
    if (subject === null || this.#address === undefined) return true;
    if (!this.#seats.takeSubject(subject)) return false;
    this.#subject = subject;
    return true;
  }

  /** The connection has ended. May be repeated. */
  release(): void {
    this.#seats.release(this.#address, this.#subject);
    this.#address = undefined;
    this.#subject = null;
  }
}

function take(counts: Map<string, number>, key: string, max: number): boolean {
  const count = counts.get(key) ?? 0;
  if (count >= max) return false;
  counts.set(key, count + 1);
  return true;
}

function release(counts: Map<string, number>, key: string): void {
  const count = counts.get(key) ?? 0;
  if (count > 1) counts.set(key, count - 1);
  else counts.delete(key);
}
