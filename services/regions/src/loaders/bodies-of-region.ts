import { type Connection, createListLoader, type ListLoader } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { BodyListArgs } from '../arguments/body-list-args.js';
import type { Body } from '../entities/body.js';
import { listBodiesOfRegions } from '../repositories/body-repository.js';

export function bodiesOfRegion(db: EntityManager): ListLoader<BodyListArgs, Connection<Body>> {
  return createListLoader((regionCodes, args) => listBodiesOfRegions(db, regionCodes, args));
}
