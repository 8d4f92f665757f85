import { expect, test } from '@playwright/test'
import { startNullPrinter } from '../soak/null-printer.ts'
import { comparison } from '../soak/report.ts'
import { soak } from '../soak/soak.ts'
import { launchKiosk } from './launch.ts'

// The long one is `npm run soak`; this one would find a handle or a page that stays with every visitor.
test('thirty visitors leave the program with the handles and the page it had, and no error in the log', async () => {
  test.setTimeout(600_000)
  const printer = await startNullPrinter()
  if (typeof printer === 'string') {
    console.log(`The short soak does not run: ${printer}`)
    test.skip(true, printer)
    return
  }
  const kiosk = await launchKiosk({
    settings: { defaultPrinter: printer.name },
    environment: { CUPS_SERVER: printer.socket },
  })
  try {
    const samples = await soak(kiosk, { visitors: 30, every: 5 })
    const { handles, heap, shellHeap } = comparison(samples)
    expect(handles.after).toBeLessThanOrEqual(handles.before + 5)
    // Each visitor gets a new page; live objects of an earlier one would be added to it.
    expect(heap.after).toBeLessThan(heap.before * 1.1)
    // The shell outlives them all, and its code is compiled with the first of them.
    expect(shellHeap.after).toBeLessThan(shellHeap.first * 1.1)
    expect(kiosk.log().match(/print ended .*"done"/g)?.length ?? 0).toBeGreaterThan(20)
    expect(kiosk.log()).not.toMatch(/^\S+ (?:error|warn) /m)
  } finally {
    await kiosk.discard()
    await printer.stop()
  }
})
