import { FieldResolver, Resolver, Root } from 'type-graphql';
import { MatrixBody } from '../entities/matrix-body.js';
import { Body } from '../entities/references.js';
import { bodyOf } from './references.js';

@Resolver(() => MatrixBody)
export class MatrixBodyResolver {
  @FieldResolver(() => Body, {
    nullable: true,
    description: 'The body; null where the name stands for none that the hub knows. Swedish: organ.',
  })
  body(@Root() { bodyId }: MatrixBody): Body | null {
    return bodyOf(bodyId);
  }
}
