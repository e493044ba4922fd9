import { expect, type Page } from '@playwright/test'
import type { Workbench } from './Workbench.ts'

/** Keys and menus that go through the system's clipboard. */
export class Clipboard {
  readonly workbench: Workbench
  readonly page: Page

  constructor(workbench: Workbench) {
    this.workbench = workbench
    this.page = workbench.page
  }

  /** What a person copied elsewhere: out of a text file, or cells of a spreadsheet with the HTML that these give. */
  async hold(text: string, html = ''): Promise<void> {
    await this.page.evaluate(
      ([plain, rich]) => {
        const parts = { 'text/plain': new Blob([plain ?? ''], { type: 'text/plain' }) }
        const more = rich ? { 'text/html': new Blob([rich], { type: 'text/html' }) } : {}
        return navigator.clipboard.write([new ClipboardItem({ ...parts, ...more })])
      },
      [text, html],
    )
  }

  text(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText())
  }

  /** Copies the cards, and waits until they are there. */
  async copy(...cards: readonly string[]): Promise<void> {
    await this.choose(cards)
    await this.page.keyboard.press('Control+C')
    await expect(this.page.getByText(/^Copied /)).toBeVisible()
  }

  async cut(...cards: readonly string[]): Promise<void> {
    await this.choose(cards)
    await this.page.keyboard.press('Control+X')
  }

  /** With the pointer over an empty place of the canvas. */
  async pasteAt(position: { readonly x: number; readonly y: number }, keys = 'Control+V'): Promise<void> {
    await this.page.locator('.react-flow__pane').hover({ position })
    await this.page.keyboard.press(keys)
  }

  private async choose(cards: readonly string[]): Promise<void> {
    for (const [at, card] of cards.entries()) {
      await this.workbench.card(card).click({ position: { x: 24, y: 12 }, modifiers: at ? ['ControlOrMeta'] : [] })
    }
  }
}
