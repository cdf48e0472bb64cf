import { render } from 'preact';
import { App } from './app.tsx';
import { current } from './project/project-page.tsx';

// What is not saved yet is sent when the page goes away; until it has arrived, the browser asks before it closes the page.
addEventListener('beforeunload', (event) => {
  if (current.get()?.isDirty()) event.preventDefault();
});
addEventListener('pagehide', () => current.get()?.saveOnLeave());

render(<App />, document.getElementById('app')!);
