/**
 * As the network does it, as a gateway does that stops, and as one does that has just been started and can't read which
 * rights were revoked: "come back later", over WebSocket and over SSE.
 */
const EXPECTED = new Set(['closed', 'closed 1001', 'closed 1006', 'closed 1013', 'refused 503']);

/**
 * What is cut between a gateway and the services is no matter of those who watch: to them streams end only with their
 * connections.
 *
 * @param ends how often connections ended in each way, and the codes of results that were errors alone.
 * @returns every fault, in words.
 */
export function checkEnds(ends: Readonly<Record<string, number>>): string[] {
  return Object.entries(ends).flatMap(([end, count]) =>
    EXPECTED.has(end) ? [] : [`${count} × a stream or its connection ended with: ${end}`],
  );
}
