// Asks once a second how the session stands; says so when nobody answers, and goes on asking.
const main = document.querySelector('main');
const write = (id, text) => {
  const element = document.getElementById(id);
  if (element.textContent !== text) element.textContent = text;
};

async function look() {
  try {
    const response = await fetch(main.dataset.state, { cache: 'no-store' });
    if (!response.ok) throw new Error(response.statusText);
    const state = await response.json();
    write('stage', state.stage);
    write('time', state.time);
    write('here', state.here);
    document.getElementById('lost').hidden = true;
  } catch {
    document.getElementById('lost').hidden = false;
  }
  setTimeout(look, 1000);
}

look();
