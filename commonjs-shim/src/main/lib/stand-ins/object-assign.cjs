// Stands in for 'object.assign/polyfill'.
module.exports = () => Object.assign;
