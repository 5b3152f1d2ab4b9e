import { createListLoader, type ListLoader } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { AttendanceArgs } from '../arguments/attendance-args.js';
import type { Attendance } from '../entities/attendance.js';
import { sumAttendanceOfRegions } from '../repositories/event-repository.js';

export function attendanceOfRegion(db: EntityManager): ListLoader<AttendanceArgs, Attendance> {
  return createListLoader((regionCodes, args) => sumAttendanceOfRegions(db, regionCodes, args));
}
