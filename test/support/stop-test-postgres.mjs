/** jest's global tear-down: the end of what ./start-test-postgres.mjs started. */
export default async function stopTestPostgres() {
  await globalThis.stopTestPostgres?.();
}
