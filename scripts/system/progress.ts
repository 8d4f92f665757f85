const refresh = 1000
/** Where a log is kept, a line now and then says more than one that is rewritten. */
const quietRefresh = 10_000

/** Shows that something goes on, and for how long, until `job` ends. */
export async function withProgress<T>(label: string, job: Promise<T>): Promise<T> {
  const start = Date.now()
  const line = (end: string) => `  ${label} … ${Math.round((Date.now() - start) / 1000)} s${end}`
  const { isTTY } = process.stdout
  const show = () => process.stdout.write(isTTY ? `\r${line('')}` : line('\n'))
  const timer = setInterval(show, isTTY ? refresh : quietRefresh)
  try {
    return await job
  } finally {
    clearInterval(timer)
    process.stdout.write(`${isTTY ? '\r' : ''}${line('\n')}`)
  }
}
