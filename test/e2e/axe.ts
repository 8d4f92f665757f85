import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'

const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8')

const rules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}

/** Puts axe into the page, once: each visit has a page of its own. */
export async function addAxe(window: Page): Promise<void> {
  if (await window.evaluate(() => 'axe' in globalThis)) return
  // Through the debugger's own evaluation, which the page's content security policy does not bind.
  await window.evaluate(axeSource)
}

/** What axe finds, in short: the rule and where. By all rules of WCAG 2.2 AA and good practice, or by one alone. */
export async function violations(window: Page, rule: string | null = null): Promise<string[]> {
  await addAxe(window)
  // Colors that are still changing would be measured half-way. An animation whose element goes meanwhile may never finish.
  await window.evaluate(() =>
    Promise.race([
      Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
      new Promise((resolve) => setTimeout(resolve, 2000)),
    ]),
  )
  const results = await window.evaluate<AxeResults, RunOptions>(
    (options) => (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    rule === null ? rules : { ...rules, runOnly: { type: 'rule', values: [rule] } },
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  )
}
