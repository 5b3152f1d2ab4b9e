import type { Backbone } from './backbone.js';
import { createNatsBackbone, type NatsOptions } from './nats/index.js';
import { createPostgresBackbone, type PostgresBackboneOptions } from './postgres-backbone.js';

/** Where the log is: on NATS where that is named, else in the events database. */
export interface BackbonePlace {
  readonly nats?: NatsOptions;
  readonly eventsDatabaseUrl?: string;
}

type BackboneOptions = Omit<PostgresBackboneOptions, 'url'>;

/**
 * Opens the backbone that the configuration names.
 *
 * @returns undefined where it names none.
 */
export function createBackbone(
  place: BackbonePlace & { readonly eventsDatabaseUrl: string },
  options: BackboneOptions,
): Backbone;
export function createBackbone(place: BackbonePlace, options: BackboneOptions): Backbone | undefined;
export function createBackbone(
  { nats, eventsDatabaseUrl }: BackbonePlace,
  options: BackboneOptions,
): Backbone | undefined {
  if (nats) return createNatsBackbone({ ...nats, ...(options.onError && { onError: options.onError }) });
  return eventsDatabaseUrl === undefined
    ? undefined
    : createPostgresBackbone({ ...options, url: eventsDatabaseUrl });
}
