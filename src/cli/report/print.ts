/** Writes a report to standard output and waits until a slow reader, such as a pipe, has taken everything. */
export const print = (report: string): Promise<void> =>
  new Promise((resolve, reject) => process.stdout.write(report, (failure) => (failure == null ? resolve() : reject(failure))))
