// Makes the page live. It is complete without: where WebAssembly is missing or fails, a waiting page renews itself instead.
const fallBack = () => {
  const { refresh, refreshTo } = document.documentElement.dataset;
  if (refresh === undefined) return;
  const renew = () => (refreshTo ? location.replace(refreshTo) : location.reload());
  setTimeout(renew, Math.max(1, refresh) * 1000);
};

if (globalThis.WebAssembly) {
  const onError = (error) => error instanceof WebAssembly.RuntimeError && fallBack();
  addEventListener('error', (event) => onError(event.error));
  addEventListener('unhandledrejection', (event) => onError(event.reason));
  import('./frontend.js')
    .then(({ default: init }) => init({ module_or_path: new URL('./frontend_bg.wasm', import.meta.url) }))
    // For whoever measures (User Timing): `cargo xtask bench pages` does.
    .then(() => performance.mark('alive'))
    .catch(fallBack);
} else {
  fallBack();
}
