import { z } from 'zod'
import { errorFacts } from '../log/error-facts.ts'
import type { Log } from '../log/log.ts'
import { readSmallFile, writeSmallFile } from '../storage/small-file.ts'
import { pinHashSchema } from '../settings/pin-hash.ts'

const staffRecordSchema = z.strictObject({
  pinHash: pinHashSchema.nullable(),
  /** Wrong PINs in a row, and when the last one was (ms since 1970). */
  wrongTries: z.int().nonnegative(),
  lastWrongAt: z.number().nonnegative(),
  /** The default printer that staff chose on this kiosk; null = none. */
  printer: z.string().max(200).nullable(),
  /** Whether staff let visits be counted. */
  counting: z.boolean(),
})
/** What staff set on this kiosk. */
export type StaffRecord = z.infer<typeof staffRecordSchema>

const empty: StaffRecord = { pinHash: null, wrongTries: 0, lastWrongAt: 0, printer: null, counting: true }

/** What staff set on this kiosk, kept in `staff.json` of the program's own folder. */
export interface StaffFile {
  readonly record: StaffRecord
  /** The file is there and cannot be read: nobody may set a new PIN over it. */
  readonly damaged: boolean
  /** Changes the record at once, and the file as soon as the disk has taken it. A full disk costs only the file. */
  change(change: Partial<StaffRecord>): Promise<void>
}

/** Reads `staff.json`. A damaged file is reported in the log with its mend and left as it is. */
export async function openStaffFile(file: string, log: Log): Promise<StaffFile> {
  const read = await readSmallFile(file, staffRecordSchema)
  const damaged = read.state === 'damaged'
  if (read.state === 'damaged') {
    const { field: key, line, fix: reason } = read.problem
    log.error('staff file damaged', { file, key, line, reason, mend: 'delete it; staff mode then asks for a new PIN' })
  }
  let record = read.state === 'good' ? read.value : empty
  let writing: Promise<void> = Promise.resolve()
  return {
    get record() {
      return record
    },
    damaged,
    async change(change) {
      record = { ...record, ...change }
      if (damaged) return
      writing = writing
        .then(() => writeSmallFile(file, record))
        .catch((error: unknown) => log.error('staff file not written', errorFacts(error)))
      await writing
    },
  }
}
