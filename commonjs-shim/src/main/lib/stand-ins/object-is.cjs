// Stands in for 'object-is/polyfill'.
module.exports = () => Object.is;
