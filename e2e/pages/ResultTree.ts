import { expect, type Locator } from '@playwright/test'

/** The tree of a dict result. */
export class ResultTree {
  readonly root: Locator

  constructor(root: Locator) {
    this.root = root
  }

  item(key: string): Locator {
    return this.root.getByRole('treeitem').filter({ has: this.root.page().getByText(key, { exact: true }) })
  }

  /** Copies an entry by the button that its row shows. */
  async copy(key: string): Promise<void> {
    await this.item(key).hover()
    await this.item(key).getByTitle(`Copy ${key}`).click()
  }

  async expand(key: string): Promise<void> {
    const item = this.item(key)
    await expect(item).toBeVisible()
    if ((await item.getAttribute('aria-expanded')) === 'false') await item.click()
    await expect(item).toHaveAttribute('aria-expanded', 'true')
  }

  /** The numbers of an output's list, by opening it and reading its entries. */
  async numbers(key: string): Promise<number[]> {
    await this.expand(key)
    const level = Number(await this.item(key).getAttribute('aria-level')) + 1
    const entries = this.entriesBelow(key, level)
    await expect(entries.first()).toHaveAttribute('aria-setsize')
    await expect(entries).toHaveCount(Number(await entries.first().getAttribute('aria-setsize')))
    const texts = await entries.locator('.ellipsis').allTextContents()
    await this.item(key).click()
    await expect(this.item(key)).toHaveAttribute('aria-expanded', 'false')
    return texts.map(toNumber)
  }

  /** An item's entries, as far as they are drawn: here only one item is open at a time, so all of that level are its own. */
  private entriesBelow(key: string, level: number): Locator {
    const following = this.item(key).locator('xpath=following-sibling::*')
    return following.and(this.root.page().locator(`[aria-level="${level}"]`))
  }
}

/** As the page writes numbers: typographic minus signs and groups are fine, words are not. */
export function toNumber(text: string): number {
  return text === 'NaN' ? Number.NaN : Number(text.replace('−', '-').replaceAll(',', ''))
}
