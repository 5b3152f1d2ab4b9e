/** jest's global tear-down: the end of what ./start-test-hub.mjs started. */
export default async function stopTestHub() {
  await globalThis.stopTestHub?.();
}
