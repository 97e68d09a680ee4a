// Ends the check: reads vitest's JSON report, prints 'N passed, N failed', and leaves with an honest exit code.
import { readFileSync } from 'node:fs'

const [reportFile, testExitCode] = process.argv.slice(2)

const report = read(reportFile)
const passed = report?.numPassedTests ?? 0
const failedTests = report?.numFailedTests ?? 0
// A file that breaks before its first test has no failed test, and is a failure all the same.
const brokenFiles = (report?.testResults ?? []).filter(
  (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
).length

const counted = failedTests + brokenFiles
const endedWell = testExitCode === '0' && report?.success === true
if (report === null) process.stdout.write('The tests did not run to their end: see the type check and the linter above.\n')
const failed = counted === 0 && !endedWell ? 1 : counted
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
