import { expect, type Locator } from '@playwright/test'
import type { Workbench } from './Workbench.ts'

/** The selected node as a form. */
export class Inspector {
  readonly workbench: Workbench
  readonly panel: Locator

  constructor(workbench: Workbench) {
    this.workbench = workbench
    this.panel = workbench.page.getByRole('region', { name: 'Inspector', exact: true })
  }

  async open(node: string): Promise<void> {
    await this.workbench.inspect(node)
  }

  /** A field by its name: `Name`, `Type`, `Documentation`, `Default of rate`. */
  field(name: string): Locator {
    return this.panel.getByRole('textbox', { name, exact: true })
  }

  /** Types into a field and waits until the code has it. */
  async set(name: string, text: string, commit: 'Enter' | 'Control+Enter' = 'Enter'): Promise<void> {
    const field = this.field(name)
    await field.fill(text)
    await field.press(commit)
    await expect(field).toHaveAttribute('aria-busy', 'false')
  }

  /** A part by its title: `Needs`, `Modifiers`, `Pinned`. */
  part(title: string): Locator {
    return this.panel.getByRole('region', { name: title, exact: true })
  }

  async press(button: string): Promise<void> {
    await this.panel.getByRole('button', { name: button, exact: true }).click()
  }

  async addModifier(name: string): Promise<void> {
    await this.press('Add modifier')
    await this.workbench.page.getByRole('menuitem', { name: new RegExp(`^${name} `) }).click()
  }

  /** The line of a modifier, by its name. */
  modifier(name: string): Locator {
    return this.panel.getByRole('button', { name: `Edit ${name}`, exact: true })
  }

  async undo(): Promise<void> {
    await this.workbench.page.getByRole('button', { name: 'Undo' }).click()
  }
}
