// What a global object leads to, of what only the host has; for the scripts in hostile-cases.js that ask.
function reaches(g) {
  var ways = {
    'process.binding': function () { return typeof g.process.binding('fs').open === 'function'; },
    'require': function () { return typeof g.require('child_process').execSync === 'function'; },
    'Packages': function () { return String(g.Packages.java.lang.System.getenv('PATH')).length > 4; },
    'java': function () { return String(g.java.lang.System.getenv('PATH')).length > 4; },
    'Java.type': function () { return String(g.Java.type('java.lang.System').getenv('PATH')).length > 4; },
    'Polyglot': function () { return typeof g.Polyglot['eval'] === 'function'; },
    'std': function () { return typeof g.std.loadFile === 'function'; },
    'os': function () { return typeof g.os.exec === 'function'; },
  };
  var found = [];
  for (var name in ways) { try { if (ways[name]()) found.push(name); } catch (e) {} }
  return found.length ? 'escaped: ' + found.join() : 'contained';
}
