/**
 * Writes a report to standard output and waits until a slow reader, such as a pipe, has taken everything. A reader that
 * has enough and goes away is no failure.
 */
export const print = (report: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = (failure?: Error | null): void => {
      if (failure == null || ('code' in failure && failure.code === 'EPIPE')) resolve()
      else reject(failure)
    }
    // Without a listener the failure would end the process with a stack of calls.
    process.stdout.on('error', end).write(report, end)
  })
