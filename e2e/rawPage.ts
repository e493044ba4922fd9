import type { Browser, CDPSession } from '@playwright/test'

/**
 * A page by way of the browser. Playwright gives a page up as crashed as soon as the process of any of its frames is gone,
 * though the page itself lives on.
 */
export interface RawPage {
  /** The value of an expression in the page, again and again until it is true. */
  until(expression: string): Promise<void>
}

const EVERY_MS = 50
const GIVE_UP_MS = 30_000

/** The only page of the browser whose address begins like this. */
export async function attachRaw(browser: Browser, url: string): Promise<RawPage> {
  const session = await browser.newBrowserCDPSession()
  const { targetInfos } = await session.send('Target.getTargets')
  const target = targetInfos.find((one) => one.type === 'page' && one.url.startsWith(url))
  if (!target) throw new Error(`no page at ${url}`)
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId })
  return {
    async until(expression) {
      const end = Date.now() + GIVE_UP_MS
      while (!(await evaluate(session, sessionId, `Boolean(${expression})`))) {
        if (Date.now() > end) throw new Error(`it never came true: ${expression}`)
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
      }
    },
  }
}

let calls = 0

function evaluate(session: CDPSession, sessionId: string, expression: string): Promise<unknown> {
  const id = ++calls
  const answer = new Promise<unknown>((resolve) => {
    const listen = ({ message }: { readonly message: string }) => {
      const reply = JSON.parse(message)
      if (reply.id !== id) return
      session.off('Target.receivedMessageFromTarget', listen)
      resolve(reply.result?.result?.value)
    }
    session.on('Target.receivedMessageFromTarget', listen)
  })
  const message = JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression } })
  return session.send('Target.sendMessageToTarget', { sessionId, message }).then(() => answer)
}
