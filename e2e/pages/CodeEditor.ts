import { expect, type Locator, type Page } from '@playwright/test'
import type { Workbench } from './Workbench.ts'

/** Writing code as a person does: by keys, at a place that is found by its text. */
export class CodeEditor {
  readonly workbench: Workbench
  readonly page: Page

  constructor(workbench: Workbench) {
    this.workbench = workbench
    this.page = workbench.page
  }

  /** The cursor behind a piece of text of the open file: found by the editor's own search. */
  async placeBehind(file: string, text: string): Promise<void> {
    const editor = await this.workbench.editor(file)
    await editor.press('ControlOrMeta+f')
    const field = this.page.getByRole('textbox', { name: 'Find', exact: true })
    // It listens to keys.
    await field.selectText()
    await field.pressSequentially(text)
    await field.press('Enter')
    await field.press('Escape')
    await editor.press('ArrowRight')
  }

  option(name: string | RegExp): Locator {
    return this.page.locator('.cm-tooltip-autocomplete').getByRole('option', { name })
  }

  /** Takes a name of the list that is open. */
  async choose(name: string | RegExp): Promise<void> {
    await this.option(name).click()
  }

  /** Takes a quick fix at the cursor. */
  async fix(label: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+.')
    await this.take(label)
  }

  /** Takes one of the quick fixes that are listed. */
  async take(label: string): Promise<void> {
    await this.page.getByRole('listbox', { name: 'Quick fixes' }).getByRole('button', { name: label }).click()
  }

  /** Ends when the editor has said that: it is there for a moment only. To be called before it is said. */
  async hears(text: string): Promise<void> {
    const isSaid = (wanted: string) =>
      [...document.querySelectorAll('[aria-live=polite]')].some((one) => one.textContent?.includes(wanted))
    await this.page.waitForFunction(isSaid, text)
  }

  /** Another name for what the cursor is at. */
  async rename(from: string, to: string): Promise<void> {
    await this.page.keyboard.press('F2')
    const field = this.page.getByRole('textbox', { name: `New name of ${from}` })
    await field.fill(to)
    await field.press('Enter')
    await expect(field).toBeHidden()
  }
}
