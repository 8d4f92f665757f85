import { guideCommand } from './program.ts'

const lines = { out: (line: string) => console.log(line), err: (line: string) => console.error(line) }

void guideCommand(process.argv.slice(2), lines).then((exit) => {
  process.exitCode = exit
})
