import type { Hub } from '@hub/local';
import type { ControlWriters } from './control-clients.js';
import type { Writers } from './turns.js';

/**
 * How many statements a signing and its withdrawal take: of the hub, as its services count them.
 *
 * @throws Error where the control does not send as many: it is not the same work then.
 */
export async function statementsPerTurn(
  hub: Hub,
  throughHub: Writers,
  control: ControlWriters,
  agreementId: string,
): Promise<number> {
  await turn(throughHub, agreementId, 'warm-up');
  const before = await statementsOf(hub);
  await turn(throughHub, agreementId, 'counted');
  const ofHub = (await statementsOf(hub)) - before;
  const sent = control.statements();
  await turn(control, agreementId, 'counted');
  const ofControl = control.statements() - sent;
  if (ofHub !== ofControl) {
    throw new Error(
      `Expected the control to send the ${ofHub} statements of the hub, it sends ${ofControl}.`,
    );
  }
  return ofHub;
}

async function turn({ clients, organisationIds, name }: Writers, agreementId: string, key: string) {
  const [client, organisationId = ''] = [clients[0], organisationIds[0]];
  const adherenceId = (await client?.sign(agreementId, organisationId, `${name}-${key}-1`)) ?? '';
  await client?.withdraw(adherenceId, organisationId, `${name}-${key}-2`);
}

async function statementsOf(hub: Hub): Promise<number> {
  const services = hub.plan.deployments.filter(({ region }) => region === undefined);
  const counts = await Promise.all(
    services.map(async ({ port }) => {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      return Number(/^hub_sql_statements_total\S* (\d+)/m.exec(text)?.[1]);
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
