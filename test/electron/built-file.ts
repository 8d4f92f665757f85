import { build } from 'vite'

/** Builds a file that runs beside the main process into `folder`, as `name`, the way the program is built. */
export async function buildFile(input: string, folder: string, name: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: folder,
      target: 'node18',
      rolldownOptions: { input, output: { format: 'cjs', entryFileNames: name } },
    },
  })
}
