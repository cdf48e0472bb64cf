import { render } from 'preact';

render(<p>raingan</p>, document.getElementById('app')!);
