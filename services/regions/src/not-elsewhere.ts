import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/**
 * Leaves out the rows of regions that the request says are served elsewhere. While a region's rows move, both
 * deployments hold them; the request knows which map it goes by, so each row is answered by exactly one.
 *
 * @param regionCode the expression of a row's region code.
 */
export function notElsewhere<Row extends ObjectLiteral>(
  regionCode: string,
  elsewhere: readonly string[],
  query: SelectQueryBuilder<Row>,
): SelectQueryBuilder<Row> {
  return elsewhere.length === 0
    ? query
    : query.andWhere(`${regionCode} <> all(:elsewhere)`, { elsewhere: [...elsewhere] });
}
