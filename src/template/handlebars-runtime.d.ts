/** Handlebars without its compiler; its own types leave it empty. */
declare module 'handlebars/runtime.js' {
  import Handlebars from 'handlebars';

  export default Handlebars;
}
