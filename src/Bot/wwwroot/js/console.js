// While the server is lost: Blazor sets the dialog's classes and says what has become of the connection.
const lost = document.getElementById('components-reconnect-modal');
const is = state => lost.classList.contains(`components-reconnect-${state}`);

// What was typed and not sent is gone once the page is loaded again: then only the person does it, after copying.
const unsent = () => [...document.querySelectorAll('main :is(textarea, input:not([type=checkbox]))')].some(field => field.value !== field.defaultValue);

const again = async () => {
  if (is('rejected')) return location.reload();
  try {
    if (!await Blazor.reconnect() && !await Blazor.resumeCircuit()) location.reload();
  } catch {
    // The server is not there yet: the dialog stays.
  }
};

lost.querySelector('button').addEventListener('click', again);
lost.addEventListener('components-reconnect-state-changed', ({ detail }) => {
  if (detail.state === 'rejected' && !unsent()) location.reload();
  // The page is whole again: what Blazor said of an attempt that broke off is over.
  if (detail.state === 'hide') document.getElementById('blazor-error-ui').style.display = '';
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && is('failed')) again();
});
