/** What one client writes next: it signs, then withdraws what it has signed, so that it can go on for ever. */
export interface Writer {
  sign(agreementId: string, organisationId: string, key: string): Promise<string>;
  withdraw(adherenceId: string, organisationId: string, key: string): Promise<void>;
}

export interface Writers {
  readonly clients: readonly Writer[];
  /** Who each client signs for. */
  readonly organisationIds: readonly string[];
  readonly name: string;
}

let keys = 0;

/**
 * Lets every client write without a pause for some time.
 *
 * @param agreementIds one for all, or many that the clients take in turn.
 * @returns writes per second, signings and withdrawals alike.
 */
export async function writesPerSecond(
  { clients, organisationIds, name }: Writers,
  agreementIds: readonly string[],
  milliseconds: number,
): Promise<number> {
  const started = performance.now();
  const end = started + milliseconds;
  const counts = await Promise.all(
    clients.map(async (client, index) => {
      const organisationId = organisationIds[index] as string;
      let writes = 0;
      // Each begins elsewhere, and no two meet again and again.
      for (let turn = index * 7; performance.now() < end; turn += index + 1) {
        const agreementId = agreementIds[turn % agreementIds.length] as string;
        const adherenceId = await client.sign(agreementId, organisationId, `${name}-${keys++}`);
        await client.withdraw(adherenceId, organisationId, `${name}-${keys++}`);
        writes += 2;
      }
      return writes;
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}
