// Opens /docs in a real browser, and sends a request from there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chromium } from 'playwright-core';

const url = process.env.CAMPUS_CONTACTS_URL;

for (const path of ['docs', 'docs/']) {
  test(`${path} shows the document and sends requests`, async () => {
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(120_000);
      const messages = [];
      page.on('console', message => messages.push(message.text()));
      page.on('pageerror', error => messages.push(String(error)));
      page.on('requestfailed', request => messages.push(`failed: ${request.url()}`));
      await page.goto(url + path);
      for (const [tag, id, sent] of [['Types', 'listTypes', '/types'], ['Value_lists', 'listTerms', '/api/terms']]) {
        const operation = page.locator(`#operations-${tag}-${id}`);
        await page.locator(`#operations-tag-${tag}`).click();
        await operation.locator('.opblock-summary-control').click();
        await operation.locator('.try-out__btn').click();
        const answer = page.waitForResponse(response => new URL(response.url()).pathname.endsWith(sent));
        await operation.locator('.execute').click();
        assert.equal((await answer).status(), 200);
        await operation.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor();
      }
      assert.deepEqual(messages, []);
    } finally {
      await browser.close();
    }
  });
}
