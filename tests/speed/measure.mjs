// What a browser on a slow phone makes of the pages: Lighthouse's verdict, and the time until a page is seen, whole and alive, with and
// without script. Everything is on this machine; the network is made slow by the browser.
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';

const { PORTAL, CHROMIUM = '/usr/bin/chromium' } = process.env;
const AUTHORIZE = new URLSearchParams({
  client_id: 'https://demo.tillit.example/kontaktboken',
  redirect_uri: 'http://127.0.0.1:7071/callback',
  response_type: 'code',
  scope: 'openid',
  state: 'a-state',
  nonce: 'a-nonce',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
});
const PAGES = [
  ['chooser', `/oidc/authorize?${AUTHORIZE}`],
  ['guide', '/guide'],
  ['one method', '/guide/method/bankid'],
  ['front page', '/'],
];
/** Lighthouse's and DevTools' "Slow 4G". */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8, uploadThroughput: (750 * 1024 * 0.9) / 8 };
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];

const browser = await puppeteer.launch({ executablePath: CHROMIUM, args: ['--headless=new', '--no-sandbox'] });
const row = (cells) => console.log(cells.map((cell, place) => String(cell).padStart(place ? 14 : -1).padEnd(place ? 14 : 22)).join(' '));

/** Lighthouse on its phone settings: the scores, and what it complains of. */
const judge = async ([name, path]) => {
  const page = await browser.newPage();
  const { lhr } = await lighthouse(`${PORTAL}${path}`, { onlyCategories: CATEGORIES, logLevel: 'silent' }, undefined, page);
  await page.close();
  row([name, ...CATEGORIES.map((id) => Math.round(lhr.categories[id].score * 100)), lhr.audits['largest-contentful-paint'].displayValue, lhr.audits['total-blocking-time'].displayValue, lhr.audits['cumulative-layout-shift'].displayValue]);
  const refs = CATEGORIES.slice(1).flatMap((id) => lhr.categories[id].auditRefs);
  for (const { id, weight } of refs) {
    const { score, title } = lhr.audits[id];
    if (weight > 0 && score !== null && score < 1) console.log(`  ${id}: ${title}`);
  }
};

/** Milliseconds from the request to what the browser says of the page, with nothing in its cache. */
const time = async ([name, path], script) => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  await session.send('Page.enable');
  await session.send('Page.setLifecycleEventsEnabled', { enabled: true });
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await session.send('Emulation.setScriptExecutionDisabled', { value: !script });
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
  const seen = {};
  session.on('Page.lifecycleEvent', ({ name: event, timestamp }) => { seen[event] = timestamp; });
  let begun;
  session.on('Network.requestWillBeSent', ({ type, timestamp }) => { if (type === 'Document') begun ??= timestamp; });
  await page.setViewport({ width: 412, height: 823, deviceScaleFactor: 1.75, isMobile: true });
  await page.goto(`${PORTAL}${path}`, { waitUntil: 'networkidle0' });
  const since = (timestamp) => (timestamp ? `${Math.round((timestamp - begun) * 1000)} ms` : '-');
  let alive = '-';
  if (script) {
    const [mark] = await page.evaluate(() => performance.getEntriesByName('alive').map(({ startTime }) => startTime));
    if (mark) alive = `${Math.round(mark)} ms`;
  }
  row([`${name}${script ? '' : ', no script'}`, since(seen.firstContentfulPaint), since(seen.load), alive, bytes]);
  await context.close();
};

console.log('\nLighthouse, as on a phone');
row(['', 'performance', 'accessibility', 'practices', 'LCP', 'TBT', 'CLS']);
for (const page of PAGES) await judge(page);

console.log('\nSlow 4G and a processor four times as slow, nothing cached');
row(['', 'seen', 'loaded', 'alive', 'bytes']);
for (const page of PAGES) {
  await time(page, true);
  await time(page, false);
}
await browser.close();
