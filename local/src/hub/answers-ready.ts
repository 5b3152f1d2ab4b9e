/**
 * Whether a process is ready, and it is this one that says so: another program may have the port.
 *
 * @param name the deployment's.
 * @param port on 127.0.0.1; without one there is nothing to wait for.
 */
export async function answersReady(name: string, port: number | undefined): Promise<boolean> {
  if (port === undefined) return true;
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, {
      signal: AbortSignal.timeout(5_000),
    });
    const { deployment } = (await answer.json()) as { deployment?: string };
    return answer.ok && deployment === name;
  } catch {
    return false;
  }
}
