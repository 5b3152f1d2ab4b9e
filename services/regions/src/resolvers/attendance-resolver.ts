import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AttendanceArgs } from '../arguments/attendance-args.js';
import type { Context } from '../context.js';
import { RegionReference } from '../entities/activity-references.js';
import { Attendance } from '../entities/attendance.js';

@Resolver(() => RegionReference)
export class AttendanceResolver {
  @FieldResolver(() => Attendance, {
    nullable: true,
    description:
      'How many came to the events of the region in all; of "00" to the national ones. Swedish: deltagande sammanlagt.',
  })
  attendance(
    @Root() { code }: RegionReference,
    @Args(() => AttendanceArgs) args: AttendanceArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Attendance> {
    return loaders.attendanceOfRegion.load(code, args);
  }
}
