import { createRoot } from 'react-dom/client';
import './main.css';
import { Page } from './Page.jsx';

// Written into the page by the server, as data.
const consultation = JSON.parse(document.getElementById('consultation').textContent);

createRoot(document.getElementById('page')).render(<Page consultation={consultation} />);
