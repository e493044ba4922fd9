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

  async expand(key: string): Promise<void> {
    const item = this.item(key)
    await expect(item).toBeVisible()
    if ((await item.getAttribute('aria-expanded')) === 'false') await item.click()
    await expect(item).toHaveAttribute('aria-expanded', 'true')
  }

  /** The numbers of an output's list, by opening it and reading its entries. */
  async numbers(key: string): Promise<number[]> {
    await this.expand(key)
    const item = this.item(key)
    const level = Number(await item.getAttribute('aria-level'))
    const found: number[] = []
    const following = item.locator(`xpath=following-sibling::*[@role="treeitem"]`)
    for (const entry of await following.all()) {
      if (Number(await entry.getAttribute('aria-level')) <= level) break
      found.push(toNumber((await entry.locator('.ellipsis').textContent()) ?? ''))
    }
    await item.click()
    return found
  }
}

/** As the page writes numbers: typographic minus signs and groups are fine, words are not. */
export function toNumber(text: string): number {
  return text === 'NaN' ? Number.NaN : Number(text.replace('−', '-').replaceAll(',', ''))
}
