/** Loaded into a measured process before its own program: answers each message with the CPU time used. */
process.on('message', () => process.send?.(process.cpuUsage()));
