import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the reported figure that stands was recorded in the hub, where it was: the figures themselves say so already. */
export class TellWhenFiguresWereRecorded1765550000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update signatory_counter counter
      set reported = jsonb_set(counter.reported, '{source,recordedAt}', figure.source -> 'recordedAt')
      from reported_figure figure
      where figure.agreement_id = counter.agreement_id
        and figure.source ->> 'recordedAt' is not null
        and figure.value = (counter.reported ->> 'value')::integer
        and figure.as_of is not distinct from counter.reported ->> 'asOf'
        and figure.source ->> 'document' is not distinct from counter.reported -> 'source' ->> 'document'
        and figure.source ->> 'place' is not distinct from counter.reported -> 'source' ->> 'place'
        and figure.source ->> 'url' is not distinct from counter.reported -> 'source' ->> 'url'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "update signatory_counter set reported = reported #- '{source,recordedAt}' where reported is not null",
    );
  }
}
