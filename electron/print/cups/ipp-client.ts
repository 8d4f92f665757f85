import { request } from 'node:http'
import { SpoolError } from '../spooler/spooler.ts'
import { decodeResponse, encodeRequest } from './ipp-message.ts'
import type { IppRequestItem, IppResponse } from './ipp-message.ts'

/** Asks the local print server one thing: operation code and its attributes. */
export type IppClient = (operation: number, ...items: IppRequestItem[]) => Promise<IppResponse>

const timeoutMs = 10_000
const maxBytes = 4_000_000

/**
 * A client of the print server behind a local socket; it never goes over a network.
 * Rejects with `SpoolError('spooler')` where nobody answers in ten seconds or what comes is no IPP.
 */
export function ippClient(socketPath: string): IppClient {
  let requestId = 0
  return (operation, ...items) => {
    requestId = (requestId % 0x7fffffff) + 1
    return post(socketPath, encodeRequest(operation, requestId, items))
  }
}

function post(socketPath: string, body: Buffer): Promise<IppResponse> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new SpoolError('spooler', `print server: ${why}`))
    const headers = {
      'Content-Type': 'application/ipp',
      'Content-Length': body.length,
      Host: 'localhost',
      Connection: 'close',
    }
    const call = request({ socketPath, method: 'POST', path: '/', headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      let size = 0
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > maxBytes) call.destroy(new Error('answer too long'))
        else chunks.push(chunk)
      })
      // A connection that is cut in the middle of an answer says so here, and nowhere else.
      answer.on('error', (error) => fail(error.message))
      answer.on('end', () => {
        if (answer.statusCode !== 200) return fail(`HTTP ${answer.statusCode ?? 0}`)
        try {
          resolve(decodeResponse(Buffer.concat(chunks)))
        } catch {
          fail('answered no IPP')
        }
      })
    })
    const timer = setTimeout(() => call.destroy(new Error('no answer')), timeoutMs)
    call.on('error', (error) => fail(error.message))
    call.on('close', () => {
      clearTimeout(timer)
      // Whatever has been settled by now stays as it is.
      fail('cut off')
    })
    call.end(body)
  })
}
