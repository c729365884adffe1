'use strict';
const React = require('react');
const { renderToString, renderToStaticMarkup } = require('react-dom/server.edge');
const h = React.createElement;

const Theme = React.createContext('light');

class Boundary extends React.Component {
  constructor(props) {
    super(props);
    this.state = { at: 'start' };
  }
  static getDerivedStateFromProps(props, state) {
    return { at: state.at + '!' };
  }
  render() {
    return h('section', { className: this.state.at }, this.props.children);
  }
}

function Row({ item, index }) {
  const id = React.useId();
  const theme = React.useContext(Theme);
  const [count] = React.useState(() => index * 2);
  const label = React.useMemo(() => item.name.toUpperCase(), [item]);
  return h('li', { id, 'data-theme': theme, style: { marginTop: count, WebkitFlex: 1 } }, label, ' <', item.price, '>');
}

function App({ items }) {
  return h(
    Theme.Provider,
    { value: 'dark' },
    h(Boundary, null, h('ul', null, items.map((item, index) => h(Row, { key: item.name, item, index }))), false, null),
    h('input', { defaultValue: 'a"b', disabled: true, onChange() {} }),
    h('p', { dangerouslySetInnerHTML: { __html: '<b>raw</b>' } }),
    h(React.Fragment, null, 'text & more', h('br')),
    h('select', { defaultValue: 'y' }, h('option', { value: 'x' }), h('option', { value: 'y' })),
  );
}

exports.run = () => {
  const items = Array.from({ length: 5 }, (_, i) => ({ name: 'item ' + i, price: i * 1.5 }));
  return [renderToString(h(App, { items })), renderToStaticMarkup(h(App, { items: [] })), React.version];
};
