import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** A desk and a phone. */
export const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const

/** What is wrong with the screen that is open, at both sizes: broken accessibility rules, and content wider than the screen. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const size of SIZES) {
    await page.setViewportSize(size)
    const { violations } = await new AxeBuilder({ page }).analyze()
    for (const { id, nodes } of violations) {
      faults.push(`${String(size.width)} px: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
    }
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (beyond > 0) faults.push(`${String(size.width)} px: ${String(beyond)} px wider than the screen`)
  }
  return faults
}
